namespace Campaigns.Sip.Authentication;

/// <summary>In order of strength.</summary>
internal enum DigestAlgorithm
{
    Md5,
    Sha256,
}
