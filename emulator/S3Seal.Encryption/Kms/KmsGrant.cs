namespace S3Seal.Encryption;

/// <summary>A permission to use one key, beside its policy.</summary>
public sealed record KmsGrant
{
    /// <summary>64 hex digits.</summary>
    public required string GrantId { get; init; }

    /// <summary>Proves a grant before it has spread; here it always has.</summary>
    public required string GrantToken { get; init; }

    /// <summary>Who may use the key.</summary>
    public required string GranteePrincipal { get; init; }

    /// <summary>Who may retire the grant, or null.</summary>
    public string? RetiringPrincipal { get; init; }

    /// <summary>A friendly name, or null.</summary>
    public string? Name { get; init; }

    /// <summary>KMS operation names, such as <c>Decrypt</c>.</summary>
    public required IReadOnlyList<string> Operations { get; init; }

    /// <summary>Pairs that the context must contain, or null.</summary>
    public EncryptionContext? ContextSubset { get; init; }

    /// <summary>The context that must be given exactly, or null.</summary>
    public EncryptionContext? ContextEquals { get; init; }

    /// <summary>The account that made it.</summary>
    public required string IssuingAccount { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Whether the grant allows this use by this principal.</summary>
    /// <param name="operation">The operation's name without <c>kms:</c>.</param>
    /// <param name="principalArn">Who asks.</param>
    /// <param name="context">The context given.</param>
    public bool Allows(string operation, string principalArn, EncryptionContext context) =>
        GranteePrincipal == principalArn
        && Operations.Contains(operation, StringComparer.Ordinal)
        && (ContextEquals is null || ContextEquals.Equals(context))
        && (ContextSubset is null || ContextSubset.Pairs.All(pair => context[pair.Key] == pair.Value));
}
