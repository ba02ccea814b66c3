using System.Net.Sockets;

namespace Campaigns.Sip.Rtp;

/// <summary>Tells which of many sockets have something to read.</summary>
internal abstract class SocketReadiness : IDisposable
{
    public static SocketReadiness Create() => OperatingSystem.IsLinux() ? new EpollReadiness() : new SelectReadiness();

    /// <summary>Watches a socket under a key of the caller's. May be called while another thread waits.</summary>
    public abstract void Add(Socket socket, int key);

    public abstract void Remove(Socket socket, int key);

    /// <summary>Waits until at least one socket is readable or the time is up; fills in their keys and returns how many.</summary>
    public abstract int Wait(Span<int> keys, int milliseconds);

    public abstract void Dispose();
}
