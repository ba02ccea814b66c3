using NodaTime;

namespace Campaigns.Grains.Tests.CallWindows;

/// <summary>What the proof of the call windows dials: five places around the world, from 2026-10-31 00:00 UTC on, in steps that hit every local 09:00 and 17:00.</summary>
internal static class WindowCampaign
{
    public static readonly Instant Begin = Instant.FromUtc(2026, 10, 31, 0, 0);
    public static readonly Duration Step = Duration.FromMinutes(15);
    public static readonly Duration RetryDelay = Duration.FromHours(3);

    /// <summary>Each contact rings out so often: at 09:00, 12:15 and 15:30 and again on the next days, so that the last attempt is on the third.</summary>
    public const int AttemptsPerContact = 7;

    public static readonly IReadOnlyList<LocalHours> Places =
    [
        // Clocks go back from 02:00 to 01:00 on 2026-11-01: a day of 25 hours.
        new("America/Los_Angeles", ["+12132341001", "+12132341002"], -7 * 60, Instant.FromUtc(2026, 11, 1, 9, 0), -8 * 60),
        new("America/New_York", ["+12122341001", "+12122341002"], -4 * 60, Instant.FromUtc(2026, 11, 1, 6, 0), -5 * 60),
        new("Europe/London", ["+442071838750", "+442071838751"], 0),
        new("Asia/Kathmandu", ["+97714412345", "+97714412346"], (5 * 60) + 45),

        // On summer time, which is half an hour here.
        new("Australia/Lord_Howe", ["+61265632001", "+61265632002"], 11 * 60),
    ];
}
