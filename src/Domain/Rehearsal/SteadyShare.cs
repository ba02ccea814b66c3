namespace Campaigns.Domain.Rehearsal;

/// <summary>How a trunk comes to be divided among campaigns that all want it: what <see cref="Pacing.FairShare"/> tends to, permit by permit.</summary>
internal static class SteadyShare
{
    /// <summary>
    /// Divides a whole: higher priorities first, among equals by weight; what somebody can't use goes to the others of his priority, and then to the next one.
    /// </summary>
    /// <param name="whole">Channels, or calls a second.</param>
    /// <param name="claims">Who wants it: priority, weight, and the most that it can use.</param>
    /// <returns>What each gets, in the order of the claims.</returns>
    public static double[] Of(double whole, IReadOnlyList<(int Priority, int Weight, double Most)> claims)
    {
        var gets = new double[claims.Count];
        foreach (var equals in claims.Index().GroupBy(claim => claim.Item.Priority).OrderByDescending(equals => equals.Key))
        {
            var open = equals.ToList();
            while (open.Count > 0)
            {
                var unit = whole / open.Sum(claim => claim.Item.Weight);
                var full = open.FindAll(claim => claim.Item.Most <= unit * claim.Item.Weight);
                foreach (var (index, claim) in full.Count > 0 ? full : open)
                {
                    gets[index] = Math.Min(claim.Most, unit * claim.Weight);
                }

                if (full.Count == 0)
                {
                    return gets;
                }

                whole -= full.Sum(claim => claim.Item.Most);
                open.RemoveAll(claim => full.Contains(claim));
            }
        }

        return gets;
    }
}
