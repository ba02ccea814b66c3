using Campaigns.Grains.Dialing;
using Campaigns.Grains.Interfaces.Dialing;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace Campaigns.Grains.Tests.Dialing;

public sealed class LineSlotsTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly LineSlots _slots;

    public LineSlotsTests() => _slots = new LineSlots(new MonotonicClock(_time));

    [Fact]
    public void What_is_reported_as_returned_is_not_reported_as_held()
    {
        _slots.Granted(3);
        _slots.Return(new ReturnedContact(1, false, 0));

        var (returned, held) = _slots.TakeReport();

        Assert.Equal([1], returned.Select(contact => contact.Contact));
        Assert.Equal(2, held);
        Assert.Equal(0, _slots.ToReport);
    }

    [Fact]
    public void A_report_that_did_not_arrive_is_repeated()
    {
        _slots.Granted(2);
        _slots.Return(new ReturnedContact(1, false, 0));
        var (lost, _) = _slots.TakeReport();
        _slots.Return(new ReturnedContact(2, true, 0));

        _slots.PutBack(lost);

        Assert.Equal([1, 2], _slots.TakeReport().Returned.Select(contact => contact.Contact));
        Assert.Equal(0, _slots.Held);
    }

    [Fact]
    public void A_report_is_as_old_as_its_oldest_contact()
    {
        _slots.Granted(2);
        _slots.Return(new ReturnedContact(1, false, 0));
        _time.Advance(TimeSpan.FromMilliseconds(15));
        _slots.Return(new ReturnedContact(2, false, 0));

        Assert.Equal(Duration.FromMilliseconds(15), _slots.OldestReportAge);
    }
}
