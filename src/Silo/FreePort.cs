using System.Net;
using System.Net.Sockets;

namespace Campaigns.Silo;

/// <summary>Finds a free TCP port where none was given.</summary>
internal static class FreePort
{
    /// <summary>The port itself, or a free one when it is 0.</summary>
    public static int OrGiven(int port)
    {
        if (port != 0)
        {
            return port;
        }

        using var listener = new TcpListener(IPAddress.Any, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
