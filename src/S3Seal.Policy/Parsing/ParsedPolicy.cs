using System.Collections.Generic;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Parsing;

/// <summary>What became of a policy's text.</summary>
public sealed class ParsedPolicy
{
    internal ParsedPolicy(PolicyDocument? document, IReadOnlyList<PolicyProblem> problems)
    {
        Document = document;
        Problems = problems;
    }

    /// <summary>The policy, or null when there is any problem: a half-read policy must not be evaluated.</summary>
    public PolicyDocument? Document { get; }

    /// <summary>All problems, first the one that S3 would name.</summary>
    public IReadOnlyList<PolicyProblem> Problems { get; }
}
