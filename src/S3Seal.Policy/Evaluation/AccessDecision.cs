using System;
using System.Collections.Generic;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Evaluation;

/// <summary>
/// Combines bucket policy and identity policy. Permission boundaries, service control policies, resource control policies,
/// session policies and VPC endpoint policies are left out: they can only narrow.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html</remarks>
public static class AccessDecision
{
    // The way back out of a policy that locks everybody out.
    private static readonly HashSet<string> OpenToOwnerRoot =
        new(["s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Judges a request by all that speaks about it.</summary>
    public static Explanation Decide(AccessRequest access)
    {
        var bucket = access.BucketPolicy is { } policy
            ? PolicyEvaluator.Evaluate(policy, access.Request)
            : new Explanation(null, access.Request, Decision.ImplicitDeny, [], []);
        var caller = access.Request.Principal;
        var isOwner = caller.Account == access.BucketOwner;
        var isOwnerRoot = isOwner && caller.Form == CallerForm.Root;
        var denied = isOwnerRoot && OpenToOwnerRoot.Contains(access.Request.Action) ? Truth.False : bucket.Denied;
        if (denied == Truth.True)
            return Conclude(bucket, Decision.ExplicitDeny, AccessRule.BucketPolicyDenies, bucket.DecidingStatements);
        if (access.IdentityPolicy == Decision.ExplicitDeny)
            return Conclude(bucket, Decision.ExplicitDeny, AccessRule.IdentityPolicyDenies, []);
        if (access.RestrictPublicBuckets && !isOwner && caller.Form != CallerForm.Service && bucket.Policy is { } stored && PublicPolicy.IsPublic(stored))
            return Conclude(bucket, Decision.ImplicitDeny, AccessRule.PublicBucketRestricted, []);

        var identity = IdentityGrant(access.IdentityPolicy);
        var (granted, rule) = caller.Form switch
        {
            CallerForm.Anonymous => (bucket.Granted, AccessRule.Anonymous),
            CallerForm.Service => (bucket.Granted, AccessRule.Service),
            CallerForm.Root when isOwner => (Truth.True, AccessRule.OwnerRoot),
            CallerForm.Root => (bucket.Granted, AccessRule.OtherRoot),
            _ when isOwner => (identity.Or(GrantedDirectly(bucket)), AccessRule.SameAccount),
            CallerForm.Unknown when caller.Account is null => (identity.And(bucket.Granted).Either(identity.Or(bucket.Granted)), AccessRule.CrossAccount),
            _ => (identity.And(bucket.Granted), AccessRule.CrossAccount),
        };
        var decision = PolicyEvaluator.Combine(denied, granted);
        return Conclude(bucket, decision, rule, decision == Decision.Allow ? Applying(bucket, Effect.Allow) : []);
    }

    private static Truth IdentityGrant(Decision identityPolicy) => identityPolicy switch
    {
        Decision.Allow => Truth.True,
        Decision.Undetermined => Truth.Unknown,
        _ => Truth.False,
    };

    private static Truth GrantedDirectly(Explanation bucket)
    {
        var granted = Truth.False;
        foreach (var statement in bucket.Policy?.StatementArray ?? [])
        {
            if (statement.Effect == Effect.Allow)
            {
                granted = granted.Or(StatementMatcher.Applies(statement, bucket.Request)
                    .And(PrincipalMatcher.CoversDirectly(statement.Principals, bucket.Request.Principal)));
            }
        }

        return granted;
    }

    private static List<Statement> Applying(Explanation bucket, Effect effect)
    {
        var applying = new List<Statement>();
        foreach (var statement in bucket.Policy?.StatementArray ?? [])
        {
            if (statement.Effect == effect && StatementMatcher.Applies(statement, bucket.Request) == Truth.True)
                applying.Add(statement);
        }

        return applying;
    }

    private static Explanation Conclude(Explanation bucket, Decision decision, AccessRule rule, IReadOnlyList<Statement> deciding) =>
        new(bucket.Policy, bucket.Request, decision, deciding, bucket.UndecidedStatements)
        {
            Denied = bucket.Denied,
            Granted = bucket.Granted,
            Rule = rule,
        };
}
