using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Gates;
using Campaigns.Grains.Campaigns;
using Campaigns.Grains.Dialing;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Grains.Tests.Campaigns;
using Campaigns.Grains.Tests.Cluster;
using NodaTime;

namespace Campaigns.Grains.Tests.Dialing;

/// <summary>What an exporter hears of an attempt. One test after another: who listens to a source of traces listens for the whole process.</summary>
public sealed class AttemptTraceTests(CommandCluster cluster) : IClassFixture<CommandCluster>
{
    private static readonly Instant At = Instant.FromUtc(2026, 3, 4, 15, 0);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_attempt_is_one_trace_from_its_permit_to_its_outcome_and_its_record_leads_to_it()
    {
        var number = cluster.NewNumber();
        var campaign = await (await TestCampaign.CreateAsync(cluster)).WithContactsAsync([number]);
        using var traces = new ListenedTraces(cluster.Signal);

        await campaign.CommandAsync(CampaignCommand.Launch);
        var call = await cluster.Carrier.CallToAsync(number, Cancelled);
        call.Ring();
        Assert.True(await call.AnswerAsync());
        call.FarEndHangsUp();
        var record = await campaign.AttemptAsync(number);

        var id = record.Outcome.Details?.TraceId;
        var spans = await traces.OfAsync(id!, "attempt", Cancelled);
        var attempt = Assert.Single(spans, span => span.OperationName == "attempt");
        Assert.Equal(default, attempt.ParentSpanId);
        Assert.Equal(["grant", "intent", "invite", "outcome", "permit", "talk"], spans.Where(span => span.ParentSpanId == attempt.SpanId).Select(span => span.OperationName).Order());
        Assert.Equal(["18x", "200"], spans.Single(span => span.OperationName == "invite").Events.Select(told => told.Name));
        Assert.Equal(
            (campaign.Id.ToString(), record.Contact.Contact, 1, "answered", record.Outcome.CallId),
            (attempt.GetTagItem("campaign.id"), attempt.GetTagItem("contact.id"), attempt.GetTagItem("attempt.number"), attempt.GetTagItem("disposition"), attempt.GetTagItem("sip.call_id")));
        Assert.All(spans.SelectMany(span => span.TagObjects), tag => Assert.DoesNotContain(number.TrimStart('+'), tag.Value?.ToString() ?? "", StringComparison.Ordinal));
    }

    [Fact]
    public void An_attempt_costs_no_memory_while_nobody_listens()
    {
        using var instruments = new DialerInstruments();
        var contact = new ContactKey(new CampaignId(Guid.NewGuid()), 7);
        var outcome = new CallOutcome { CallId = "call", InviteAt = At, RingingAt = At, AnsweredAt = At, EndedAt = At };
        Pass();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            Pass();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Pass()
        {
            var trace = AttemptTrace.Begin(contact, new PullInstants(At, At, At));
            trace.Intent(At, At, null);
            instruments.Refused(DialGate.NotDue);
            instruments.Started();
            instruments.Called(At, outcome);
            trace.Call(outcome);
            instruments.Ended(Disposition.Answered);
            trace.Outcome(At, At);
            trace.Recorded(1, Disposition.Answered, "call");
            trace.End(At);
        }
    }

