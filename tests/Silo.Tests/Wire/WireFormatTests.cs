using Campaigns.Domain.Assistants;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Gates;
using Campaigns.Domain.Trunks;
using Campaigns.Grains.Interfaces.Contacts;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orleans.Serialization;

namespace Campaigns.Silo.Tests.Wire;

/// <summary>What travels between silos with every attempt: it arrives as it was, and without being written as JSON each time.</summary>
public sealed class WireFormatTests : IDisposable
{
    private static readonly Instant Epoch = Instant.FromUtc(2026, 11, 27, 15, 0);

    private static readonly Gen<Instant> Instants = Gen.Long[0, TimeSpan.TicksPerDay * 365].Select(ticks => Epoch.PlusTicks(ticks));

    private static readonly Gen<ContactTicket> Tickets =
        from campaign in Gen.Guid
        from contact in Gen.Long
        from zones in Gen.OneOf(Gen.Const("Europe/Berlin"), Gen.Const("Asia/Kathmandu"), Gen.Const("America/Los_Angeles")).Array[0, 3]
        from state in Gen.Enum<ContactState>()
        from numbers in Gen.Int.Array[4]
        from nextAt in Instants.Nullable()
        from consent in Gen.Bool
        select new ContactTicket(new ContactKey(new CampaignId(campaign), contact), "+12125550100", zones, state, numbers[0], numbers[1], nextAt, numbers[2], numbers[3])
        {
            HasConsent = consent,
        };

    private static readonly Gen<CallOutcome> Outcomes =
        from status in Gen.Int[100, 699].Nullable()
        from q850 in Gen.Int[0, 127].Nullable()
        from retryAfter in Gen.Long[0, TimeSpan.TicksPerDay].Nullable()
        from failure in Gen.Enum<CallFailure>()
        from reason in Gen.Enum<CallEndReason>().Nullable()
        from party in Gen.Enum<CallParty>()
        from times in Instants.Nullable().Array[4]
        from ended in Instants
        from text in Gen.String.Null()
        from sent in Gen.Int
        select new CallOutcome
        {
            CallId = "1@10.0.0.1",
            SipStatus = status,
            SipReason = text,
            Q850Cause = q850,
            RetryAfter = retryAfter is { } ticks ? Duration.FromTicks(ticks) : null,
            Failure = failure,
            OurReason = reason,
            EndedBy = party,
            InviteAt = times[0],
            TryingAt = times[1],
            RingingAt = times[2],
            AnsweredAt = times[3],
            EndedAt = ended,
            RemoteTag = text,
            InviteTransmissions = sent,
        };

    private readonly ServiceProvider _services = new ServiceCollection().AddDomainWireFormat().BuildServiceProvider();

    private Serializer Serializer => _services.GetRequiredService<Serializer>();

    public void Dispose() => _services.Dispose();

    [Fact]
    public void A_ticket_arrives_as_it_was() => Tickets.Sample(ticket =>
    {
        var read = Travel(ticket);
        Assert.Equal(ticket.ZoneIds, read.ZoneIds);
        Assert.Equal(ticket, read with { ZoneIds = ticket.ZoneIds });
    });

    [Fact]
    public void An_outcome_arrives_as_it_was() => Outcomes.Sample(outcome => Assert.Equal(outcome, Travel(outcome)));

    [Fact]
    public void What_an_answered_call_showed_arrives_too()
    {
        var details = new CallDetails { OptedOut = true, TransferredTo = "sip:desk@example.net" };

        Assert.Equal(details, Travel(Outcome() with { Details = details }).Details);
    }

    [Fact]
    public void Settings_that_come_again_are_the_object_that_came_first()
    {
        var settings = Settings();

        var first = Travel(Order(settings));
        var second = Travel(Order(settings));
        var end = Travel(End(settings with { }));
        var others = Travel(Order(settings with { Name = "Summer" }));

        Assert.Empty(CampaignEdit.ChangedFields(settings, first.Settings));
        Assert.Same(first.Settings, second.Settings);
        Assert.Same(first.Settings, end.Settings);
        Assert.Equal("Summer", others.Settings.Name);
    }

    [Fact]
    public void An_attempts_messages_hold_no_JSON_but_the_settings()
    {
        HashSet<Type> asJson = [];
        var services = new ServiceCollection().AddDomainWireFormat();
        services.AddSerializer(serializer => serializer.AddJsonSerializer(type => asJson.Add(type) && false));
        using var provider = services.BuildServiceProvider();
        var serializer = provider.GetRequiredService<Serializer>();

        serializer.SerializeToArray(Order(Settings()));
        serializer.SerializeToArray(End(Settings()));
        serializer.SerializeToArray(new BeginReply(DialGate.Open, 1, ContactState.Pending, 0));
        serializer.SerializeToArray(new EndReply(true, Disposition.Busy, ContactState.WaitingForRetry, 1));

        Assert.DoesNotContain(typeof(ContactTicket), asJson);
        Assert.DoesNotContain(typeof(CallOutcome), asJson);
        Assert.DoesNotContain(typeof(CampaignSettings), asJson);
    }

    private T Travel<T>(T value) => Serializer.Deserialize<T>(Serializer.SerializeToArray(value))!;

    private static CampaignSettings Settings() => new()
    {
        Name = "Spring",
        Assistant = new AssistantId(Guid.Parse("018f0000-0000-7000-8000-000000000001")),
        Trunk = new TrunkId(Guid.Parse("018f0000-0000-7000-8000-000000000002")),
    };

    private static CallOutcome Outcome() => new() { CallId = "1@10.0.0.1", EndedAt = Epoch };

    private static ContactTicket Ticket() =>
        new(new ContactKey(new CampaignId(Guid.Parse("018f0000-0000-7000-8000-000000000003")), 7), "+12125550100", ["America/New_York"], ContactState.Pending, 0, 0, null, 0, 1);

    private static AttemptOrder Order(CampaignSettings settings) => new()
    {
        Ticket = Ticket(),
        Settings = settings,
        Owner = "10.0.0.1:1@1",
        Epoch = 1,
        CallerNumber = "+12125550199",
        AllowedPrefixes = ["+1"],
        CallId = "1@10.0.0.1",
        LocalTag = "a",
    };

    private static AttemptEnd End(CampaignSettings settings) => new()
    {
        Ticket = Ticket(),
        AttemptNumber = 1,
        Settings = settings,
        Owner = "10.0.0.1:1@1",
        CallerNumber = "+12125550199",
        Trunk = settings.Trunk,
        IntendedAtUnixMs = 0,
        Outcome = Outcome(),
    };
}
