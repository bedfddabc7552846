namespace Functional.Nn;

/// <summary>Work that divides into pieces, which may be done at the same time and in any order.</summary>
internal interface IDivided
{
    /// <summary>Does the pieces from <paramref name="first"/> to before <paramref name="end"/>, as one of the workers, counted from 0.</summary>
    void Run(int first, int end, int worker);
}
