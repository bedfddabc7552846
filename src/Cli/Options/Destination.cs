namespace Functional.Nn.Cli;

/// <summary>Where a result goes.</summary>
internal static class Destination
{
    /// <summary>The option that names a file.</summary>
    public static Setting<string> Setting() => new("--output", "The file to write, as a whole or not at all; without it, standard output.", "file") { Aliases = { "-o" } };
}
