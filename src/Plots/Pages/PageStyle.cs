namespace Functional.Nn.Plots;

/// <summary>The look of pages.</summary>
internal static class PageStyle
{
    /// <summary>The rules. What is wider than the screen scrolls in its own box.</summary>
    public static Markup Text { get; } = new(
        """
        :root{color-scheme:light dark}
        *{box-sizing:border-box}
        body{margin:0;background:#ffffff;color:#1e2430;font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans","DejaVu Sans",sans-serif;overflow-wrap:anywhere}
        main{max-width:66rem;margin:0 auto;padding:2rem clamp(1rem,4vw,2.5rem) 4rem}
        h1{font-size:1.75rem;line-height:1.25;margin:0 0 1rem;letter-spacing:-.01em}
        h2{font-size:1.2rem;line-height:1.3;margin:0 0 .75rem;padding-top:1.25rem;border-top:1px solid #e2e6ec}
        section{margin:0 0 2rem}
        p{max-width:46rem;margin:0 0 1rem}
        .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,27rem),1fr));gap:1.25rem 2rem;margin:0 0 1.25rem;align-items:start}
        figure{margin:0;min-width:0;break-inside:avoid}
        figure svg{display:block;max-width:100%;height:auto;margin:0 auto}
        figcaption{font-size:.875rem;line-height:1.45;color:#5b6576;margin:.35rem .6rem 0}
        .wide{overflow-x:auto;max-width:100%}
        table{border-collapse:collapse;font-size:.9375rem;font-variant-numeric:tabular-nums;margin:0 0 1rem;overflow-wrap:normal}
        th,td{text-align:left;padding:.35rem .9rem .35rem 0;border-bottom:1px solid #e2e6ec;vertical-align:top}
        th{font-weight:600;color:#5b6576;white-space:nowrap}
        td.number,th.number{text-align:right;white-space:nowrap;padding:.35rem .45rem}
        pre{overflow-x:auto;max-width:100%;margin:0 0 1rem;padding:.8rem 1rem;background:#f7f8fa;border:1px solid #e2e6ec;border-radius:6px;font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;overflow-wrap:normal}
        dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,9rem),1fr));gap:.75rem 1.5rem;margin:0 0 1.25rem}
        dt{font-size:.8125rem;color:#5b6576}
        dd{margin:0;font-weight:600;font-variant-numeric:tabular-nums}
        @media (prefers-color-scheme:dark){
        body{background:#14171c;color:#e6e9ef}
        h2,th,td,pre{border-color:#2c333d}
        figcaption,th,dt{color:#a2acbb}
        pre{background:#1a1e24}
        }
        @media print{
        body{font-size:11pt}
        main{max-width:none;padding:0}
        h2,figure,tr{break-inside:avoid}
        h2{break-after:avoid}
        .wide,pre{overflow:visible;white-space:pre-wrap}
        }

        """);
}
