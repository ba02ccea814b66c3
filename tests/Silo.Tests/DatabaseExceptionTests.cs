using System.Net.Sockets;
using Campaigns.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Serialization;

namespace Campaigns.Silo.Tests;

/// <summary>What a caller on another silo, or in an API process, hears of a grain whose database is away.</summary>
public sealed class DatabaseExceptionTests
{
    [Fact]
    public void A_broken_connection_arrives_as_one()
    {
        var heard = Travel(new NpgsqlException("Exception while reading from stream", new IOException("Broken pipe", new SocketException((int)SocketError.ConnectionReset))));

        var exception = Assert.IsType<NpgsqlException>(heard);
        Assert.Equal("Exception while reading from stream", exception.Message);
        Assert.IsType<SocketException>(Assert.IsType<IOException>(exception.InnerException).InnerException);
        Assert.True(DatabaseFaults.MayPass(exception));
    }

    [Theory]
    [InlineData(PostgresErrorCodes.AdminShutdown, true)]
    [InlineData(PostgresErrorCodes.CannotConnectNow, true)]
    [InlineData(PostgresErrorCodes.DiskFull, true)]
    [InlineData(PostgresErrorCodes.CheckViolation, false)]
    public void What_the_server_said_arrives_with_its_state(string state, bool mayPass)
    {
        var heard = Travel(new PostgresException("the server's words", "FATAL", "FATAL", state));

        var exception = Assert.IsType<PostgresException>(heard);
        Assert.Contains("the server's words", exception.Message, StringComparison.Ordinal);
        Assert.Contains("the server's words", exception.ToString(), StringComparison.Ordinal);
        Assert.Equal(mayPass, DatabaseFaults.MayPass(exception));
    }

    private static Exception Travel(Exception exception)
    {
        using var services = new ServiceCollection().AddDomainWireFormat().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();
        return serializer.Deserialize<Exception>(serializer.SerializeToArray(exception))!;
    }
}
