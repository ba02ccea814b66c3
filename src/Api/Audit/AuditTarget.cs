namespace Campaigns.Api.Audit;

/// <summary>What a request was about, without whom: a phone number in the path shows its last two digits only.</summary>
internal static class AuditTarget
{
    private const int MostCharacters = 500;
    private const string NumberValue = "number";

    public static string Of(HttpContext context)
    {
        var target = context.Request.Path.ToString();
        if (context.GetRouteValue(NumberValue)?.ToString() is { Length: > 0 } number)
        {
            target = target.Replace(number, Masked(number), StringComparison.Ordinal);
        }

        target += context.Request.QueryString;
        return target.Length <= MostCharacters ? target : target[..MostCharacters];
    }

    private static string Masked(string number) => number.Length <= 2 ? "**" : new string('*', number.Length - 2) + number[^2..];
}
