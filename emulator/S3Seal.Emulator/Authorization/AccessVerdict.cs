namespace S3Seal.Emulator.Authorization;

/// <summary>One answered question, as the journal keeps it.</summary>
/// <param name="Action">The IAM action.</param>
/// <param name="Resource">The ARN or key asked about; null for the bucket.</param>
/// <param name="Allowed">The decision.</param>
/// <param name="Explanation">Which statement decided, in words.</param>
internal sealed record AccessVerdict(string Action, string? Resource, bool Allowed, string Explanation);
