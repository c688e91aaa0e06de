using System.Collections.ObjectModel;

namespace S3Seal.Emulator;

/// <summary>A user, role session or account root that may sign requests.</summary>
public sealed record S3Identity
{
    /// <summary>The access key id that a signature names.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>The secret that signs; never logged, never shown.</summary>
    public required string SecretAccessKey { get; init; }

    /// <value>The token that must accompany the key, or null for a long-term key. The default is null.</value>
    public string? SessionToken { get; init; }

    /// <value>When the session token stops to be valid, or null for never. The default is null.</value>
    public DateTimeOffset? SessionExpires { get; init; }

    /// <value>Twelve digits. The default is <c>000000000000</c>.</value>
    public string Account { get; init; } = "000000000000";

    /// <value>The principal's ARN, or null for the account's root user. The default is null.</value>
    public string? Arn { get; init; }

    /// <value>The account's canonical user id (64 hex digits), or null to derive one from the account. The default is null.</value>
    public string? CanonicalId { get; init; }

    /// <value>The owner's display name in listings and ACLs. The default is null.</value>
    public string? DisplayName { get; init; }

    /// <value>The address by which an ACL grantee may name the account. The default is null.</value>
    public string? Email { get; init; }

    /// <value>The identity policy as JSON text, or null when everything is allowed. The default is null.</value>
    public string? IdentityPolicy { get; init; }

    /// <value>The tags of the user or role, which policies see as <c>aws:PrincipalTag/…</c>. The default is empty.</value>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <value>The account's organization, which policies see as <c>aws:PrincipalOrgID</c>, or null for none. The default is null.</value>
    public string? OrganizationId { get; init; }

    /// <value>
    /// Whether a temporary key was got with a second factor (<c>aws:MultiFactorAuthPresent</c>); long-term keys never say anything about it.
    /// The default is false.
    /// </value>
    public bool MultiFactorAuthenticated { get; init; }

    /// <summary>Never the secret: this record may reach logs.</summary>
    public override string ToString() => $"{AccessKeyId} ({Arn ?? Account})";
}
