using System.Data.Common;
using System.Net.Sockets;
using Campaigns.Api.Problems;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace Campaigns.Api.Tests.Problems;

public sealed class ExceptionProblemsTests
{
    public static TheoryData<Exception, int> Table => new()
    {
        { new SiloUnavailableException(), 503 },
        { new TimeoutException(), 503 },
        { new SocketException(), 503 },
        { new AwayException(), 503 },
        { new InvalidOperationException("outer", new AwayException()), 503 },
        { new PostgresException("terminating connection due to administrator command", "FATAL", "FATAL", PostgresErrorCodes.AdminShutdown), 503 },
        { new PostgresException("secret", "ERROR", "ERROR", PostgresErrorCodes.CheckViolation), 500 },
        { new InvalidOperationException("secret"), 500 },
        { new BadHttpRequestException("Too large.", 413), 413 },
        { new BadHttpRequestException("Cut off."), 400 },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Infrastructure_is_503_and_bugs_are_500(Exception exception, int status)
    {
        var (kind, detail) = ExceptionProblems.Judge(exception);

        Assert.Equal(status, kind.Status);
        Assert.DoesNotContain("secret", detail, StringComparison.Ordinal);
    }

    private sealed class AwayException : DbException
    {
        public override bool IsTransient => true;
    }
}
