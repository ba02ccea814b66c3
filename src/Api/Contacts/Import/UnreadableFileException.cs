namespace Campaigns.Api.Contacts.Import;

/// <summary>
/// The uploaded file as a whole is no contact list. Thrown out of the row stream, so that the import's transaction ends with nothing changed.
/// </summary>
/// <param name="message">One clear sentence for the user.</param>
/// <param name="inner">What the CSV reader said, when it did.</param>
internal sealed class UnreadableFileException(string message, Exception? inner = null) : Exception(message, inner);
