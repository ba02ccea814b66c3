using System.Net;

namespace Campaigns.Dashboard.Client;

/// <summary>The API said no, and why.</summary>
public sealed class ApiRefusedException(HttpStatusCode status, ProblemView problem) : Exception(problem.Detail ?? problem.Title)
{
    public HttpStatusCode Status => status;

    public ProblemView Problem => problem;
}
