using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Campaigns.Sip.Rtp;

/// <summary>epoll(7): its cost doesn't grow with the number of silent sockets, and it needs no thread per socket.</summary>
internal sealed partial class EpollReadiness : SocketReadiness
{
    private const int ControlAdd = 1;
    private const int ControlDelete = 2;
    private const uint EventIn = 1;
    private const int MaxEvents = 64;

    // struct epoll_event is packed on x86-64 only.
    private static readonly bool IsPacked = RuntimeInformation.ProcessArchitecture is Architecture.X64;
    private static readonly int EventSize = IsPacked ? 12 : 16;
    private static readonly int KeyOffset = IsPacked ? 4 : 8;

    private readonly SafeFileHandle _epoll;

    public EpollReadiness()
    {
        _epoll = new SafeFileHandle(Create(0), ownsHandle: true);
        if (_epoll.IsInvalid)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    public override void Add(Socket socket, int key)
    {
        Span<byte> request = stackalloc byte[EventSize];
        request.Clear();
        MemoryMarshal.Write(request, EventIn);
        MemoryMarshal.Write(request[KeyOffset..], key);
        if (Control(_epoll, ControlAdd, socket.SafeHandle, ref MemoryMarshal.GetReference(request)) < 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    public override void Remove(Socket socket, int key)
    {
        Span<byte> ignored = stackalloc byte[16];
        if (Control(_epoll, ControlDelete, socket.SafeHandle, ref MemoryMarshal.GetReference(ignored)) < 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    public override int Wait(Span<int> keys, int milliseconds)
    {
        Span<byte> events = stackalloc byte[MaxEvents * 16];
        var count = WaitForEvents(
            _epoll, ref MemoryMarshal.GetReference(events), Math.Min(keys.Length, MaxEvents), milliseconds);
        for (var i = 0; i < count; i++)
        {
            keys[i] = MemoryMarshal.Read<int>(events[((i * EventSize) + KeyOffset)..]);
        }

        // A signal interrupts the wait: nothing is ready then.
        return Math.Max(count, 0);
    }

    public override void Dispose() => _epoll.Dispose();

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    private static partial int Create(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    private static partial int Control(SafeFileHandle epoll, int operation, SafeHandle socket, ref byte request);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    private static partial int WaitForEvents(SafeFileHandle epoll, ref byte events, int maximum, int milliseconds);
}
