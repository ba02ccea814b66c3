using Microsoft.AspNetCore.Mvc;

namespace Campaigns.Api.Contacts.Import;

/// <summary>What every route has that takes a file of any size.</summary>
internal static class ImportConventions
{
    /// <summary>Bodies of any size, of which a process reads only so many at once.</summary>
    public static RouteHandlerBuilder TakesFiles(this RouteHandlerBuilder route, params string[] mediaTypes) => route
        .Accepts<string>(mediaTypes[0], mediaTypes[1..])
        .WithMetadata(new DisableRequestSizeLimitAttribute())
        .AddEndpointFilter((context, next) => context.HttpContext.RequestServices.GetRequiredService<ImportRoom>().EnterAsync(context, next));
}
