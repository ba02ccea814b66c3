using System.Buffers.Text;
using System.Text;

namespace Campaigns.Api.Paging;

/// <summary>
/// Where a page ended, as an opaque text: clients hand it back and never look inside.
/// </summary>
internal static class PageCursor
{
    public static string Encode(string position) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(position));

    /// <summary>The position; null when the text is no cursor of ours.</summary>
    public static string? Decode(string cursor)
    {
        try
        {
            var position = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));

            // PostgreSQL takes every character but this one, and none of our positions has it.
            return position.Contains('\0', StringComparison.Ordinal) ? null : position;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
