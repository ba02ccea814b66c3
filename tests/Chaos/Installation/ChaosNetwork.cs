namespace Campaigns.Chaos.Installation;

/// <summary>Where the parts of an installation live, and whether the ways between them can be cut. This one: all on the loopback address, nothing can.</summary>
internal class ChaosNetwork
{
    /// <summary>Of the database.</summary>
    public virtual string DatabaseAddress => "127.0.0.1";

    public virtual string CarrierAddress => "127.0.0.1";

    /// <summary>Whether <see cref="CutAsync"/> works.</summary>
    public virtual bool CanCut => false;

    /// <param name="silo">From 0.</param>
    public virtual string AddressOf(int silo) => "127.0.0.1";

    /// <summary>What a silo's command line begins with, so that it runs where it belongs.</summary>
    public virtual IReadOnlyList<string> LauncherOf(int silo) => [];

    /// <summary>Drops, in both directions and without a word to either side, what travels between a silo and these addresses.</summary>
    public virtual Task CutAsync(int silo, IReadOnlyList<string> addresses) => throw new InvalidOperationException("The loopback interface can't be cut.");

    public virtual Task MendAsync(int silo, IReadOnlyList<string> addresses) => throw new InvalidOperationException("The loopback interface can't be cut.");
}
