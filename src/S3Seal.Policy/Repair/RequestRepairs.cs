using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Repair;

/// <summary>
/// Finds the smallest changes of a refused request with which it is no longer refused: what a code fix writes, and what an
/// explanation ends with. Each is judged by the evaluator before it is offered.
/// </summary>
public static class RequestRepairs
{
    /// <summary>Asks one policy. Whether anything grants is left open: of a call in a program it is not known who makes it.</summary>
    /// <param name="policy">The bucket's policy.</param>
    /// <param name="request">The request as far as it is known; what is unknown and not changed stays unknown.</param>
    /// <param name="options">What may be changed; null for the defaults.</param>
    /// <returns>The changes after which no Deny certainly applies.</returns>
    public static RepairPlan Find(PolicyDocument policy, RequestContext request, RepairOptions? options = null) =>
        new RepairSearch(policy, request, owner: null, options ?? new RepairOptions(), changed =>
        {
            var judged = PolicyEvaluator.Evaluate(policy, changed);
            return new RepairGoal(judged.Denied != Truth.True, judged.Denied == Truth.False);
        }).Plan();

    /// <summary>Asks one policy, and wants it to allow the request.</summary>
    /// <param name="policy">The bucket's policy.</param>
    /// <param name="request">The request.</param>
    /// <param name="options">What may be changed; null for the defaults.</param>
    /// <returns>The changes after which the policy allows the request, as far as nothing unknown stands against it.</returns>
    public static RepairPlan FindAllowed(PolicyDocument policy, RequestContext request, RepairOptions? options = null) =>
        new RepairSearch(policy, request, owner: null, options ?? new RepairOptions(), changed => RepairGoal.Of(PolicyEvaluator.Decide(policy, changed))).Plan();

    /// <summary>Asks all that decides about a request.</summary>
    /// <param name="access">The request with its policies.</param>
    /// <param name="options">What may be changed; null for the defaults.</param>
    /// <returns>The changes after which the request is allowed, as far as nothing unknown stands against it.</returns>
    public static RepairPlan Find(AccessRequest access, RepairOptions? options = null) =>
        access.BucketPolicy is not { } policy
            ? new RepairPlan([], [], !AccessDecision.Decide(access).IsAllowed)
            : new RepairSearch(
                policy,
                access.Request,
                access.BucketOwner,
                options ?? new RepairOptions(),
                changed => RepairGoal.Of(AccessDecision.Decide(access with { Request = changed }).Decision)).Plan();
}

/// <summary>Whether a changed request gets through.</summary>
/// <param name="IsReached">It does, as far as is known.</param>
/// <param name="IsCertain">It does, whatever is unknown.</param>
internal readonly record struct RepairGoal(bool IsReached, bool IsCertain)
{
    public static RepairGoal Of(Decision decision) => new(decision is Decision.Allow or Decision.Undetermined, decision == Decision.Allow);
}
