using System.CommandLine;

namespace Functional.Nn.Cli;

/// <summary>An option of the command line. It has a name of its own beside LanguageExt's <c>Option</c>.</summary>
internal sealed class Setting<A> : Option<A>
{
    /// <param name="name">The name, with its hyphens.</param>
    /// <param name="description">A sentence for help.</param>
    /// <param name="value">What the value is called in help.</param>
    public Setting(string name, string description, string? value = null) : base(name)
    {
        Description = description;
        HelpName = value;
    }

    /// <summary>The value of an option that is left out.</summary>
    public A Default
    {
        init { var given = value; DefaultValueFactory = _ => given; }
    }
}
