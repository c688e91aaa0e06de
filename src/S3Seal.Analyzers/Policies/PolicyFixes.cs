using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Policy.Correction;
using S3Seal.Policy.Model;
using S3Seal.Policy.Proof;
using S3Seal.Policy.Review;

namespace S3Seal.Analyzers.Policies;

/// <summary>The proven corrections of the repository's policies, as facts for a fix; each is sought once for each version of the file.</summary>
internal static class PolicyFixes
{
    private static readonly ConditionalWeakTable<PolicyDocument, ConcurrentDictionary<object, StrongBox<PolicyCorrection?>>> Sought = new();

    /// <summary>The facts of the correction of a doubt; null when none is proven, or when its file cannot say it.</summary>
    public static ImmutableDictionary<string, string?>? Of(KnownPolicy policy, PolicyDoubt doubt) =>
        Facts(policy, doubt, () => PolicyCorrections.Of(policy.Text.Json, policy.Document, policy.AssumedBucket, PolicyProofs.AnyOwner, doubt));

    /// <summary>The facts of the smallest correction with which the policy enforces a requirement; null when none is proven, or when its file cannot say it.</summary>
    public static ImmutableDictionary<string, string?>? Of(KnownPolicy policy, Requirement requirement) =>
        Facts(policy, requirement, () => PolicyCorrections.Enforcing(policy.Text.Json, policy.Document, policy.AssumedBucket, PolicyProofs.AnyOwner, requirement));

    private static ImmutableDictionary<string, string?>? Facts(KnownPolicy policy, object asked, System.Func<PolicyCorrection?> seek)
    {
        // What a template leaves open cannot be proven.
        if (!policy.IsWhole || Sought.GetOrCreateValue(policy.Document).GetOrAdd(asked, _ => new StrongBox<PolicyCorrection?>(seek())).Value is not { } correction)
        {
            return null;
        }

        var changes = correction.Edits.Select(policy.Text.Rewrite).ToList();
        return changes.Any(static change => change is null) ? null : ImmutableDictionary<string, string?>.Empty
            .Add(FixFacts.PolicyTitle, correction.Title).Add(FixFacts.PolicyEdits, PolicyFixText.Write(changes.Select(static change => change!.Value)));
    }
}
