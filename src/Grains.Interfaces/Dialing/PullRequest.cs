namespace Campaigns.Grains.Interfaces.Dialing;

/// <summary>A dialer's renewal, report and question to one campaign.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.PullRequest")]
public sealed record PullRequest
{
    /// <summary>Silo and generation.</summary>
    [Id(0)] public required string Owner { get; init; }

    /// <summary>Where pause, cancel and do-not-call are told.</summary>
    [Id(1)] public required IDialerObserver Dialer { get; init; }

    /// <summary>Rises with each request of this dialer to this campaign; a late one is ignored.</summary>
    [Id(2)] public required long Sequence { get; init; }

    /// <summary>Slots that the dialer still uses, after the returned ones: the owner's word counts.</summary>
    [Id(3)] public required int Held { get; init; }

    /// <summary>Slots asked for.</summary>
    [Id(4)] public required int Wanted { get; init; }

    /// <summary>Contacts whose grant has ended, dialled or not.</summary>
    [Id(5)] public required ReturnedContact[] Returned { get; init; }

    /// <summary>Version of the settings that the dialer has; 0: none.</summary>
    [Id(6)] public required long SettingsVersion { get; init; }

    [Id(7)] public required int Dialing { get; init; }
    [Id(8)] public required int Ringing { get; init; }
    [Id(9)] public required int InCall { get; init; }

    /// <summary>Attempts started since the last request.</summary>
    [Id(10)] public required int Started { get; init; }

    /// <summary>The trunk's breaker is closed, as far as the dialer knows: what rests for its sake may be offered.</summary>
    [Id(11)] public bool TrunkConnects { get; init; }
}
