using System.Collections.Concurrent;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;

namespace Campaigns.Persistence.Tests.Attempts;

/// <summary>Concurrent callers that behave as dialers must: an intent in doubt is read again before they act. They keep books of their own.</summary>
internal sealed class AttemptCallers(TestDatabase database, CampaignEntry campaign) : IDisposable
{
    private readonly TaskCompletionSource _back = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _ended = new(0);
    private volatile bool _enough;
    private int _refused;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Call-IDs whose intent was written, or was found open after a doubt.</summary>
    public ConcurrentBag<string> Written { get; } = [];

    /// <summary>Call-IDs whose intent failed and was not found open.</summary>
    public ConcurrentBag<string> NotWritten { get; } = [];

    /// <summary>Call-IDs whose outcome was accepted.</summary>
    public ConcurrentBag<string> Ended { get; } = [];

    /// <summary>Outcomes that were said to be there already.</summary>
    public int OutcomesRefused => _refused;

    /// <summary>One caller a contact, each placing one attempt after the other until <see cref="Enough"/>.</summary>
    public Task RunAsync(IEnumerable<ContactTicket> contacts) => Task.WhenAll(contacts.Select(contact => Task.Run(() => CallAsync(contact))));

    public void Enough() => _enough = true;

    /// <summary>Waits until so many more attempts have ended.</summary>
    public async Task AfterAsync(int attempts)
    {
        for (var i = 0; i < attempts; i++)
        {
            await _ended.WaitAsync(Cancelled);
        }
    }

    public void DatabaseIsBack() => _back.TrySetResult();

    public void Dispose() => _ended.Dispose();

    private async Task CallAsync(ContactTicket contact)
    {
        for (var number = 1; !_enough; number++)
        {
            var intent = TestDatabase.Intent(contact, campaign, number);
            if (!await TryWriteAsync(intent))
            {
                NotWritten.Add(intent.CallId);
                continue;
            }

            Written.Add(intent.CallId);
            if (await database.Journal.WriteOutcomeAsync(TestDatabase.Outcome(intent, Disposition.NotSent, ContactState.Pending, spent: 0), Cancelled))
            {
                Ended.Add(intent.CallId);
            }
            else
            {
                Interlocked.Increment(ref _refused);
            }

            contact = contact with { Version = contact.Version + 1 };
            _ended.Release();
        }
    }

    private async Task<bool> TryWriteAsync(AttemptIntent intent)
    {
        try
        {
            Assert.IsType<IntentResult.Written>(await database.Journal.WriteIntentAsync(intent, Cancelled));
            return true;
        }
        catch (Exception exception) when (exception is not Xunit.Sdk.XunitException && !Cancelled.IsCancellationRequested)
        {
            await _back.Task.WaitAsync(TimeSpan.FromMinutes(1), Cancelled);
            return (await database.Journal.ReadOpenAsync(intent.Contact, Cancelled))?.CallId == intent.CallId;
        }
    }
}
