using S3Seal.Policy.Evaluation;

namespace S3Seal.Emulator.Authorization;

/// <summary>A decision in a sentence, as the journal shows it.</summary>
internal static class ExplanationText
{
    public static string Of(Explanation explanation) => explanation.Rule switch
    {
        AccessRule.BucketPolicyDenies => $"The bucket policy denies it: {Statements(explanation)}.",
        AccessRule.IdentityPolicyDenies => "The identity policy denies it.",
        AccessRule.PublicBucketRestricted => "The bucket policy is public and the bucket restricts public policies.",
        AccessRule.OwnerRoot => "The caller is the root user of the account that owns the bucket.",
        _ when explanation.IsAllowed && explanation.DecidingStatements.Count > 0 => $"The bucket policy allows it: {Statements(explanation)}.",
        _ when explanation.IsAllowed => "The identity policy allows it.",
        AccessRule.Anonymous => "No statement of the bucket policy allows it to an anonymous caller.",
        AccessRule.CrossAccount => "Across accounts, bucket policy and identity policy must both allow it.",
        AccessRule.OtherRoot => "No statement of the bucket policy allows it to the other account.",
        _ => "Neither bucket policy nor identity policy allows it.",
    };

    private static string Statements(Explanation explanation) =>
        string.Join(", ", explanation.DecidingStatements.Select(statement => statement.Sid is { Length: > 0 } sid ? $"statement \"{sid}\"" : $"statement {statement.Index + 1}"));
}
