using Functional.Nn.Cli;

var reader = new Reader();
await using var watched = reader.ConfigureAwait(false);
return await Fnn.Run(args, Terminal.OfProcess() with { Left = reader.Left }).ConfigureAwait(false);
