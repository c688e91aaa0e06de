using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Model;

namespace S3Seal.Analyzers.Policies;

/// <summary>What the known policies say to a request.</summary>
internal enum PolicyAnswer
{
    /// <summary>No policy is known that speaks about the bucket.</summary>
    NoPolicy,

    /// <summary>No policy refuses it, whatever is not known.</summary>
    NotRefused,

    /// <summary>Some policy refuses it in some cases.</summary>
    MayBeRefused,

    /// <summary>Every policy that may be the bucket's refuses it, whatever is not known.</summary>
    Refused,
}

/// <summary>The answer of the policies that may be a bucket's, with the statement that speaks for it.</summary>
internal sealed class PolicyVerdict
{
    private static readonly PolicyVerdict None = new(PolicyAnswer.NoPolicy, null, null, 0);

    private PolicyVerdict(PolicyAnswer answer, KnownPolicy? policy, Statement? statement, int policies)
    {
        Answer = answer;
        Policy = policy;
        Statement = statement;
        Policies = policies;
    }

    public PolicyAnswer Answer { get; }

    /// <summary>The first policy that refuses, or may refuse.</summary>
    public KnownPolicy? Policy { get; }

    /// <summary>Its statement.</summary>
    public Statement? Statement { get; }

    /// <summary>How many policies were asked.</summary>
    public int Policies { get; }

    /// <summary>Asks each policy about each way the request may look.</summary>
    public static PolicyVerdict Of(ImmutableArray<KnownPolicy> policies, IReadOnlyList<RequestQuestion> questions)
    {
        if (policies.IsEmpty || questions.Count == 0)
        {
            return None;
        }

        var refused = true;
        PolicyVerdict? doubtful = null;
        PolicyVerdict? sure = null;
        foreach (var policy in policies)
        {
            foreach (var question in questions)
            {
                var explanation = PolicyEvaluator.Evaluate(policy.Document, question.For(policy.AssumedBucket));
                switch (explanation.Denied)
                {
                    case Truth.True:
                        sure ??= new PolicyVerdict(PolicyAnswer.Refused, policy, explanation.DecidingStatements[0], policies.Length);
                        break;
                    case Truth.Unknown:
                        refused = false;
                        doubtful ??= new PolicyVerdict(
                            PolicyAnswer.MayBeRefused, policy, explanation.UndecidedStatements.First(static statement => statement.Effect == Effect.Deny), policies.Length);
                        break;
                    default:
                        refused = false;
                        break;
                }
            }
        }

        return refused ? sure!
            : sure is not null ? new PolicyVerdict(PolicyAnswer.MayBeRefused, sure.Policy, sure.Statement, policies.Length)
            : doubtful ?? new PolicyVerdict(PolicyAnswer.NotRefused, null, null, policies.Length);
    }
}
