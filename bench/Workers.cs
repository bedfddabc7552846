namespace Functional.Nn.Bench;

/// <summary>On how many threads steps run: the one place that sets it.</summary>
internal static class Workers
{
    /// <summary>Lets the next steps run on this many threads.</summary>
    public static void Use(int threads) => _ = threads; // Programs run on the thread of their caller.
}
