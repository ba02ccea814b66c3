namespace Campaigns.Api.Security;

/// <summary>The API key that a request presents.</summary>
internal static class PresentedKey
{
    private const string Bearer = "Bearer ";
    /// <summary>Characters of something that may be a key.</summary>
    public const int MaxLength = 200;

    /// <summary>From X-Api-Key or Authorization: Bearer; null when there is none, or something too long to be one.</summary>
    public static string? In(IHeaderDictionary headers)
    {
        var text = headers["X-Api-Key"].ToString();
        if (text.Length == 0 && headers.Authorization.ToString() is var authorization && authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            text = authorization[Bearer.Length..].Trim();
        }

        return text.Length is > 0 and <= MaxLength ? text : null;
    }
}
