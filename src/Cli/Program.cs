using Functional.Nn.Cli;

return await Fnn.Run(args, Terminal.OfProcess()).ConfigureAwait(false);
