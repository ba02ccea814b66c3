namespace Campaigns.Api.Browser;

/// <summary>What a browser may do with the dashboard's pages: run their own scripts, and nothing from elsewhere or from within the page.</summary>
internal static class PageHeaders
{
    // The component library sets inline styles; a style can't act. Scripts are files of ours, always.
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    // Orleans' own pages carry their icons as fonts in their style sheet. Their scripts are files too.
    private static readonly string OrleansPolicy = Policy.Replace("font-src 'self'", "font-src 'self' data:", StringComparison.Ordinal);

    public static void UsePageHeaders(this IApplicationBuilder app) => app.Use(next => context =>
    {
        if (!BrowserRoutes.IsProgram(context))
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments(OrleansPages.Root, StringComparison.OrdinalIgnoreCase) ? OrleansPolicy : Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
        }

        return next(context);
    });
}
