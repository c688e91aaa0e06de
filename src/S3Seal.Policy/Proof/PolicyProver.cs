using System;
using System.Collections.Generic;
using S3Seal.Policy.Catalog;
using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Proof;

/// <summary>
/// Proves that a bucket policy enforces a requirement, or finds a request that gets through and does not meet it.
/// A caller of the owner's account counts as allowed by its identity policies, a caller of another account by those of its own.
/// </summary>
public static class PolicyProver
{
    /// <summary>The action of every upload.</summary>
    internal const string Upload = "PutObject";

    private const int StepLimit = 200_000;
    private const string DefaultPartition = "aws";

    /// <summary>Asks whether the whole policy, not one statement of it, enforces the requirement.</summary>
    /// <param name="policy">A policy that S3 accepts for the bucket.</param>
    /// <param name="bucketName">The bucket.</param>
    /// <param name="ownerAccount">The account that owns it, twelve digits.</param>
    /// <param name="requirement">What must hold.</param>
    public static Proof Prove(PolicyDocument policy, string bucketName, string ownerAccount, Requirement requirement)
    {
        var search = new Search(policy, bucketName, ownerAccount);
        if (search.FindRequest(requirement, requirement) is { } counterexample)
            return new Proof(requirement, isEnforced: false, nothingGetsThrough: false, counterexample);
        var nothing = search.FindRequest(requirement, breaking: null) is null;
        return new Proof(requirement, search.IsExhaustive ? true : null, nothing && search.IsExhaustive, null);
    }

    /// <summary>One proof: all actions, callers and resources that the policy can tell apart.</summary>
    private sealed class Search(PolicyDocument policy, string bucketName, string owner)
    {
        private readonly ProofSearch.Budget _budget = new(StepLimit);
        private readonly string _partition = PartitionOf(policy);
        private bool _isComplete = true;

        public bool IsExhaustive => _isComplete && !_budget.IsSpent;

        public RequestContext? FindRequest(Requirement requirement, Requirement? breaking)
        {
            foreach (var action in ActionSpecimens.Of(policy, requirement))
            {
                if (FindRequest(action, breaking) is { } found)
                    return found;
            }

            return null;
        }

        private RequestContext? FindRequest(S3Action action, Requirement? breaking)
        {
            var statements = new List<Statement>();
            foreach (var statement in policy.StatementArray)
            {
                if (statement.Actions.Covers(action.FullName))
                    statements.Add(statement);
            }

            var uses = KeyUse.Collect(statements);
            var callers = CallerSpecimens.Of(statements, uses, _partition, owner, ref _isComplete);
            var space = new ProofSpace(uses, action, breaking, _partition, owner);
            var resources = action.ResourceType == S3ResourceType.Bucket
                ? [bucketName]
                : new ResourceSpecimens(bucketName).Objects(statements, VariableValues(callers), ref _isComplete);
            var reaches = resources.ConvertAll(resource => Reach(action, resource, statements));
            RequestContext? found = null;
            foreach (var caller in callers)
            {
                var variables = space.VariablesFor(caller);
                var who = statements.ConvertAll(statement => MayConcern(statement, caller));
                var tried = new HashSet<string>(StringComparer.Ordinal);
                for (var i = 0; i < resources.Count && found is null; i++)
                {
                    // Resources that the same statements are about have the same answer.
                    var relevant = Relevant(statements, who, reaches[i], out var signature);
                    var canBeGranted = caller.IsOwner || relevant.Exists(static statement => statement.Effect == Effect.Allow);
                    if (canBeGranted && tried.Add(relevant.Exists(static statement => statement.Resources.HasVariables) ? signature + resources[i] : signature))
                        found = FindRequest(action, caller, resources[i], relevant, uses, variables, breaking);
                }

                if (found is not null)
                    break;
            }

            _isComplete &= space.IsComplete;
            return found;
        }

        private bool[] Reach(S3Action action, string resource, List<Statement> statements)
        {
            var request = new RequestContext(RequestPrincipal.Anonymous, action.FullName, $"arn:{_partition}:s3:::{resource}");
            return [.. statements.ConvertAll(statement => statement.Resources.HasVariables || ResourceMatcher.Covers(statement.Resources, request) != Truth.False)];
        }

        // To the owner's people an Allow means nothing: their own policies count as allowing.
        private static bool MayConcern(Statement statement, ProofCaller caller) =>
            !(caller.IsOwner && statement.Effect == Effect.Allow) && PrincipalMatcher.Covers(statement.Principals, caller.Principal) != Truth.False;

        private static List<Statement> Relevant(List<Statement> statements, List<bool> who, bool[] reach, out string signature)
        {
            var relevant = new List<Statement>();
            var text = new char[reach.Length];
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = who[i] && reach[i] ? '1' : '0';
                if (text[i] == '1')
                    relevant.Add(statements[i]);
            }

            signature = new string(text);
            return relevant;
        }

        private RequestContext? FindRequest(
            S3Action action,
            ProofCaller caller,
            string resource,
            List<Statement> statements,
            Dictionary<string, KeyUse> uses,
            List<ProofVariable> variables,
            Requirement? breaking)
        {
            var request = new RequestContext(caller.Principal, action.FullName, $"arn:{_partition}:s3:::{resource}");
            foreach (var (key, value) in caller.FixedKeys(owner))
            {
                if (uses.ContainsKey(key))
                    request[key] = value;
            }

            if (!new ProofSearch(statements, caller, variables, request, _budget).Find())
                return null;
            var concrete = request.WithoutAbsentKeys();
            return GetsThrough(concrete) && breaking?.IsMetBy(concrete) != true ? concrete : null;
        }

        private bool GetsThrough(RequestContext request) => AccessDecision.Decide(new AccessRequest
        {
            Request = request,
            BucketOwner = owner,
            BucketPolicy = policy,
            IdentityPolicy = Decision.Allow,
        }).IsAllowed;

        private static List<string> VariableValues(List<ProofCaller> callers)
        {
            var values = new List<string> { ValueSpecimens.Other };
            foreach (var caller in callers)
            {
                if (caller.UserName is { } name && !values.Contains(name))
                    values.Add(name);
            }

            return values;
        }

        private static string PartitionOf(PolicyDocument policy)
        {
            foreach (var statement in policy.StatementArray)
            {
                foreach (var resource in statement.Resources.PatternArray)
                {
                    if (resource.FixedArn is { Partition: { HasWildcards: false } partition })
                        return partition.Text;
                }
            }

            return DefaultPartition;
        }
    }
}
