using Campaigns.Domain.Access;

namespace Campaigns.Domain.Tests.Access;

public sealed class ScopeRulesTests
{
    [Theory]
    [InlineData(Scopes.Read, Scopes.Read)]
    [InlineData(Scopes.Write, Scopes.Read | Scopes.Write)]
    [InlineData(Scopes.Run, Scopes.Read | Scopes.Run)]
    [InlineData(Scopes.Write | Scopes.Run, Scopes.Read | Scopes.Write | Scopes.Run)]
    [InlineData(Scopes.Admin, Scopes.Read | Scopes.Write | Scopes.Run | Scopes.Admin)]
    [InlineData(Scopes.None, Scopes.None)]
    public void A_scope_allows_exactly_what_it_includes(Scopes granted, Scopes included)
    {
        foreach (var needed in (Scopes[])[Scopes.Read, Scopes.Write, Scopes.Run, Scopes.Admin])
        {
            Assert.Equal(included.HasFlag(needed), granted.Allow(needed));
        }
    }
}
