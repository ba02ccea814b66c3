using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Campaigns.LoadTester.Lists;

/// <summary>A synthetic contact list as a CSV request body, written row by row while it is sent: a million contacts need no million rows in memory.</summary>
internal sealed class ContactListContent : HttpContent
{
    private const int FlushAtChars = 32 * 1024;

    private readonly SyntheticNumbers _numbers;
    private readonly int _count;

    public ContactListContent(SyntheticNumbers numbers, int count)
    {
        _numbers = numbers;
        _count = count;
        Headers.ContentType = new MediaTypeHeaderValue("text/csv", "utf-8");
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var text = new StringBuilder("phone_number,name\r\n", FlushAtChars + 128);
        for (var index = 0; index < _count; index++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{_numbers[index]},Contact {index + 1}\r\n");
            if (text.Length >= FlushAtChars)
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()));
                text.Clear();
            }
        }

        await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
