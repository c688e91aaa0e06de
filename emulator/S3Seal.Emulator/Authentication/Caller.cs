namespace S3Seal.Emulator.Authentication;

/// <summary>Who knocks: an identity with the form it proved itself by, or nobody.</summary>
internal sealed record Caller
{
    public static readonly Caller Anonymous = new();

    /// <summary>Null for an anonymous caller.</summary>
    public S3Identity? Identity { get; init; }

    public AuthenticationForm Form { get; init; } = AuthenticationForm.Anonymous;

    /// <summary>The caller's canonical user id; null for an anonymous caller.</summary>
    public string? CanonicalId => Identity is null ? null : CanonicalUser.IdOf(Identity);

    /// <summary>When the request was signed, by the client's clock.</summary>
    public DateTimeOffset? SignedAt { get; init; }
}

/// <summary>How a request proved who sent it; the names are the values of the condition key <c>s3:authType</c>.</summary>
internal enum AuthenticationForm
{
    Anonymous,
    Header,
    QueryString,
    Post,
}
