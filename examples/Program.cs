using Functional.Nn.Cli;

return await Fnn.Run(["lecture", .. args], Terminal.OfProcess()).ConfigureAwait(false);
