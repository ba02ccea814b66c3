namespace Campaigns.LoadTester.Api;

/// <summary>Where a call's recording is.</summary>
internal sealed record RecordingView
{
    /// <summary>Its path on the API's host.</summary>
    public required string Url { get; init; }

    /// <summary>Its end has been written.</summary>
    public required bool Complete { get; init; }
}
