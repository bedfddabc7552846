using System.CommandLine;
using System.Reflection;
using Functional.Nn.Interop;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Cli;

/// <summary>Assemblies with ops, layers, losses and optimisers of one's own.</summary>
internal static class Assemblies
{
    /// <summary>The option that names them.</summary>
    public static Setting<string[]> Setting() => new("--with", "A .NET assembly with layers, ops, losses or optimisers of your own, which texts may name then; may be given more than once.", "file.dll");

    /// <summary>All that are given; or each that is none.</summary>
    public static Validation<NnError, Assembly[]> Load(this ParseResult parsed, Setting<string[]> option) =>
        (parsed.GetValue(option) ?? []).Select(path => Files.Read(path, _ => Load(path))).Sequence().Map(all => all.ToArray());

    private static Validation<NnError, Assembly> Load(string path)
    {
        try
        {
            var assembly = Assembly.LoadFrom(Path.GetFullPath(path));
            _ = assembly.GetTypes();
            return Ok(assembly);
        }
        catch (BadImageFormatException)
        {
            return Fail<Assembly>(new FileError("not a .NET assembly") { Where = path, Expected = "the .dll that dotnet build makes of a project" });
        }
        catch (ReflectionTypeLoadException e)
        {
            return Fail<Assembly>(new FileError("an assembly that does not fit") { Where = path, Found = e.LoaderExceptions.FirstOrDefault()?.Message ?? e.Message, Hint = "Build it against this version of Functional.Nn." });
        }
    }
}
