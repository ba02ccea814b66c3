namespace Campaigns.Api.Contacts.Import;

/// <summary>A contact list in any format, read as a stream.</summary>
internal interface IContactSource
{
    /// <summary>Rows so far, bad ones included.</summary>
    long Rows { get; }

    /// <summary>Rows with at least one fault, so far.</summary>
    long FailedRows { get; }

    /// <summary>How the columns were understood; empty until the header was read, and in formats whose members have names of their own.</summary>
    IReadOnlyList<ContactColumn> Columns { get; }

    /// <summary>The good rows, in the order of the file. To be enumerated once.</summary>
    /// <exception cref="UnreadableFileException">The file as a whole can't be read.</exception>
    IAsyncEnumerable<NewContact> ReadAsync(CancellationToken cancellationToken);
}
