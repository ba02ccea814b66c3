namespace Campaigns.Api.Browser;

/// <summary>Where somebody goes after signing in.</summary>
internal static class ReturnPath
{
    /// <summary>A page of ours, whatever was asked for: nobody is sent to another site.</summary>
    public static string Of(string? path) => path is ['/', ..] && path is not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) ? path : "/";
}
