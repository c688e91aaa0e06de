namespace S3Seal.Emulator;

/// <summary>One request as the journal keeps it. Never a secret: no signature, key, token or body.</summary>
public sealed record JournalEntry
{
    /// <summary>The answer's <c>x-amz-request-id</c>.</summary>
    public required string RequestId { get; init; }

    /// <summary>When the request arrived, by the emulator's clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The raw path without the query.</summary>
    public required string Path { get; init; }

    /// <summary>AWS's name of the operation (<c>PutObject</c>); null when none was found.</summary>
    public string? Operation { get; init; }

    /// <summary>The bucket, or null.</summary>
    public string? Bucket { get; init; }

    /// <summary>The object key, or null.</summary>
    public string? Key { get; init; }

    /// <summary>The version that the answer names in <c>x-amz-version-id</c>, or null.</summary>
    public string? VersionId { get; init; }

    /// <summary>The caller's access key id; null when the caller was anonymous or not recognised.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The caller's ARN, or its account for a root user; null when anonymous or not recognised.</summary>
    public string? Caller { get; init; }

    /// <summary>Every permission that was asked for, with the decision and the statement that decided.</summary>
    public IReadOnlyList<JournalDecision> Decisions { get; init; } = [];

    /// <summary>The encryption that the answer names: <c>AES256</c>, <c>aws:kms</c>, <c>aws:kms:dsse</c> or <c>customer</c>; null when it names none.</summary>
    public string? Encryption { get; init; }

    /// <summary>The KMS key that the answer names, or null.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>S3's error code; null on success.</summary>
    public string? ErrorCode { get; internal set; }

    /// <summary>How long the emulator worked on it, by its clock: until the answer stood, and once it was sent, until then.</summary>
    public TimeSpan Duration { get; internal set; }
}

/// <summary>One permission that a request needed.</summary>
/// <param name="Action">The IAM action.</param>
/// <param name="Resource">The ARN or key that was asked about, or null for the bucket.</param>
/// <param name="Allowed">The decision.</param>
/// <param name="Explanation">Which statement decided, in words.</param>
public sealed record JournalDecision(string Action, string? Resource, bool Allowed, string Explanation);
