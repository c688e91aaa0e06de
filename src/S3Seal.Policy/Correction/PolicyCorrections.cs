using System.Collections.Generic;
using System.Linq;
using S3Seal.Policy.Model;
using S3Seal.Policy.Parsing;
using S3Seal.Policy.Proof;
using S3Seal.Policy.Review;

namespace S3Seal.Policy.Correction;

/// <summary>Finds corrections of policies. Each is proven before it is offered: by the validator, the review and the prover.</summary>
public static class PolicyCorrections
{
    private static readonly Requirement[] Kept = [Requirement.NoCustomerKey, Requirement.Tls, Requirement.Aes256, Requirement.Kms];

    // A misspelt method in a list is one that its author meant to admit: there the corrected policy does let more through.
    private static readonly Requirement[] KeptWithMoreMethods = [Requirement.NoCustomerKey, Requirement.Tls];

    /// <summary>
    /// The correction of a doubtful part. The corrected policy is one that S3 accepts, raises fewer doubts and no new one, still
    /// enforces whatever the policy enforced before (beyond the methods that a misspelt value was meant to admit), and does not come
    /// to refuse every upload.
    /// </summary>
    /// <param name="text">The policy's text.</param>
    /// <param name="policy">What was read from it.</param>
    /// <param name="bucket">The bucket it is for.</param>
    /// <param name="owner">The account that owns the bucket, twelve digits.</param>
    /// <param name="doubt">One of the review's doubts about the policy.</param>
    /// <returns>The correction; null when there is none that can be proven.</returns>
    public static PolicyCorrection? Of(string text, PolicyDocument policy, string bucket, string owner, PolicyDoubt doubt) =>
        PolicySource.Of(text) is { } source && DoubtCorrections.Of(source, policy, doubt) is var (title, edits)
        && Made(source, title, edits, bucket) is var (correction, corrected)
        && IsClearer(policy, corrected) && KeepsWhatItEnforced(policy, corrected, bucket, owner, doubt.Kind == PolicyDoubtKind.ImpossibleValue ? KeptWithMoreMethods : Kept) ? correction : null;

    /// <summary>The smallest correction with which the policy enforces a requirement, and lets an upload through that meets it.</summary>
    /// <param name="text">The policy's text.</param>
    /// <param name="policy">What was read from it.</param>
    /// <param name="bucket">The bucket it is for.</param>
    /// <param name="owner">The account that owns the bucket, twelve digits.</param>
    /// <param name="requirement">What the policy shall enforce.</param>
    /// <returns>The correction; null when there is none that can be proven.</returns>
    public static PolicyCorrection? Enforcing(string text, PolicyDocument policy, string bucket, string owner, Requirement requirement)
    {
        if (PolicySource.Of(text) is not { } source)
            return null;
        var doubts = PolicyReview.Review(policy).Select(doubt => DoubtCorrections.Of(source, policy, doubt)).Where(static change => change is not null).Select(static change => change!.Value);
        foreach (var (title, edits) in doubts.Concat(EnforcementCorrections.Of(source, policy, bucket, requirement)))
        {
            if (Made(source, title, edits, bucket) is var (correction, corrected)
                && PolicyProver.Prove(corrected, bucket, owner, requirement) is { IsEnforced: true, NothingGetsThrough: false })
            {
                return correction;
            }
        }

        return null;
    }

    private static (PolicyCorrection Correction, PolicyDocument Corrected)? Made(PolicySource source, string title, IReadOnlyList<PolicyEdit> edits, string bucket)
    {
        if (edits.Count == 0 || Overlap(edits))
            return null;
        var text = source.Apply(edits);
        return PolicyValidator.Validate(text, bucket).Document is { } corrected
            ? (new PolicyCorrection(title, [.. edits.OrderBy(static edit => edit.Offset)], text), corrected) : null;
    }

    private static bool Overlap(IReadOnlyList<PolicyEdit> edits)
    {
        var end = 0;
        foreach (var edit in edits.OrderBy(static edit => edit.Offset))
        {
            if (edit.Offset < end)
                return true;
            end = edit.Offset + edit.Length;
        }

        return false;
    }

    // The same kinds as before or fewer of them: a correction that trades one doubt for another corrects nothing.
    private static bool IsClearer(PolicyDocument before, PolicyDocument after)
    {
        var left = PolicyReview.Review(after);
        var known = PolicyReview.Review(before);
        return left.Count < known.Count && left.GroupBy(static doubt => doubt.Kind).All(group => group.Count() <= known.Count(doubt => doubt.Kind == group.Key));
    }

    private static bool KeepsWhatItEnforced(PolicyDocument before, PolicyDocument after, string bucket, string owner, Requirement[] kept)
    {
        foreach (var requirement in kept)
        {
            var was = PolicyProver.Prove(before, bucket, owner, requirement);
            var proof = PolicyProver.Prove(after, bucket, owner, requirement);
            if ((proof.NothingGetsThrough && !was.NothingGetsThrough) || (was is { IsEnforced: true, NothingGetsThrough: false } && proof.IsEnforced != true))
                return false;
        }

        return true;
    }
}
