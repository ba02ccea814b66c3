using Microsoft.AspNetCore.Components;

namespace Campaigns.Dashboard.Components;

/// <summary>
/// A part of a page that is rendered when what it is given differs from before, and not whenever the page is. What it is given must never change in itself:
/// texts, numbers, and records and lists that are replaced as a whole.
/// </summary>
public abstract class Part : ComponentBase
{
    private IReadOnlyDictionary<string, object?>? _given;

    public override Task SetParametersAsync(ParameterView parameters)
    {
        var given = parameters.ToDictionary();
        if (_given is { } before && given.Count == before.Count && given.All(entry => before.TryGetValue(entry.Key, out var value) && Equals(entry.Value, value)))
        {
            return Task.CompletedTask;
        }

        _given = given;
        return base.SetParametersAsync(parameters);
    }
}
