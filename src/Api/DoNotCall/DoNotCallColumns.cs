using Campaigns.Api.Export;
using Campaigns.Api.Json;
using Campaigns.Persistence.DoNotCall;

namespace Campaigns.Api.DoNotCall;

/// <summary>A do-not-call list as CSV, under names that an import understands.</summary>
internal static class DoNotCallColumns
{
    public static IReadOnlyList<ExportColumn<DoNotCallEntry>> All { get; } =
    [
        new("phone_number", entry => entry.PhoneNumber),
        new("reason", entry => entry.Reason),
        new("source", entry => ApiJson.TextOf(entry.Source)),
        new("added_at", entry => entry.AddedAt.ToString()),
    ];
}
