using S3Seal.Policy.Evaluation;

namespace S3Seal.Policy.Proof;

/// <summary>Whether a policy enforces a requirement.</summary>
public sealed class Proof
{
    internal Proof(Requirement requirement, bool? isEnforced, bool nothingGetsThrough, RequestContext? counterexample)
    {
        Requirement = requirement;
        IsEnforced = isEnforced;
        NothingGetsThrough = nothingGetsThrough;
        Counterexample = counterexample;
    }

    /// <summary>What was asked.</summary>
    public Requirement Requirement { get; }

    /// <summary>The answer; null when the policy has more cases than the search goes through.</summary>
    public bool? IsEnforced { get; }

    /// <summary>Whether the policy refuses every request of the kind; then the requirement holds, and so does any other.</summary>
    public bool NothingGetsThrough { get; }

    /// <summary>A request that gets through and does not meet the requirement, judged so by the evaluator; null when there is none.</summary>
    public RequestContext? Counterexample { get; }
}
