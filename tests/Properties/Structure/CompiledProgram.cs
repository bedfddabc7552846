using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Functional.Nn.Properties;

/// <summary>A program in C#, compiled against what the tests are compiled against.</summary>
internal static class CompiledProgram
{
    /// <summary>In a program this takes the place of the console, so that what it writes can be read.</summary>
    private const string Console = """
        internal static class Console
        {
            internal static string Written { get; private set; } = "";
            internal static void WriteLine(string line) => Written += line + "\n";
        }
        """;

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var file && (file.StartsWith("System.", StringComparison.Ordinal) || file.StartsWith("Functional.Nn.", StringComparison.Ordinal) || file is "netstandard.dll" or "LanguageExt.Core.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>What the compiler has against it.</summary>
    public static IEnumerable<string> Mistakes(string program) => Compiled(program).GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => $"{d}");

    /// <summary>What it writes.</summary>
    public static string Run(string program)
    {
        using var bytes = new MemoryStream();
        var emitted = Compiled(program).Emit(bytes);
        if (!emitted.Success)
            throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics));
        var assembly = Assembly.Load(bytes.ToArray());
        assembly.EntryPoint!.Invoke(null, [Array.Empty<string>()]);
        return (string)assembly.GetType("Console")!.GetProperty("Written", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;
    }

    private static readonly CSharpCompilation Empty = CSharpCompilation.Create("Program", [CSharpSyntaxTree.ParseText(Console)], References, new(OutputKind.ConsoleApplication));

    private static CSharpCompilation Compiled(string program) => Empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(program));
}
