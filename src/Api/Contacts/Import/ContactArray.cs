using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Campaigns.Api.Json;
using Campaigns.Domain.Ports;

namespace Campaigns.Api.Contacts.Import;

/// <summary>
/// A contact list as a JSON array of the objects that one contact is added with, read as a stream: only one of them is in memory. A bad one is a fault and the next one is read; an array
/// that can't be read to its end is an <see cref="UnreadableFileException"/>.
/// </summary>
/// <param name="upload">The file.</param>
/// <param name="defaultRegion">For contacts that name none.</param>
/// <param name="numbers">Reads the numbers.</param>
/// <param name="faults">Takes every fault, in the order of the file.</param>
internal sealed class ContactArray(Stream upload, string? defaultRegion, IPhoneNumbers numbers, Func<RowFault, CancellationToken, ValueTask> faults) : IContactSource
{
    private const int MaxValueInFault = 200;

    private static readonly JsonSerializerOptions Options = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    public long Rows { get; private set; }

    public long FailedRows { get; private set; }

    public IReadOnlyList<ContactColumn> Columns => [];

    public async IAsyncEnumerable<NewContact> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var bounded = new BoundedItems(upload);
        await using var items = JsonSerializer.DeserializeAsyncEnumerable<JsonNode>(bounded, Options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await AdvanceAsync(items))
        {
            bounded.ItemEnded();
            Rows++;
            var found = new RequestFaults();
            var contact = Read(items.Current, found);
            if (!found.Any)
            {
                yield return contact;
                continue;
            }

            FailedRows++;
            foreach (var fault in found.All)
            {
                await faults(new RowFault(Rows, fault.Path, ValueAt(items.Current, fault.Path), fault.Message), cancellationToken);
            }
        }
    }

    private NewContact Read(JsonNode? item, RequestFaults found)
    {
        if (item is not JsonObject members)
        {
            found.AddMalformed("", "Must be a JSON object.");
            members = [];
        }
        else
        {
            JsonShape.Prune(members, ApiJson.Options.GetTypeInfo(typeof(ContactRequest)), found);
        }

        var request = members.Deserialize<ContactRequest>(ApiJson.Options)!;
        return (request with { DefaultRegion = request.DefaultRegion ?? defaultRegion }).ToContact(numbers, found);
    }

    private static string ValueAt(JsonNode? item, string path)
    {
        var value = (item as JsonObject)?[path]?.ToString() ?? "";
        return value.Length <= MaxValueInFault ? value : value[..MaxValueInFault] + "…";
    }

    private static async ValueTask<bool> AdvanceAsync(IAsyncEnumerator<JsonNode?> items)
    {
        try
        {
            return await items.MoveNextAsync();
        }
        catch (JsonException broken)
        {
            throw new UnreadableFileException(
                string.Create(CultureInfo.InvariantCulture, $"The file is no JSON array of objects, or was cut off: line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}. Nothing was changed."), broken);
        }
    }
}
