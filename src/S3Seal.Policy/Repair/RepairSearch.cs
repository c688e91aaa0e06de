using System;
using System.Collections.Generic;
using S3Seal.Policy.Catalog;
using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Model;
using S3Seal.Policy.Proof;

namespace S3Seal.Policy.Repair;

/// <summary>
/// The search for repairs, fewest changed keys first. Only keys of a statement that stands in the way are ever changed, and only so
/// that it no longer does.
/// </summary>
internal sealed class RepairSearch
{
    private const int StepLimit = 4000;
    private const int RepairLimit = 40;

    private readonly PolicyDocument _policy;
    private readonly RequestContext _request;
    private readonly RepairOptions _options;
    private readonly Func<RequestContext, RepairGoal> _judge;
    private readonly List<RepairChoice> _choices = [];
    private readonly Placeholders _placeholders;
    private bool _onlyGrantIsMissing;

    public RepairSearch(PolicyDocument policy, RequestContext request, string? owner, RepairOptions options, Func<RequestContext, RepairGoal> judge)
    {
        _policy = policy;
        _request = request;
        _options = options;
        _judge = judge;
        var statements = new List<Statement>();
        foreach (var statement in policy.StatementArray)
        {
            if (statement.Actions.Covers(request.Action))
                statements.Add(statement);
        }

        var uses = KeyUse.Collect(statements);
        _placeholders = new Placeholders(uses, options.KmsKeys);
        if (S3Actions.Find(request.Action) is not { } action)
            return;
        owner ??= request.Principal.Account ?? "111122223333";
        var space = new ProofSpace(uses, action, requirement: null, PartitionOf(request.Resource), owner, options.MayChange) { PreferredKmsKeys = options.KmsKeys };
        foreach (var variable in space.VariablesFor(new ProofCaller(request.Principal, request.Principal.Account == owner)))
            _choices.Add(RepairChoice.Of(variable, request, options));
    }

    public RepairPlan Plan()
    {
        if (_judge(_request).IsReached)
            return new RepairPlan([], [], isNeeded: false);
        var repairs = new List<RequestRepair>();
        var queue = new Queue<Step>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        queue.Enqueue(new Step(_request, new bool[_choices.Count]));
        for (var steps = 0; queue.Count > 0 && steps < StepLimit && repairs.Count < RepairLimit; steps++)
        {
            var step = queue.Dequeue();
            foreach (var next in Next(step))
            {
                var changes = Changes(next.Request);
                if (changes.Count > _options.MaxChanges || !seen.Add(string.Join("\n", changes)))
                    continue;
                var goal = _judge(next.Request);
                if (goal.IsReached)
                    repairs.Add(new RequestRepair(changes, next.Request, goal.IsCertain));
                else
                    queue.Enqueue(next);
            }
        }

        var smallest = RepairOrder.Smallest(repairs);
        return new RepairPlan(smallest, smallest.Count == 0 && !_onlyGrantIsMissing ? Obstacles() : [], isNeeded: true);
    }

    /// <summary>The requests with one more choice made, such that a statement in the way is out of it.</summary>
    private IEnumerable<Step> Next(Step step)
    {
        var denying = Array.Find(_policy.StatementArray, statement => statement.Effect == Effect.Deny && StatementMatcher.Applies(statement, step.Request) == Truth.True);
        if (denying is not null)
            return Changed(step, denying, changed => StatementMatcher.Applies(denying, changed) != Truth.True);
        _onlyGrantIsMissing = true;
        var all = new List<Step>();
        foreach (var statement in _policy.StatementArray)
        {
            if (statement.Effect == Effect.Allow && IsAbout(statement, step.Request))
            {
                var before = Unmet(statement, step.Request);
                if (before > 0)
                    all.AddRange(Changed(step, statement, changed => Unmet(statement, changed) < before));
            }
        }

        return all;
    }

    private IEnumerable<Step> Changed(Step step, Statement statement, Func<RequestContext, bool> helps)
    {
        for (var i = 0; i < _choices.Count; i++)
        {
            var choice = _choices[i];
            if (step.IsMade[i] || !Mentions(statement, choice))
                continue;
            foreach (var way in choice.Ways)
            {
                var changed = step.Request.Copy(step.Request.Principal, step.Request.Resource);
                for (var k = 0; k < way.Length; k++)
                    changed[choice.Keys[k]] = way[k];
                if (!helps(changed))
                    continue;
                var made = (bool[])step.IsMade.Clone();
                made[i] = true;
                yield return new Step(changed, made);
            }
        }
    }

    private static bool IsAbout(Statement statement, RequestContext request) =>
        statement.Actions.Covers(request.Action)
        && PrincipalMatcher.Covers(statement.Principals, request.Principal) != Truth.False
        && ResourceMatcher.Covers(statement.Resources, request) != Truth.False;

    private static int Unmet(Statement statement, RequestContext request)
    {
        var count = 0;
        foreach (var condition in statement.Conditions.ConditionArray)
        {
            if (ConditionEvaluator.Evaluate(condition, request) == Truth.False)
                count++;
        }

        return count;
    }

    private static bool Mentions(Statement statement, RepairChoice choice)
    {
        foreach (var use in KeyUse.Collect([statement]).Keys)
        {
            if (choice.Owns(use))
                return true;
        }

        return false;
    }

    private List<KeyChange> Changes(RequestContext changed)
    {
        var changes = new List<KeyChange>();
        foreach (var choice in _choices)
        {
            foreach (var key in choice.Keys)
            {
                var value = changed[key];
                if (value.State == ContextState.Unknown || RepairChoice.Same(_request[key], value))
                    continue;
                var text = value.State == ContextState.Known ? string.Join(", ", value.ValueArray) : null;
                changes.Add(new KeyChange(key, text, text is not null && _placeholders.IsPlaceholder(key, text)));
            }
        }

        return changes;
    }

    private List<Statement> Obstacles()
    {
        var denying = new List<Statement>();
        var immovable = new List<Statement>();
        foreach (var statement in _policy.StatementArray)
        {
            if (statement.Effect != Effect.Deny || StatementMatcher.Applies(statement, _request) != Truth.True)
                continue;
            denying.Add(statement);
            using var ways = Changed(new Step(_request, new bool[_choices.Count]), statement, changed => StatementMatcher.Applies(statement, changed) != Truth.True).GetEnumerator();
            if (!ways.MoveNext())
                immovable.Add(statement);
        }

        return immovable.Count > 0 ? immovable : denying;
    }

    private static string PartitionOf(string resource) => resource.Split([':'], 3) is { Length: 3 } parts ? parts[1] : "aws";

    /// <summary>A request with some of the choices made.</summary>
    private sealed class Step(RequestContext request, bool[] isMade)
    {
        public RequestContext Request { get; } = request;

        public bool[] IsMade { get; } = isMade;
    }
}
