using Campaigns.Domain.Assistants;
using CsCheck;

namespace Campaigns.Domain.Tests.Assistants;

public sealed class VariableHeadersTests
{
    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("50 %", "50 %25")]
    [InlineData("a\r\nVia: b", "a%0D%0AVia: b")]
    [InlineData("nul\0", "nul%00")]
    [InlineData("Zoë", "Zo%C3%AB")]
    public void Values_are_encoded_so_that_no_header_can_begin_in_them(string value, string encoded) =>
        Assert.Equal(encoded, VariableHeaders.Encode(value));

    [Fact]
    public void Whatever_a_value_is_its_encoding_is_printable_and_can_be_decoded_again() =>
        Gen.String.Where(text => !text.Any(char.IsSurrogate)).Sample(text =>
        {
            var encoded = VariableHeaders.Encode(text);
            return encoded.All(character => character is >= ' ' and <= '~') && Uri.UnescapeDataString(encoded) == text;
        });

    [Fact]
    public void What_can_t_stand_in_a_header_is_refused_by_name()
    {
        var headers = VariableHeaders.Of(
            "abc",
            "Ann",
            new Dictionary<string, string> { ["long"] = new('x', 257), ["just"] = new('y', 256), ["bad name"] = "1", ["a:b"] = "2", ["call-id"] = "3", [""] = "4" });

        Assert.Equal(["X-Call-ID", "X-Display-Name", "X-just"], headers.Headers.Select(header => header.Key));
        Assert.Equal(["", "a:b", "bad name", "call-id", "long"], headers.Refused.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_more_headers_are_written_than_a_message_should_have() =>
        Assert.Equal(
            VariableHeaders.MostHeaders,
            VariableHeaders.Of("abc", null, Enumerable.Range(0, 100).ToDictionary(number => $"v{number}", number => "1")).Headers.Count);
}
