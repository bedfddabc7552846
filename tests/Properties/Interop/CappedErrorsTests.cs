using FsCheck;
using Functional.Nn.Interop;
using Functional.Nn.Properties.Adapter;
using Xunit;

namespace Functional.Nn.Properties;

public sealed class CappedErrorsTests
{
    [Property]
    public void No_error_is_lost_and_capping_again_changes_nothing(NonNegativeInt count, NonNegativeInt hidden)
    {
        NnError[] errors = [new MoreErrors(hidden.Get), .. Enumerable.Range(0, count.Get).Select(i => new DataError($"{i}"))];
        var capped = errors.Capped("here");
        var told = capped.OfType<DataError>().ToArray();
        Assert.Equal(errors[1..].Take(CappedErrors.Most), told);
        Assert.Equal(hidden.Get + count.Get, told.Length + capped.OfType<MoreErrors>().Sum(more => more.Count));
        Assert.Equal(capped, capped.Capped("here"));
    }
}
