using System;
using System.Collections.Generic;
using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Proof;

/// <summary>
/// Looks for one request of one caller for one resource that gets through. All choices are open at first; the three-valued
/// evaluator says whether the answer is settled already, and if not, which choice it hangs on.
/// </summary>
internal sealed class ProofSearch
{
    private readonly IReadOnlyList<Statement> _statements;
    private readonly ProofCaller _caller;
    private readonly List<ProofVariable> _variables;
    private readonly RequestContext _request;
    private readonly Budget _budget;

    public ProofSearch(IReadOnlyList<Statement> statements, ProofCaller caller, List<ProofVariable> variables, RequestContext request, Budget budget)
    {
        _statements = statements;
        _caller = caller;
        _variables = variables;
        _request = request;
        _budget = budget;
        foreach (var variable in variables)
            variable.Open(request);
    }

    /// <summary>Whether there is such a request; if so, the request then holds it, choices that do not matter at their plainest.</summary>
    public bool Find()
    {
        if (!_budget.Spend())
            return false;
        if (Settle(out var undecided) is { } getsThrough)
            return getsThrough && Complete();
        if (ChoiceBehind(undecided!) is not { } variable)
            return false;
        foreach (var alternative in variable.Alternatives)
        {
            variable.Assign(_request, alternative);
            if (Find())
                return true;
        }

        variable.Open(_request);
        return false;
    }

    /// <summary>Whether the request gets through whatever the open choices are; null when it hangs on the undecided statement.</summary>
    private bool? Settle(out Statement? undecided)
    {
        undecided = null;
        Statement? undecidedAllow = null;
        var granted = _caller.IsOwner;
        foreach (var statement in _statements)
        {
            if (statement.Effect == Effect.Allow && granted)
                continue;
            var applies = StatementMatcher.Applies(statement, _request);
            if (statement.Effect == Effect.Allow)
            {
                granted |= applies == Truth.True;
                if (applies == Truth.Unknown)
                    undecidedAllow = statement;
            }
            else if (applies == Truth.True)
            {
                return false;
            }
            else if (applies == Truth.Unknown)
            {
                undecided ??= statement;
            }
        }

        if (!granted && undecidedAllow is null)
            return false;
        undecided ??= granted ? null : undecidedAllow;
        return undecided is null ? true : null;
    }

    private ProofVariable? ChoiceBehind(Statement statement)
    {
        foreach (var condition in statement.Conditions.ConditionArray)
        {
            if (ConditionEvaluator.Evaluate(condition, _request) != Truth.Unknown)
                continue;
            if (OpenVariable(condition.Key) is { } direct)
                return direct;
            foreach (var value in condition.ValueArray)
            {
                if (OpenVariableIn(value.Template) is { } indirect)
                    return indirect;
            }
        }

        foreach (var resource in statement.Resources.PatternArray)
        {
            if (OpenVariableIn(resource.Template) is { } variable)
                return variable;
        }

        return null;
    }

    private ProofVariable? OpenVariableIn(Matching.PatternTemplate template)
    {
        foreach (var variable in template.Variables)
        {
            if (OpenVariable(variable.Key) is { } open)
                return open;
        }

        return null;
    }

    private ProofVariable? OpenVariable(string key) =>
        _variables.Find(variable => !variable.IsAssigned && Array.Exists(variable.Keys, k => string.Equals(k, key, StringComparison.OrdinalIgnoreCase)));

    private bool Complete()
    {
        foreach (var variable in _variables)
        {
            if (variable.IsAssigned)
                continue;
            if (variable.Alternatives.Count == 0)
                return false;
            variable.Assign(_request, variable.Alternatives[0]);
        }

        return true;
    }

    /// <summary>How many steps a proof may take before it says that it does not know.</summary>
    internal sealed class Budget(int steps)
    {
        private int _left = steps;

        public bool IsSpent => _left <= 0;

        public bool Spend() => _left-- > 0;
    }
}
