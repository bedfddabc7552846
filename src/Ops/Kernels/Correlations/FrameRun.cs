namespace Functional.Nn.Ops.Kernels;

/// <summary>Cells of a frame, side by side, with what they hold of a plane.</summary>
/// <param name="Cell">The first cell.</param>
/// <param name="Element">The element of the plane that it holds.</param>
/// <param name="Length">The number of cells.</param>
internal readonly record struct FrameRun(int Cell, int Element, int Length);
