using System.Text.RegularExpressions;

namespace Campaigns.Sip.Tests;

/// <summary>Writes what a peer would, by plain text operations that share nothing with the stack under test.</summary>
internal static partial class Peer
{
    public const string Sdp =
        "v=0\r\no=- 1 1 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\nm=audio 4000 RTP/AVP 8 101\r\na=rtpmap:101 telephone-event/8000\r\n";

    public static string Header(string message, string name) =>
        Regex.Match(message, $"^{Regex.Escape(name)}: (.*)\r$", RegexOptions.Multiline).Groups[1].Value;

    public static string Branch(string message) => BranchPattern().Match(message).Groups[1].Value;

    public static string Respond(string request, string status, string tag = "callee", string? sdp = null, params string[] headers)
    {
        var to = Header(request, "To");
        var lines = new List<string>
        {
            $"SIP/2.0 {status}",
            $"Via: {Header(request, "Via")}",
            $"From: {Header(request, "From")}",
            $"To: {(to.Contains(";tag=", StringComparison.Ordinal) ? to : $"{to};tag={tag}")}",
            $"Call-ID: {Header(request, "Call-ID")}",
            $"CSeq: {Header(request, "CSeq")}",
        };
        lines.AddRange(headers);
        return Finish(lines, sdp);
    }

    /// <summary>A 200 with Contact and session description.</summary>
    public static string Answer(string invite, string tag = "callee") =>
        Respond(invite, "200 OK", tag, Sdp, "Contact: <sip:callee@192.0.2.20:5080>");

    /// <summary>A request of the peer inside the dialog of our INVITE.</summary>
    public static string Request(string invite, string method, int cseq, string tag = "callee", string? sdp = null, params string[] headers)
    {
        var lines = new List<string>
        {
            $"{method} sip:campaigns@192.0.2.1:5062 SIP/2.0",
            $"Via: SIP/2.0/UDP 192.0.2.20:5080;rport;branch=z9hG4bKpeer{method}{cseq}",
            $"From: {Header(invite, "To")};tag={tag}",
            $"To: {Header(invite, "From")}",
            $"Call-ID: {Header(invite, "Call-ID")}",
            $"CSeq: {cseq} {method}",
            "Max-Forwards: 70",
        };
        lines.AddRange(headers);
        return Finish(lines, sdp);
    }

    private static string Finish(List<string> lines, string? sdp)
    {
        if (sdp is not null)
        {
            lines.Add("Content-Type: application/sdp");
        }

        lines.Add($"Content-Length: {sdp?.Length ?? 0}");
        return string.Join("\r\n", lines) + "\r\n\r\n" + sdp;
    }

    [GeneratedRegex("branch=([^;\r]+)")]
    private static partial Regex BranchPattern();
}
