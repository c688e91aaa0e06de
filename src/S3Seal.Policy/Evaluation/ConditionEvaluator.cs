using S3Seal.Policy.Conditions;
using S3Seal.Policy.Matching;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Evaluation;

/// <summary>Whether conditions hold for a request.</summary>
internal static class ConditionEvaluator
{
    public static Truth Evaluate(ConditionBlock block, RequestContext request)
    {
        var result = Truth.True;
        foreach (var condition in block.ConditionArray)
        {
            result = result.And(Evaluate(condition, request));
            if (result == Truth.False)
                break;
        }

        return result;
    }

    public static Truth Evaluate(Condition condition, RequestContext request)
    {
        var value = request[condition.Key];
        return value.State switch
        {
            ContextState.Absent => TruthLogic.Of(condition.HoldsWhenAbsent),
            ContextState.Known => HoldsForAll(condition, value.ValueArray, request),
            _ => WhenUnknown(condition, value, request),
        };
    }

    private static Truth HoldsForAll(Condition condition, string[] values, RequestContext request)
    {
        if (condition.Operator.Family == OperatorFamily.Null)
            return TruthLogic.Of(condition.PresenceMatches(NullOperator.IsPresent));
        var every = NeedsEvery(condition);
        var result = every ? Truth.True : Truth.False;
        foreach (var value in values)
        {
            var satisfied = Satisfies(condition, value, request);
            result = every ? result.And(satisfied) : result.Or(satisfied);
        }

        return result;
    }

    // Without a prefix, a list of values is a disjunction for a positive operator and so, its negation, a conjunction for a negated one.
    private static bool NeedsEvery(Condition condition) => condition.Quantifier switch
    {
        SetQuantifier.ForAllValues => true,
        SetQuantifier.ForAnyValue => false,
        _ => condition.Operator.IsNegated,
    };

    // INVARIANT: the predicate is negated, never the aggregate over the request's values.
    private static Truth Satisfies(Condition condition, string value, RequestContext request)
    {
        var matches = Truth.False;
        foreach (var policyValue in condition.ValueArray)
        {
            matches = matches.Or(Matches(condition.Operator, policyValue, value, request));
            if (matches == Truth.True)
                break;
        }

        return condition.Operator.IsNegated ? matches.Not() : matches;
    }

    private static Truth Matches(ConditionOperator row, ConditionValue policyValue, string value, RequestContext request)
    {
        if (policyValue.Prepared is { } prepared)
            return TruthLogic.Of(row.Matches(prepared, value));
        if (!policyValue.HasVariables)
            return Truth.False;
        if (policyValue.Template.Resolve(request, out var state) is { } resolved)
            return TruthLogic.Of(row.Prepare(resolved) is { } ready && row.Matches(ready, value));
        if (state != VariableState.Unknown)
            return Truth.False;
        var atMost = row.Prepare(policyValue.Template.Widest());
        return TruthLogic.Of(row.Family != OperatorFamily.String || (atMost is not null && row.Matches(atMost, value))).And(Truth.Unknown);
    }

    private static Truth WhenUnknown(Condition condition, ContextValue value, RequestContext request)
    {
        var present = value.IsOpaque ? WhenPresent(condition) : WhenOneOf(condition, value.ValueArray, request);
        return value.MayBeAbsent ? present.Either(TruthLogic.Of(condition.HoldsWhenAbsent)) : present;
    }

    private static Truth WhenOneOf(Condition condition, string[] possible, RequestContext request)
    {
        var result = HoldsForAll(condition, [possible[0]], request);
        for (var i = 1; i < possible.Length; i++)
            result = result.Either(HoldsForAll(condition, [possible[i]], request));
        return result;
    }

    /// <summary>The answer for a key that is there, whatever its value.</summary>
    private static Truth WhenPresent(Condition condition)
    {
        if (condition.Operator.Family == OperatorFamily.Null)
            return TruthLogic.Of(condition.PresenceMatches(NullOperator.IsPresent));
        var matches = Truth.False;
        foreach (var policyValue in condition.ValueArray)
            matches = matches.Or(MatchesAnything(condition.Operator, policyValue));
        return condition.Operator.IsNegated ? matches.Not() : matches;
    }

    private static Truth MatchesAnything(ConditionOperator row, ConditionValue policyValue)
    {
        if (policyValue.HasVariables)
            return Truth.Unknown;
        if (policyValue.Prepared is not { } prepared)
            return Truth.False;
        return row.Family == OperatorFamily.String && row.HasWildcards && ((WildcardPattern)prepared).MatchesEverything ? Truth.True : Truth.Unknown;
    }
}
