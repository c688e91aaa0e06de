using System.Collections.Generic;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Evaluation;

/// <summary>Says a decision in words that are read once.</summary>
internal static class ExplanationText
{
    public static string Of(Explanation explanation) => explanation.Rule switch
    {
        AccessRule.IdentityPolicyDenies => "The caller's identity policy denies it.",
        AccessRule.PublicBucketRestricted =>
            "The bucket's policy is public and RestrictPublicBuckets is on: only the owner's account and AWS services have access.",
        AccessRule.OwnerRoot when explanation.IsAllowed => "No statement denies it, and the root user of the bucket owner's account needs no grant.",
        _ => explanation.Decision switch
        {
            Decision.ExplicitDeny => Sentences(explanation, explanation.DecidingStatements, "denies"),
            Decision.Allow => Granted(explanation),
            Decision.Undetermined => Sentences(explanation, explanation.UndecidedStatements, "may decide"),
            _ => NotGranted(explanation),
        },
    };

    private static string Granted(Explanation explanation) => explanation.Rule switch
    {
        AccessRule.SameAccount when explanation.DecidingStatements.Count == 0 => "No statement denies it, and the caller's identity policy allows it.",
        AccessRule.CrossAccount => Sentences(explanation, explanation.DecidingStatements, "allows") + " The caller's identity policy allows it too.",
        _ => Sentences(explanation, explanation.DecidingStatements, "allows"),
    };

    private static string NotGranted(Explanation explanation)
    {
        var what = $"{explanation.Request.Action} on {explanation.Request.Resource} for {explanation.Request.Principal}";
        if (explanation.Rule == AccessRule.CrossAccount && explanation.Granted == Truth.True)
            return $"The bucket policy allows {what}, but the caller's own account does not: across accounts both must.";
        if (explanation.Rule == AccessRule.SameAccount && explanation.Granted == Truth.True)
            return $"The bucket policy names only the account for {what}; that leaves the decision to the identity policy, which does not allow it.";
        var text = $"No statement allows {what}.";
        foreach (var statement in explanation.Policy?.StatementArray ?? [])
        {
            if (statement.Effect == Effect.Allow && new StatementFinding(statement, explanation.Request) is { Action: Truth.True } finding)
                text += $" {Name(statement)} does not: {finding.Reason}.";
        }

        return text;
    }

    private static string Sentences(Explanation explanation, IReadOnlyList<Statement> statements, string verb)
    {
        var sentences = new List<string>();
        foreach (var statement in statements)
        {
            var reason = new StatementFinding(statement, explanation.Request).Reason;
            sentences.Add($"{Name(statement)} {verb} {explanation.Request.Action} on {explanation.Request.Resource}: {reason}.");
        }

        return string.Join(" ", sentences);
    }

    private static string Name(Statement statement) =>
        $"Statement {statement.Label}" + (statement.Span.Line > 0 ? $" ({statement.Span})" : string.Empty);
}
