namespace Campaigns.Api.Browser;

/// <summary>The cookie that holds a session's token: no script reads it, and no other site makes a browser send it.</summary>
internal static class SessionCookie
{
    public const string Name = "campaigns-session";

    public static void Give(HttpContext context, string token, TimeSpan lifetime) => context.Response.Cookies.Append(Name, token, Options(context, lifetime));

    public static void Take(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context, maxAge: null));

    private static CookieOptions Options(HttpContext context, TimeSpan? maxAge) => new()
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Strict,
        Path = "/",
        MaxAge = maxAge,
    };
}
