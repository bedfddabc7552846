namespace Functional.Nn.Ops.Kernels;

/// <summary>A number as a type, so that code for it is compiled with the number.</summary>
internal interface IConstant
{
    static abstract int Value { get; }
}
