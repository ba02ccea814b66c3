namespace Campaigns.Persistence.Tests.OrleansProviders;

[GrainType("note")]
internal sealed class NoteGrain([PersistentState("note")] IPersistentState<NoteState> state) : Grain, INoteGrain
{
    public Task<string?> ReadAsync() => Task.FromResult(state.RecordExists ? state.State.Text : null);

    public Task WriteAsync(string text)
    {
        state.State.Text = text;
        return state.WriteStateAsync();
    }

    public Task ClearAsync() => state.ClearStateAsync();
}
