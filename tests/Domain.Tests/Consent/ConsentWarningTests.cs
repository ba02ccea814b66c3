using Campaigns.Domain.Assistants;
using Campaigns.Domain.Consent;
using Campaigns.Domain.Tests.Campaigns;
using Campaigns.Domain.Trunks;

namespace Campaigns.Domain.Tests.Consent;

public sealed class ConsentWarningTests
{
    [Theory]
    [InlineData(AssistantKind.MediaStream, false, "+1", null, true)]
    [InlineData(AssistantKind.Sip, false, "+1312", null, true)]
    [InlineData(AssistantKind.Sip, false, "+12025550100", "", true)]
    [InlineData(AssistantKind.MediaStream, true, "+1", null, false)]
    [InlineData(AssistantKind.Announcement, false, "+1", null, false)]
    [InlineData(AssistantKind.MediaStream, false, "+44", null, false)]
    public void An_AI_that_calls_North_America_without_consent_is_warned_of(AssistantKind kind, bool requires, string number, string? noPrefix, bool warned)
    {
        var trunk = new TrunkSettings { Name = "T", Host = "127.0.0.1", CallerNumbers = [number], AllowedPrefixes = noPrefix is null ? [number] : [] };
        var warning = ConsentWarning.Of(Settings.Valid with { RequireConsent = requires }, new AssistantSettings { Name = "A", Kind = kind }, trunk);
        Assert.Equal(warned, warning is not null);
    }
}
