namespace Campaigns.Api.Export;

/// <summary>How an export is written.</summary>
internal enum ExportFormat
{
    /// <summary>UTF-8 with byte order mark and header; no cell can run as a formula.</summary>
    Csv,

    /// <summary>One JSON object a line, as the lists have it.</summary>
    Ndjson,
}
