using S3Seal.Policy.Model;

namespace S3Seal.Policy.Evaluation;

/// <summary>Whether a statement applies to a request: the four parts, false as soon as one is false.</summary>
internal static class StatementMatcher
{
    public static Truth Applies(Statement statement, RequestContext request)
    {
        if (!statement.Actions.Covers(request.Action))
            return Truth.False;
        var principal = PrincipalMatcher.Covers(statement.Principals, request.Principal);
        if (principal == Truth.False)
            return Truth.False;
        var resource = ResourceMatcher.Covers(statement.Resources, request);
        if (resource == Truth.False)
            return Truth.False;
        return principal.And(resource).And(ConditionEvaluator.Evaluate(statement.Conditions, request));
    }
}
