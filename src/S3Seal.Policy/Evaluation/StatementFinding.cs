using System.Collections.Generic;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Evaluation;

/// <summary>A statement with the request beside it: which of its four parts match.</summary>
public sealed class StatementFinding
{
    internal StatementFinding(Statement statement, RequestContext request)
    {
        Statement = statement;
        Action = TruthLogic.Of(statement.Actions.Covers(request.Action));
        Principal = PrincipalMatcher.Covers(statement.Principals, request.Principal);
        Resource = ResourceMatcher.Covers(statement.Resources, request);
        var conditions = new List<ConditionFinding>();
        var all = Truth.True;
        foreach (var condition in statement.Conditions.ConditionArray)
        {
            var holds = ConditionEvaluator.Evaluate(condition, request);
            conditions.Add(new ConditionFinding(condition, request[condition.Key], holds));
            all = all.And(holds);
        }

        Conditions = conditions;
        Applies = Action.And(Principal).And(Resource).And(all);
    }

    /// <summary>The statement.</summary>
    public Statement Statement { get; }

    /// <summary>Whether it is about the caller.</summary>
    public Truth Principal { get; }

    /// <summary>Whether it is about the action.</summary>
    public Truth Action { get; }

    /// <summary>Whether it is about the bucket or object.</summary>
    public Truth Resource { get; }

    /// <summary>Each condition.</summary>
    public IReadOnlyList<ConditionFinding> Conditions { get; }

    /// <summary>Whether all of it matches.</summary>
    public Truth Applies { get; }

    /// <summary>The reason in words: why it applies, or the first part that does not match.</summary>
    public string Reason
    {
        get
        {
            if (Action == Truth.False)
                return "it is about other actions";
            if (Principal == Truth.False)
                return "it is about other callers";
            if (Resource == Truth.False)
                return "it is about other resources";
            return ConditionReason();
        }
    }

    private string ConditionReason()
    {
        var decisive = new List<string>();
        foreach (var condition in Conditions)
        {
            if (condition.Holds == Applies)
                decisive.Add(condition.ToString());
        }

        if (decisive.Count > 0)
            return string.Join("; ", decisive);
        return Applies == Truth.Unknown ? "whether it is about this caller and resource is not known" : "it has no conditions";
    }
}
