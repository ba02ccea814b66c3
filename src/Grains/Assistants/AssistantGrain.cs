using Campaigns.Domain.Assistants;
using Campaigns.Domain.Faults;
using Campaigns.Domain.Ports;
using Campaigns.Grains.Interfaces;
using Campaigns.Grains.Interfaces.Assistants;

namespace Campaigns.Grains.Assistants;

[GrainType("assistant")]
internal sealed class AssistantGrain(
    [PersistentState("assistant")] IPersistentState<AssistantGrainState> state,
    ICampaignDirectory directory) : Grain, IAssistantGrain
{
    private AssistantId Id => new(this.GetPrimaryKey());

    public Task<AssistantReply> CreateAsync(AssistantSettings settings) => state.State.Settings is { } existing
        ? Task.FromResult(existing == settings ? Answer() : Refuse(Refusal.Exists, new Fault("", "An assistant with this id exists already, with other settings.")))
        : SaveAsync(settings);

    public async Task<AssistantReply> EditAsync(AssistantSettings settings, long? expectedVersion)
    {
        if (state.State.Settings is null)
        {
            return Missing();
        }

        return expectedVersion is { } expected && expected != state.State.Version
            ? Refuse(Refusal.VersionMismatch, new Fault("", $"The assistant was changed meanwhile: its version is {state.State.Version}, not {expected}."))
            : await SaveAsync(settings);
    }

    public async Task<AssistantReply> DeleteAsync()
    {
        if (state.State.Settings is not { } settings)
        {
            return Missing();
        }

        var users = await directory.UsersOfAsync(Id, CancellationToken.None);
        if (users.Count > 0)
        {
            return Refuse(Refusal.InUse, [.. users.Select(name => new Fault("", $"Campaign \"{name}\" still uses this assistant."))]);
        }

        var last = Answer();
        await WriteAsync(null);
        await directory.SaveAssistantAsync(Id, settings, state.State.Version, deleted: true, CancellationToken.None);
        DeactivateOnIdle();
        return last;
    }

    public Task<AssistantView?> GetAsync() =>
        Task.FromResult(state.State.Settings is { } settings ? new AssistantView(Id, settings, state.State.Version) : null);

    private async Task<AssistantReply> SaveAsync(AssistantSettings settings)
    {
        var faults = AssistantSettingsRules.Validate(settings);
        if (faults.Count > 0)
        {
            return Refuse(Refusal.Invalid, [.. faults]);
        }

        await WriteAsync(settings);
        await directory.SaveAssistantAsync(Id, settings, state.State.Version, deleted: false, CancellationToken.None);
        return Answer();
    }

    private async Task WriteAsync(AssistantSettings? settings)
    {
        var (before, version) = (state.State.Settings, state.State.Version);
        (state.State.Settings, state.State.Version) = (settings, version + 1);
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            (state.State.Settings, state.State.Version) = (before, version);
            throw;
        }
    }

    private AssistantReply Answer() => new(new AssistantView(Id, state.State.Settings!, state.State.Version), null, []);

    private static AssistantReply Refuse(Refusal refusal, params IReadOnlyList<Fault> faults) => new(null, refusal, faults);

    private static AssistantReply Missing() => Refuse(Refusal.NotFound, new Fault("", "There is no such assistant."));
}
