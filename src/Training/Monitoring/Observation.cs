namespace Functional.Nn.Training;

/// <summary>How things stand at the end of an epoch, seen by the batch that comes next.</summary>
/// <param name="Epoch">The epoch, without what the optimiser keeps.</param>
/// <param name="Layers">What each layer answers.</param>
/// <param name="Parameters">What the next step does to each parameter.</param>
public sealed record Observation(Epoch Epoch, ValueList<LayerStatistics> Layers, ValueList<ParameterStatistics> Parameters);
