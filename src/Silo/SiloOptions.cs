using Campaigns.Silo.Reminders;

namespace Campaigns.Silo;

/// <summary>Where a silo listens. Bound to "Campaigns:Silo".</summary>
public sealed record SiloOptions
{
    /// <summary>Address other silos reach this one at. Default 127.0.0.1: a cluster on one machine.</summary>
    public string AdvertisedAddress { get; init; } = "127.0.0.1";

    /// <summary>TCP port for other silos, 1–65535; 0 picks a free one. Default 0.</summary>
    public int SiloPort { get; init; }

    /// <summary>TCP port for clients, 1–65535; 0 picks a free one. Default 0.</summary>
    public int GatewayPort { get; init; }

    /// <summary>Address on which a process that is only a silo answers probes. Default 127.0.0.1: for whoever is on its machine.</summary>
    public string HealthAddress { get; init; } = "127.0.0.1";

    /// <summary>TCP port of <c>/health/live</c> and <c>/health/ready</c>, 1–65535; 0 picks a free one, which the log names. Default none: nobody can ask.</summary>
    public int? HealthPort { get; init; }

    /// <summary>For rehearsals, in the environment Development only: by how much this silo's clock jumps. Default zero: it doesn't.</summary>
    public TimeSpan ClockStep { get; init; }

    /// <summary>From the start of the process until its clock jumps. Default zero.</summary>
    public TimeSpan ClockStepAfter { get; init; }

    /// <summary>Who keeps Orleans' reminders. Default <see cref="ReminderProvider.GroupCommit"/>; the same in all silos.</summary>
    public ReminderProvider Reminders { get; init; }
}
