namespace Campaigns.Grains.Interfaces.Dialing;

/// <summary>A contact whose grant has ended.</summary>
/// <param name="Contact">Its number within the installation.</param>
/// <param name="Requeue">It was not dialled, or ended unspent: its row is to be read again and offered again.</param>
/// <param name="NotBeforeUnixMs">Do not offer it before this instant; 0: at once.</param>
/// <param name="UntilTrunkConnects">It rests because its trunk seemed broken: as soon as the trunk connects calls again, it may be offered.</param>
[GenerateSerializer, Immutable, Alias("Campaigns.ReturnedContact")]
public readonly record struct ReturnedContact(
    [property: Id(0)] long Contact,
    [property: Id(1)] bool Requeue,
    [property: Id(2)] long NotBeforeUnixMs,
    [property: Id(3)] bool UntilTrunkConnects = false)
{
    /// <summary>Neither dialled nor to rest.</summary>
    public static ReturnedContact Undialled(long contact) => new(contact, Requeue: true, 0);
}
