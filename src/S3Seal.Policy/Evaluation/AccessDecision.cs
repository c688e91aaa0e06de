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

    // What a caller may be of whom only the account is known, and what else a caller may be of whom nothing is.
    private static readonly CallerForm[] SignedForms = [CallerForm.Identity, CallerForm.Root];
    private static readonly CallerForm[] UnsignedForms = [CallerForm.Identity, CallerForm.Root, CallerForm.Anonymous];

    /// <summary>Judges a request by all that speaks about it.</summary>
    public static Explanation Decide(AccessRequest access)
    {
        var bucket = access.BucketPolicy is { } policy
            ? PolicyEvaluator.Evaluate(policy, access.Request)
            : new Explanation(null, access.Request, Decision.ImplicitDeny, [], []);
        var (judged, grantable) = Judge(access, bucket);
        if (judged == Truth.True)
            return Conclude(bucket, Decision.ExplicitDeny, AccessRule.BucketPolicyDenies, bucket.DecidingStatements);
        if (access.IdentityPolicy == Decision.ExplicitDeny)
            return Conclude(bucket, Decision.ExplicitDeny, AccessRule.IdentityPolicyDenies, []);
        if (IsRestricted(access, bucket))
            return Conclude(bucket, Decision.ImplicitDeny, AccessRule.PublicBucketRestricted, []);
        var decision = PolicyEvaluator.Combine(judged, grantable.Truth);
        return Conclude(bucket, decision, grantable.Rule, decision == Decision.Allow ? Applying(bucket, Effect.Allow) : []);
    }

    /// <summary>Whether the bucket policy denies, and whether the caller holds what it needs; over all callers that it may be.</summary>
    private static (Truth Denied, (Truth Truth, AccessRule Rule) Granted) Judge(AccessRequest access, Explanation bucket)
    {
        var caller = access.Request.Principal;
        if (caller.Form != CallerForm.Unknown)
            return (Denied(access, bucket, caller.Form == CallerForm.Root), Granted(caller.Form, IsOwner(access), access, bucket));
        var denied = Denied(access, bucket, isRoot: false).Either(Denied(access, bucket, isRoot: true));
        (Truth Truth, AccessRule Rule)? all = null;
        foreach (var isOwner in caller.Account is null ? [false, true] : new[] { IsOwner(access) })
        {
            foreach (var form in isOwner || caller.Account is not null ? SignedForms : UnsignedForms)
            {
                var granted = Granted(form, isOwner, access, bucket);
                all = all is { } before ? (before.Truth.Either(granted.Truth), before.Rule) : granted;
            }
        }

        return (denied, all!.Value);
    }

    private static Truth Denied(AccessRequest access, Explanation bucket, bool isRoot) =>
        isRoot && MayBeOwner(access) && OpenToOwnerRoot.Contains(access.Request.Action) ? Truth.False : bucket.Denied;

    private static bool IsOwner(AccessRequest access) => access.Request.Principal.Account == access.BucketOwner;

    private static bool MayBeOwner(AccessRequest access) =>
        IsOwner(access) || access.Request.Principal is { Form: CallerForm.Unknown, Account: null };

    private static (Truth Truth, AccessRule Rule) Granted(CallerForm form, bool isOwner, AccessRequest access, Explanation bucket)
    {
        var identity = IdentityGrant(access.IdentityPolicy);
        return form switch
        {
            CallerForm.Anonymous => (bucket.Granted, AccessRule.Anonymous),
            CallerForm.Service => (bucket.Granted, AccessRule.Service),
            CallerForm.Root when isOwner => (Truth.True, AccessRule.OwnerRoot),
            CallerForm.Root => (bucket.Granted, AccessRule.OtherRoot),
            _ when isOwner => (identity.Or(GrantedDirectly(bucket)), AccessRule.SameAccount),
            _ => (identity.And(bucket.Granted), AccessRule.CrossAccount),
        };
    }

    private static bool IsRestricted(AccessRequest access, Explanation bucket) =>
        access.RestrictPublicBuckets && !IsOwner(access) && access.Request.Principal.Form != CallerForm.Service && bucket.Policy is { } stored && PublicPolicy.IsPublic(stored);

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