    [Fact]
    public void An_attempt_that_is_not_sampled_has_no_trace()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == AttemptTrace.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
        };
        ActivitySource.AddActivityListener(listener);

        Assert.Null(AttemptTrace.Begin(new ContactKey(new CampaignId(Guid.NewGuid()), 7), new PullInstants(At, At, At)).Id);
        Assert.Null(Activity.Current);
    }

    [Fact]
    public void Calls_are_counted_by_phase_attempts_by_their_end_and_instants_become_seconds()
    {
        using var heard = new HeardMeasurements();
        using var instruments = new DialerInstruments();
        var line = new LiveGauges();
        instruments.Watch(() => [line, line]);
        line.Move(LivePhase.NotSent, LivePhase.Dialing);
        line.Move(LivePhase.NotSent, LivePhase.Ringing);
        line.Move(LivePhase.Ringing, LivePhase.InCall);

        instruments.Started();
        instruments.Refused(DialGate.DoNotCall);
        instruments.Ended(Disposition.NoAnswer);
        instruments.Called(At, new CallOutcome { CallId = "call", InviteAt = At + Duration.FromMilliseconds(40), AnsweredAt = At + Duration.FromMilliseconds(2540), EndedAt = At + Duration.FromSeconds(60) });

        Assert.Equal(
            [
                "campaigns.attempt.intent_to_invite 0.04",
                "campaigns.attempt.invite_to_answer 2.5",
                "campaigns.attempts.ended 1 disposition=noAnswer",
                "campaigns.attempts.refused 1 gate=doNotCall",
                "campaigns.attempts.started 1",
                "campaigns.calls 0 phase=ringing",
                "campaigns.calls 2 phase=dialing",
                "campaigns.calls 2 phase=inCall",
            ],
            heard.Read());
    }

    [Fact]
    public void Contacts_wait_for_one_thing_each_and_a_campaign_that_stopped_counts_no_more()
    {
        using var heard = new HeardMeasurements();
        using var instruments = new CampaignInstruments();
        var (dialling, paused) = (new CampaignId(Guid.NewGuid()), new CampaignId(Guid.NewGuid()));
        instruments.Note(dialling, new WaitingContacts(5, 4, 3, 2, 0));
        instruments.Note(paused, new WaitingContacts(0, 0, 0, 0, 9));
        instruments.Forget(paused);

        Assert.Equal(
            [
                "campaigns.contacts.waiting 0 reason=paused",
                "campaigns.contacts.waiting 2 reason=retry",
                "campaigns.contacts.waiting 3 reason=rest",
                "campaigns.contacts.waiting 4 reason=hours",
                "campaigns.contacts.waiting 5 reason=turn",
            ],
            heard.Read());
    }

    /// <summary>Traces that were kept, whole.</summary>
    private sealed class ListenedTraces : IDisposable
    {
        private readonly ConcurrentQueue<Activity> _ended = new();
        private readonly ActivityListener _listener;
        private readonly Signal _signal;

        public ListenedTraces(Signal signal)
        {
            _signal = signal;
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == AttemptTrace.SourceName,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = activity =>
                {
                    _ended.Enqueue(activity);
                    signal.Raise();
                },
            };
            ActivitySource.AddActivityListener(_listener);
        }

        /// <summary>All spans of a trace once its root is over.</summary>
        public async Task<IReadOnlyList<Activity>> OfAsync(string trace, string root, CancellationToken cancellationToken)
        {
            IEnumerable<Activity> Spans() => _ended.Where(span => span.TraceId.ToHexString() == trace);
            await _signal.UntilAsync(() => Spans().Any(span => span.OperationName == root), $"the end of trace {trace}", cancellationToken);
            return [.. Spans()];
        }

        public void Dispose() => _listener.Dispose();
    }

    /// <summary>What the instruments say that are made on this thread while this is there.</summary>
    private sealed class HeardMeasurements : IDisposable
    {
        private readonly MeterListener _listener;
        private readonly List<string> _heard = [];

        public HeardMeasurements()
        {
            var thread = Environment.CurrentManagedThreadId;
            _listener = new MeterListener
            {
                InstrumentPublished = (instrument, listener) =>
                {
                    if (Environment.CurrentManagedThreadId == thread && _listening)
                    {
                        listener.EnableMeasurementEvents(instrument);
                    }
                },
            };
            _listener.SetMeasurementEventCallback<int>(Note);
            _listener.SetMeasurementEventCallback<long>(Note);
            _listener.SetMeasurementEventCallback<double>(Note);
            _listener.Start();
            _listening = true;
        }

        private readonly bool _listening;

        public IReadOnlyList<string> Read()
        {
            _listener.RecordObservableInstruments();
            return [.. _heard.Order(StringComparer.Ordinal)];
        }

        public void Dispose() => _listener.Dispose();

        private void Note<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state) => _heard.Add(
            FormattableString.Invariant($"{instrument.Name} {value}{string.Concat(tags.ToArray().Select(tag => $" {tag.Key}={tag.Value}"))}"));
    }
}
