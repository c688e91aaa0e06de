using System.Collections.Generic;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Evaluation;

/// <summary>
/// Judges a request by one policy. The evaluation is three-valued; a request of which everything is known is the special case
/// that never comes out undetermined.
/// </summary>
public static class PolicyEvaluator
{
    /// <summary>The decision alone; allocates nothing unless a policy variable has to be filled in.</summary>
    public static Decision Decide(PolicyDocument policy, RequestContext request)
    {
        var denied = Truth.False;
        var allowed = Truth.False;
        foreach (var statement in policy.StatementArray)
        {
            if (statement.Effect == Effect.Allow && allowed == Truth.True)
                continue;
            var applies = StatementMatcher.Applies(statement, request);
            if (statement.Effect == Effect.Allow)
                allowed = allowed.Or(applies);
            else if (applies == Truth.True)
                return Decision.ExplicitDeny;
            else
                denied = denied.Or(applies);
        }

        return Combine(denied, allowed);
    }

    /// <summary>The decision with the statements that made it.</summary>
    public static Explanation Evaluate(PolicyDocument policy, RequestContext request)
    {
        var denies = new Verdicts();
        var allows = new Verdicts();
        foreach (var statement in policy.StatementArray)
        {
            var applies = StatementMatcher.Applies(statement, request);
            (statement.Effect == Effect.Deny ? denies : allows).Add(statement, applies);
        }

        var decision = Combine(denies.Truth, allows.Truth);
        var deciding = decision switch
        {
            Decision.ExplicitDeny => denies.Applying,
            Decision.Allow => allows.Applying,
            _ => [],
        };
        var undecided = new List<Statement>(denies.Undecided);
        undecided.AddRange(allows.Undecided);
        return new Explanation(policy, request, decision, deciding, undecided)
        {
            Denied = denies.Truth,
            Granted = allows.Truth,
        };
    }

    internal static Decision Combine(Truth denied, Truth allowed) => (denied, allowed) switch
    {
        (Truth.True, _) => Decision.ExplicitDeny,
        (Truth.Unknown, _) => Decision.Undetermined,
        (_, Truth.True) => Decision.Allow,
        (_, Truth.Unknown) => Decision.Undetermined,
        _ => Decision.ImplicitDeny,
    };

    /// <summary>The statements of one effect, told apart by whether they apply.</summary>
    private sealed class Verdicts
    {
        public List<Statement> Applying { get; } = [];

        public List<Statement> Undecided { get; } = [];

        public Truth Truth { get; private set; }

        public void Add(Statement statement, Truth applies)
        {
            Truth = Truth.Or(applies);
            if (applies == Truth.True)
                Applying.Add(statement);
            else if (applies == Truth.Unknown)
                Undecided.Add(statement);
        }
    }
}
