using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Campaigns.Sip.Transport;

/// <summary>
/// ICMP errors of an unconnected UDP socket. Linux keeps them in the socket's error queue together with the beginning of the datagram
/// they are about (ip(7), IP_RECVERR), which has no managed API. Elsewhere nothing is reported and timers B and F decide.
/// </summary>
internal static partial class UnreachableReports
{
    /// <summary>How much of a sent datagram is read back: the Via branch is within it.</summary>
    public const int QuotedLength = 512;

    private const int SolIp = 0;
    private const int IpRecvErr = 11;
    private const int SolIpv6 = 41;
    private const int Ipv6RecvErr = 25;
    private const int MsgErrQueue = 0x2000;
    private const int MsgDontWait = 0x40;

    public static bool TryEnable(Socket socket)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        ReadOnlySpan<byte> on = [1, 0, 0, 0];
        var isV6 = socket.AddressFamily == AddressFamily.InterNetworkV6;
        socket.SetRawSocketOption(isV6 ? SolIpv6 : SolIp, isV6 ? Ipv6RecvErr : IpRecvErr, on);
        return true;
    }

    /// <summary>
    /// Takes one report off the queue; false when it is empty. <paramref name="isFinal"/> is false for a report that the datagram was too
    /// long for a link: the kernel has learnt from it, and the repetition arrives in fragments.
    /// </summary>
    public static unsafe bool TryRead(Socket socket, Span<byte> sent, out int length, out bool isFinal)
    {
        const int ControlLength = 256;
        const int MessageTooLong = 90;

        // struct cmsghdr: a size_t and two ints; then struct sock_extended_err, which begins with the error number.
        var errorOffset = sizeof(nuint) + (2 * sizeof(int));
        byte* control = stackalloc byte[ControlLength];
        fixed (byte* bytes = sent)
        {
            var vector = new IoVector { Base = bytes, Length = (nuint)sent.Length };
            var message = new MessageHeader
            {
                Vectors = &vector,
                VectorCount = 1,
                Control = control,
                ControlLength = ControlLength,
            };
            length = (int)ReceiveMessage(socket.SafeHandle, &message, MsgErrQueue | MsgDontWait);
            isFinal = message.ControlLength < (nuint)(errorOffset + sizeof(int)) || *(int*)(control + errorOffset) != MessageTooLong;
            return length >= 0;
        }
    }

    [LibraryImport("libc", EntryPoint = "recvmsg")]
    private static unsafe partial nint ReceiveMessage(SafeHandle socket, MessageHeader* message, int flags);

    [StructLayout(LayoutKind.Sequential)]
    private unsafe struct IoVector
    {
        public byte* Base;
        public nuint Length;
    }

    [StructLayout(LayoutKind.Sequential)]
    private unsafe struct MessageHeader
    {
        public void* Name;
        public uint NameLength;
        public IoVector* Vectors;
        public nuint VectorCount;
        public void* Control;
        public nuint ControlLength;
        public int Flags;
    }
}
