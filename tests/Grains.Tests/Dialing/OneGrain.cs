using System.Reflection;

namespace Campaigns.Grains.Tests.Dialing;

/// <summary>A grain factory that knows one grain. Public and not sealed, as a proxy's base has to be.</summary>
public class OneGrain : DispatchProxy
{
    public object? Grain { get; set; }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.ReturnType.IsInstanceOfType(Grain) ? Grain : null;
}
