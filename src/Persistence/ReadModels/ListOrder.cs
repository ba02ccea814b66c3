namespace Campaigns.Persistence.ReadModels;

/// <summary>How a list is sorted. The id decides among rows with equal keys, in the same direction.</summary>
/// <param name="Sort">By which key.</param>
/// <param name="Descending">Greatest first.</param>
public sealed record ListOrder<TSort>(TSort Sort, bool Descending = false)
    where TSort : struct, Enum;
