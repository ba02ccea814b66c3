using System.Net;
using System.Net.Sockets;
using Campaigns.Sip.Resolution;
using DnsClient;

namespace Campaigns.Telephony.Trunks;

/// <summary>
/// Asks DNS servers for SRV records, which the operating system's resolver can't. Addresses come from there too when servers are
/// configured, and from the operating system otherwise, whose hosts file and search list count.
/// </summary>
internal sealed class DnsQueries : INameQueries
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    private readonly bool _asksForAddresses;
    private readonly Lazy<LookupClient> _client;

    /// <param name="servers">Null: those that the machine uses.</param>
    public DnsQueries(IReadOnlyList<IPEndPoint>? servers)
    {
        _asksForAddresses = servers is { Count: > 0 };
        _client = new Lazy<LookupClient>(() =>
        {
            var options = _asksForAddresses ? new LookupClientOptions([.. servers!]) : new LookupClientOptions();
            options.Timeout = Timeout;
            options.Retries = 1;
            return new LookupClient(options);
        });
    }

    public async Task<IReadOnlyList<IPAddress>> AddressesAsync(string host, AddressFamily family, CancellationToken cancellationToken)
    {
        if (!_asksForAddresses)
        {
            return await SystemNameQueries.Instance.AddressesAsync(host, family, cancellationToken).ConfigureAwait(false);
        }

        var type = family is AddressFamily.InterNetworkV6 ? QueryType.AAAA : QueryType.A;
        var answer = await AskAsync(host, type, cancellationToken).ConfigureAwait(false);
        return answer is null ? throw new SocketException((int)SocketError.HostNotFound) : [.. answer.Answers.AddressRecords().Select(record => record.Address)];
    }

    public async Task<IReadOnlyList<ServiceRecord>> ServicesAsync(string name, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(name, QueryType.SRV, cancellationToken).ConfigureAwait(false);
        return answer is null
            ? []
            : [.. answer.Answers.SrvRecords().Select(record => new ServiceRecord(record.Target.Value, record.Port, record.Priority, record.Weight))];
    }

    /// <summary>Null when the name doesn't exist.</summary>
    private async Task<IDnsQueryResponse?> AskAsync(string name, QueryType type, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await _client.Value.QueryAsync(name, type, QueryClass.IN, cancellationToken).ConfigureAwait(false);
            return answer.Header.ResponseCode switch
            {
                DnsHeaderResponseCode.NoError => answer,
                DnsHeaderResponseCode.NotExistentDomain => null,
                _ => throw new SocketException((int)SocketError.TryAgain),
            };
        }
        catch (DnsResponseException exception)
        {
            // The port knows one exception; what DNS said goes with it.
            throw new SocketException((int)SocketError.TryAgain, exception.Message);
        }
    }
}
