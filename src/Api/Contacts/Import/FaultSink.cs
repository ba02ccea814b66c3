using Campaigns.Domain.Campaigns;
using Campaigns.Persistence.Imports;

namespace Campaigns.Api.Contacts.Import;

/// <summary>Stores the faults of one import as they come, a block at a time: however many there are, only one block is in memory.</summary>
internal sealed class FaultSink(ImportFaults store, CampaignId campaign, Guid import)
{
    private const int BlockSize = 1_000;
    private const int FirstFaults = 10;

    private readonly List<ImportFault> _block = new(BlockSize);
    private readonly List<RowFault> _first = new(FirstFaults);

    public IReadOnlyList<RowFault> First => _first;

    public async ValueTask AddAsync(RowFault fault, CancellationToken cancellationToken)
    {
        if (_first.Count < FirstFaults)
        {
            _first.Add(fault);
        }

        _block.Add(new ImportFault(fault.Row, fault.Column, fault.Value, fault.Reason));
        if (_block.Count == BlockSize)
        {
            await FlushAsync(cancellationToken);
        }
    }

    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_block.Count > 0)
        {
            await store.AddAsync(campaign, import, _block, cancellationToken);
            _block.Clear();
        }
    }

    /// <summary>Forgets the faults of an import that was refused as a whole.</summary>
    public Task DiscardAsync(CancellationToken cancellationToken) =>
        _first.Count > 0 ? store.DeleteAsync(campaign, import, cancellationToken) : Task.CompletedTask;
}
