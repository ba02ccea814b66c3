using System.Net;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Gates;
using Campaigns.Grains.Interfaces.Campaigns;

namespace Campaigns.Api.Tests.Endpoints;

public sealed class ExplainTests(SharedApi api)
{
    [Fact]
    public async Task An_explanation_names_every_gate_and_when_it_opens()
    {
        var id = await api.Host.Http.CreateCampaignAsync();
        var contact = new ContactTicket(new ContactKey(new CampaignId(id), 17), "+12024561111", ["America/New_York"], ContactState.Pending, 0, 0, null, 0, 1);
        api.Host.Cluster.Campaign(id).Explanation = new ContactExplanation(
            contact,
            1000,
            [
                new GateAnswer("status", DialGate.Open, ForGood: false, null),
                new GateAnswer("window", DialGate.WindowClosed, ForGood: false, 60_000),
                new GateAnswer("doNotCall", DialGate.DoNotCall, ForGood: true, null),
            ],
            60_000);

        var told = await api.Host.Http.GetJsonAsync($"/api/v1/campaigns/{id}/contacts/17/explain");

        Assert.Equal("""
            {"contactId":17,"at":"1970-01-01T00:00:01Z","dialable":false,"dialableAt":"1970-01-01T00:01:00Z","gates":[{"gate":"status","passes":true,"reason":null,"final":false,"opensAt":null},{"gate":"window","passes":false,"reason":"windowClosed","final":false,"opensAt":"1970-01-01T00:01:00Z"},{"gate":"doNotCall","passes":false,"reason":"doNotCall","final":true,"opensAt":null}]}
            """, told.ToJsonString());
    }

    [Fact]
    public async Task A_contact_that_is_not_there_has_no_explanation()
    {
        var id = await api.Host.Http.CreateCampaignAsync();
        (await api.Host.Http.GetJsonAsync($"/api/v1/campaigns/{id}/contacts/18/explain", HttpStatusCode.NotFound)).AssertProblem("/problems/not-found");
    }
}
