using System.Text;
using Campaigns.Api.Contacts.Import;

namespace Campaigns.Api.Tests.Contacts.Import;

public sealed class Utf8GateTests
{
    [Fact]
    public async Task Passes_text_through_however_it_is_cut_into_blocks()
    {
        var text = Encoding.UTF8.GetBytes("aé€😀\n¢ह𐍈z");
        for (var block = 1; block <= text.Length; block++)
        {
            Assert.Equal(text, await ReadAllAsync(text, block));
        }
    }

    [Fact]
    public async Task Refuses_a_broken_byte_however_the_text_is_cut_into_blocks()
    {
        foreach (byte[] broken in new byte[][] { [0x61, 0xE9, 0x62], [0x61, 0xC0, 0xAF, 0x62], [0xED, 0xA0, 0x80, 0x62], [0xF5, 0x80, 0x80, 0x80], [0x80], [0xE2, 0x82, 0x41] })
        {
            for (var block = 1; block <= broken.Length; block++)
            {
                await Assert.ThrowsAsync<UnreadableFileException>(() => ReadAllAsync(broken, block));
            }
        }
    }

    [Theory]
    [InlineData(new byte[] { 0x61, 0xC3 })]
    [InlineData(new byte[] { 0x61, 0xE2, 0x82 })]
    [InlineData(new byte[] { 0x61, 0xF0, 0x9F, 0x98 })]
    public async Task Refuses_text_that_ends_within_a_character(byte[] text)
    {
        var refused = await Assert.ThrowsAsync<UnreadableFileException>(() => ReadAllAsync(text, 2));

        Assert.Contains("cut off", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<byte[]> ReadAllAsync(byte[] text, int block)
    {
        var gate = new Utf8Gate(new MemoryStream(text));
        var buffer = new byte[block];
        List<byte> read = [];
        while (await gate.ReadAsync(buffer, TestContext.Current.CancellationToken) is > 0 and var count)
        {
            read.AddRange(buffer.AsSpan(0, count));
        }

        return [.. read];
    }
}
