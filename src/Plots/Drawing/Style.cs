namespace Functional.Nn.Plots;

/// <summary>The look of plots, light and dark, as that of drawn graphs. Series have the colours of Okabe and Ito, brighter on a dark page.</summary>
internal static class Style
{
    /// <summary>The rules, the same in every plot.</summary>
    public static Markup Text { get; } = new(
        """
        .plot text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans","DejaVu Sans",sans-serif;font-size:12px;fill:#1e2430;font-variant-numeric:tabular-nums}
        .plot .page{fill:#ffffff}
        .plot .title{font-size:14px;font-weight:600}
        .plot .label,.plot .tick{fill:#5b6576}
        .plot .zero{fill:#98a2b3}
        .plot .middle,.plot .number{text-anchor:middle}
        .plot .end{text-anchor:end}
        .plot .note{fill:#3d4656;stroke:#ffffff;stroke-width:3px;stroke-linejoin:round;paint-order:stroke}
        .plot .number{font-size:inherit}
        .plot .dark{fill:#1e2430}
        .plot .light{fill:#ffffff}
        .plot .axis{fill:none;stroke:#a3acba}
        .plot .grid{fill:none;stroke:#e7eaef}
        .plot .line,.plot .way{fill:none;stroke:currentColor;stroke-width:1.9;stroke-linejoin:round;stroke-linecap:round}
        .plot .area{fill:currentColor;fill-opacity:.18}
        .plot .region{fill:currentColor;fill-opacity:.2;shape-rendering:crispEdges}
        .plot .bar{fill:currentColor;fill-opacity:.72}
        .plot .point{fill:currentColor;stroke:#ffffff;stroke-width:.6}
        .plot .step,.plot .to{fill:currentColor}
        .plot .to{stroke:#ffffff;stroke-width:1.2}
        .plot .from{fill:#ffffff;stroke:currentColor;stroke-width:2}
        .plot .halo{fill:none;stroke:#ffffff;stroke-opacity:.75;stroke-width:4.5;stroke-linejoin:round;stroke-linecap:round}
        .plot .contour{fill:none;stroke:#3d4656;stroke-opacity:.6;stroke-width:.9;stroke-linecap:round}
        .plot .rule{fill:none;stroke:#5b6576;stroke-width:1.2;stroke-dasharray:4 3}
        .plot .cells{shape-rendering:crispEdges}
        .plot .cell{stroke:#e2e6ec;stroke-width:.75}
        .plot .outline{stroke:#a3acba;stroke-width:.5}
        .plot .outline{fill:none}
        .plot .tip{fill:transparent}
        .plot .c0{color:#0072b2}
        .plot .c1{color:#d55e00}
        .plot .c2{color:#009e73}
        .plot .c3{color:#cc79a7}
        .plot .c4{color:#e69f00}
        .plot .c5{color:#56b4e9}
        .plot .c6{color:#4a5160}
        .plot .c7{color:#b8a800}
        @media (prefers-color-scheme:dark){
        .plot text{fill:#e6e9ef}
        .plot .page{fill:#14171c}
        .plot .label,.plot .tick{fill:#a2acbb}
        .plot .note{fill:#cdd3dd;stroke:#14171c}
        .plot .zero{fill:#667085}
        .plot .dark{fill:#1e2430}
        .plot .light{fill:#ffffff}
        .plot .axis{stroke:#566071}
        .plot .grid{stroke:#262c35}
        .plot .area{fill-opacity:.25}
        .plot .region{fill-opacity:.26}
        .plot .point{stroke:#14171c}
        .plot .to{stroke:#14171c}
        .plot .from{fill:#14171c}
        .plot .halo{stroke:#14171c}
        .plot .contour{stroke:#cdd3dd}
        .plot .rule{stroke:#a2acbb}
        .plot .cell{stroke:#2c333d}
        .plot .outline{stroke:#566071}
        .plot .c0{color:#4ba3e3}
        .plot .c1{color:#f07f2e}
        .plot .c2{color:#22c196}
        .plot .c3{color:#e29ac1}
        .plot .c4{color:#f0b429}
        .plot .c5{color:#8fd0f7}
        .plot .c6{color:#b3bccb}
        .plot .c7{color:#f0e442}
        }

        """);
}
