namespace Campaigns.Persistence.Tests.OrleansProviders;

[GenerateSerializer]
[Alias("Campaigns.Persistence.Tests.NoteState")]
internal sealed class NoteState
{
    [Id(0)]
    public string? Text { get; set; }
}
