using System.Net;

namespace Campaigns.LoadTester.Api;

/// <summary>The API refused a request; the message carries its problem details.</summary>
internal sealed class ApiRefusedException(HttpMethod method, string path, HttpStatusCode status, string details)
    : Exception($"{method} {path} was refused with {(int)status}: {details}")
{
    public HttpStatusCode Status => status;
}
