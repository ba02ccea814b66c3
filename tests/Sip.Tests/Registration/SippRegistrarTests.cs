using Campaigns.Sip.Authentication;
using Campaigns.Sip.Registration;
using Campaigns.Sip.Tests.Calls;

namespace Campaigns.Sip.Tests.Registration;

public sealed class SippRegistrarTests
{
    [Fact]
    public async Task SIPp_checks_our_credentials_takes_a_call_and_is_told_that_we_leave()
    {
        await using var trunk = await SippTrunk.StartAsync("register-then-answer", calls: 2, configure: options => options with
        {
            Registration = new RegistrationOptions
            {
                AddressOfRecord = "sip:us@carrier.example",
                Registrar = "sip:carrier.example",
                Credentials = new DigestCredentials("us", "secret"),
            },
            ReadyTimeout = TimeSpan.FromSeconds(30),
            CloseTimeout = TimeSpan.FromSeconds(30),
        });
        var observer = new RecordingObserver();

        trunk.Endpoint.Place(SippTrunk.NewRequest(), observer);
        var result = await observer.Ended.WithinReason();
        var registration = trunk.Endpoint.Registration!;
        await trunk.Endpoint.DisposeAsync();

        Assert.Equal(486, result.Status);
        Assert.True(registration.IsRegistered);

        // A minute, as the 200 said, and not the ten that were asked for.
        Assert.InRange(registration.Until!.Value - result.InviteSentAt!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(60));
        await trunk.AssertScenarioPassedAsync();
    }
}
