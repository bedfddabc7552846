using System.CommandLine;

namespace Functional.Nn.Cli;

/// <summary>A formula on the command line. It may begin with a minus sign, so mistyped options are told apart here.</summary>
internal sealed class FormulaArgument : Argument<string?>
{
    public FormulaArgument() : base("formula")
    {
        Description = "Statements separated by ';': \"a = w*x; L = a^2\". Either this or --net.";
        Arity = ArgumentArity.ZeroOrOne;
        Validators.Add(given =>
        {
            foreach (var token in given.Tokens.Where(token => IsOption(token.Value)))
                given.AddError($"Unrecognized option '{token.Value}'");
        });
    }

    /// <summary>Whether a text looks like an option rather than a formula.</summary>
    public static bool IsOption(string text) => text is ['-', '-', var letter, ..] && char.IsAsciiLetter(letter);
}
