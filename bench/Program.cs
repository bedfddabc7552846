using Functional.Nn.Bench;

return Commands.Root().Parse(args).Invoke();
