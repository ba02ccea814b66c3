using Campaigns.Api.Problems;
using Campaigns.Grains.Interfaces;

namespace Campaigns.Api.Tests.Problems;

public sealed class RefusalsTests
{
    [Theory]
    [InlineData(Refusal.NotFound, 404, "/problems/not-found")]
    [InlineData(Refusal.Conflict, 409, "/problems/conflict")]
    [InlineData(Refusal.Exists, 409, "/problems/exists")]
    [InlineData(Refusal.InUse, 409, "/problems/in-use")]
    [InlineData(Refusal.VersionMismatch, 412, "/problems/version-mismatch")]
    [InlineData(Refusal.Invalid, 422, "/problems/validation")]
    public void Each_refusal_has_its_status_and_type(Refusal refusal, int status, string type)
    {
        var problem = refusal.ToProblem("campaign", Guid.Empty, []);

        Assert.Equal((status, type), (problem.StatusCode, problem.ProblemDetails.Type));
    }

    [Fact]
    public void No_refusal_is_without_a_status() => Assert.All(Enum.GetValues<Refusal>(), refusal => Assert.NotNull(Refusals.KindOf(refusal)));
}
