using Campaigns.Domain.Access;

namespace Campaigns.Domain.Tests.Access;

public sealed class RoleMappingTests
{
    private static readonly TeamId Sales = new(Guid.Parse("01970000-0000-7000-8000-000000000001"));
    private static readonly TeamId Care = new(Guid.Parse("01970000-0000-7000-8000-000000000002"));

    private static readonly RoleMapping Mapping = new(
    [
        new RoleGrant("sales-lead", Sales, Scopes.Run),
        new RoleGrant("care", Care, Scopes.Read),
        new RoleGrant("editors", Sales, Scopes.Write),
        new RoleGrant("editors", Care, Scopes.Write),
    ]);

    [Fact]
    public void Roles_of_one_team_add_up_and_teams_come_in_the_order_of_the_configuration()
    {
        Assert.Equal([(Sales, Scopes.Run)], Mapping.Of(["sales-lead", "somebody"]));
        Assert.Equal([(Sales, Scopes.Run | Scopes.Write), (Care, Scopes.Write)], Mapping.Of(["editors", "sales-lead"]));
        Assert.Equal([(Care, Scopes.Read)], Mapping.Of(["care"]));
        Assert.Equal([Sales, Care], Mapping.Teams);
    }

    [Theory]
    [InlineData("Care")]
    [InlineData("care ")]
    [InlineData("")]
    [InlineData("car")]
    public void Any_other_role_gives_nothing(string role)
    {
        Assert.Empty(Mapping.Of([role]));
        Assert.Empty(Mapping.Of([]));
        Assert.Empty(RoleMapping.None.Of(["care"]));
    }
}
