using System.Net;

namespace Campaigns.Api.Tests.Endpoints;

public sealed class ConsentTests(SharedApi api)
{
    [Fact]
    public async Task A_list_brings_consent_and_exports_it_again()
    {
        var campaign = await api.Host.Http.CreateCampaignAsync(""", "requireConsent": true""");
        Assert.True((await api.Host.Http.GetJsonAsync($"/api/v1/campaigns/{campaign}"))["requireConsent"]!.GetValue<bool>());

        var answer = await api.Host.Http.ImportAsync(
            campaign,
            """
            phone,consent,consent_source,consent_at
            +12024568881,written,contract 12,2026-01-31
            +12024568882,yes,hotline,2026-01-31T17:00:00Z
            +12024568883,no,,
            +12024568884,perhaps,,tomorrow
            +12024568885,,contract 13,

            """.ReplaceLineEndings("\n"),
            HttpStatusCode.OK);

        Assert.Equal((3, 2), (answer["imported"]!.GetValue<int>(), answer["failed"]!.GetValue<int>()));
        Assert.Equal(
            [(5, "consent"), (5, "consent_source"), (5, "consent_at"), (6, "consent")],
            answer["firstErrors"]!.AsArray().Select(fault => (fault!["row"]!.GetValue<int>(), fault["column"]!.GetValue<string>())));
        var contacts = (await api.Host.Http.GetJsonAsync($"/api/v1/campaigns/{campaign}/contacts"))["items"]!.AsArray();
        Assert.Equal(["written", "unspecified", null], contacts.Select(contact => contact!["consent"]?["kind"]!.GetValue<string>()));
        Assert.Equal("2026-01-31T00:00:00Z", contacts[0]!["consent"]!["at"]!.GetValue<string>());
        var csv = await api.Host.Http.GetStringAsync($"/api/v1/campaigns/{campaign}/contacts/export", TestContext.Current.CancellationToken);
        Assert.Contains("written,contract 12,2026-01-31T00:00:00Z", csv.Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_fault_of_a_consent_is_named()
    {
        var campaign = await api.Host.Http.CreateCampaignAsync();
        var problem = await api.Host.Http.PostJsonAsync(
            $"/api/v1/campaigns/{campaign}/contacts", """{ "phoneNumber": "+12024568886", "consent": { "kind": "vague", "at": "once" } }""", HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["consent.kind", "consent.source", "consent.at"], problem.AssertProblem("/problems/validation"));
    }
}
