using System.Net;
using System.Net.Sockets;
using Campaigns.CarrierSimulator.Behaviours;
using Campaigns.CarrierSimulator.Judging;

namespace Campaigns.CarrierSimulator.Control;

/// <summary>A loopback HTTP port for scripts: GET /stats, GET /calls (with every logged call), POST /reset, POST /hang-up (of all calls that are up), POST /disturbance/NAME.</summary>
internal sealed class ControlEndpoint(Carrier carrier, int port)
{
    public Uri Address { get; } = new($"http://127.0.0.1:{(port == 0 ? FreePort() : port)}/");

    /// <summary>Serves until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var listener = new HttpListener();
        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        using var stop = cancellationToken.Register(listener.Abort);
        while (!cancellationToken.IsCancellationRequested)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException && cancellationToken.IsCancellationRequested)
            {
                return;
            }

            await ReplyAsync(context, cancellationToken);
        }
    }

    private async Task ReplyAsync(HttpListenerContext context, CancellationToken cancellationToken)
    {
        using var response = context.Response;
        switch (context.Request.HttpMethod, context.Request.Url?.AbsolutePath)
        {
            case ("GET", "/stats"):
                await WriteAsync(response, carrier.Report(withCalls: false), cancellationToken);
                break;
            case ("GET", "/calls"):
                await WriteAsync(response, carrier.Report(withCalls: true), cancellationToken);
                break;
            case ("POST", "/reset"):
                carrier.Reset();
                response.StatusCode = (int)HttpStatusCode.NoContent;
                break;
            case ("POST", "/hang-up"):
                carrier.HangUpAll();
                response.StatusCode = (int)HttpStatusCode.NoContent;
                break;
            case ("POST", { } path) when Enum.TryParse<Disturbance>(path.Replace("/disturbance/", "", StringComparison.Ordinal), ignoreCase: true, out var disturbance):
                carrier.Disturb(disturbance);
                response.StatusCode = (int)HttpStatusCode.NoContent;
                break;
            default:
                response.StatusCode = (int)HttpStatusCode.NotFound;
                break;
        }
    }

    private static async Task WriteAsync(HttpListenerResponse response, CarrierReport report, CancellationToken cancellationToken)
    {
        response.ContentType = "application/json";
        try
        {
            await ReportJson.WriteAsync(response.OutputStream, report, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpListenerException or IOException)
        {
            // The asker has gone; the next one shall be served all the same.
            response.Abort();
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
