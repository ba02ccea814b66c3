namespace Campaigns.Sip.Authentication;

/// <summary>A trunk's user name and password for digest authentication (RFC 3261 §22, RFC 8760).</summary>
public sealed class DigestCredentials
{
    /// <exception cref="ArgumentException">The user name is empty or holds a control character.</exception>
    public DigestCredentials(string userName, string password)
    {
        ArgumentException.ThrowIfNullOrEmpty(userName);
        ArgumentNullException.ThrowIfNull(password);
        UserName = Messages.HeaderText.RequireValue(userName, nameof(userName));
        Password = password;
    }

    public string UserName { get; }

    internal string Password { get; }

    /// <summary>Never shows the password.</summary>
    public override string ToString() => UserName;
}
