namespace Campaigns.Api.Contacts.Import;

/// <summary>
/// Receives a file whole before it is read: a slow client must not hold a database transaction open for as long as it sends.
/// The file is readable by this process's user only, and gone when it is closed, or with the process.
/// </summary>
internal static class SpooledUpload
{
    public static async Task<FileStream> ReceiveAsync(Stream body, CancellationToken cancellationToken)
    {
        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"campaigns-upload-{Guid.NewGuid():N}"), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        try
        {
            await body.CopyToAsync(file, cancellationToken);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
