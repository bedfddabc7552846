using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using LanguageExt;

namespace Functional.Nn.Properties;

/// <summary>A headless Chromium, where there is one, in which pages are looked at.</summary>
internal static partial class Browser
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

    /// <summary>What a page looks like on a screen of this width; none where there is no browser that works. The page is the document of a frame of that
    /// width, so a phone's is possible; it is measured from outside, for it runs no script itself.</summary>
    public static Option<Sight> Look(string html, int width)
    {
        var folder = Directory.CreateTempSubdirectory("fnn-browser-").FullName;
        try
        {
            var page = Path.Combine(folder, "page.html");
            File.WriteAllText(page, Harness(html, width));
            return Programs().Select(program => Run(program, Path.Combine(folder, "profile"), page))
                .Select(dom => Seen().Match(dom)).Where(seen => seen.Success)
                .Select(seen => JsonSerializer.Deserialize<Sight>(WebUtility.HtmlDecode(seen.Groups["json"].Value), JsonSerializerOptions.Web)!).Take(1).ToArray() is [var sight] ? sight : Option<Sight>.None;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Programs() =>
        from name in Names
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        let path = Path.Combine(folder, name)
        where File.Exists(path)
        select path;

    private static string Run(string program, string profile, string page)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--disable-extensions", "--disable-dev-shm-usage", "--hide-scrollbars", $"--user-data-dir={profile}", "--window-size=1600,1200",
            "--virtual-time-budget=20000", "--dump-dom", new Uri(page).AbsoluteUri])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Patience))
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        errors.Wait();
        return output.Result;
    }

    private static string Harness(string html, int width) => string.Create(CultureInfo.InvariantCulture, $$"""
        <!DOCTYPE html><meta charset="utf-8"><body style="margin:0">
        <iframe id="page" style="border:0;width:{{width}}px;height:900px" srcdoc="{{WebUtility.HtmlEncode(html)}}"></iframe>
        <pre id="seen"></pre>
        <script>
        addEventListener('load', () => {
          const page = document.getElementById('page'), doc = page.contentDocument, root = doc.documentElement;
          const box = e => { const r = e.getBoundingClientRect(); return { left: r.left, top: r.top, right: r.right, bottom: r.bottom }; };
          const meet = (a, b) => a.left < b.right && b.left < a.right && a.top + leading < b.bottom && b.top + leading < a.bottom;
          const leading = 2;
          const texts = svg => [...svg.querySelectorAll('text')].filter(t => t.textContent !== '');
          const pictures = [...doc.querySelectorAll('svg')].map(svg => {
            const upright = texts(svg).filter(t => !t.hasAttribute('transform')).map(t => ({ text: t.textContent, box: box(t) }));
            return {
              title: svg.querySelector('title')?.textContent ?? '', box: box(svg), content: (b => b.width * b.height)(svg.getBBox()),
              texts: texts(svg).map(t => ({ text: t.textContent, box: box(t) })),
              overlaps: upright.flatMap((a, i) => upright.slice(i + 1).filter(b => meet(a.box, b.box)).map(b => a.text + ' | ' + b.text))
            };
          });
          document.getElementById('seen').textContent = 'SEEN' + JSON.stringify({
            width: page.contentWindow.innerWidth, scrollWidth: Math.max(root.scrollWidth, doc.body.scrollWidth), height: root.scrollHeight,
            fetched: page.contentWindow.performance.getEntriesByType('resource').length + performance.getEntriesByType('resource').length,
            dark: page.contentWindow.matchMedia('(prefers-color-scheme:dark)').matches, pictures: pictures }) + 'NEES';
        });
        </script>
        """);

    [GeneratedRegex("<pre id=\"seen\">SEEN(?<json>.*?)NEES</pre>", RegexOptions.Singleline)]
    private static partial Regex Seen();
}
