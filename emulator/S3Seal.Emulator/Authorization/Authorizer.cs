using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
using S3Seal.Policy.Evaluation;

namespace S3Seal.Emulator.Authorization;

/// <summary>
/// Decides who may do what: bucket policy, identity policy, access control lists and public access block together. The corridor opens one
/// <see cref="RequestAccess"/> a request and demands the route through it.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/how-s3-evaluates-access-control.html</remarks>
internal sealed class Authorizer(InMemoryStore store, string region)
{
    private readonly PolicyCache _policies = new();

    /// <summary>Opens the questions about one request; refused at once when it expects another owner of the bucket, or will not pay where it must.</summary>
    public RequestAccess Open(RequestFacts facts)
    {
        ExpectedOwner.Check(facts.Headers, ExpectedOwner.Header, facts.Bucket);
        if (facts.Route.Callers != CallerKind.Unchecked)
        {
            RequesterPays.Check(facts, facts.Bucket);
        }

        return new RequestAccess(this, store, facts);
    }

    /// <summary>Answers one question about a request.</summary>
    public AccessVerdict Judge(AccessQuestion question)
    {
        var facts = question.Facts;
        var identityPolicy = facts.Caller.Identity?.IdentityPolicy;
        if (question.Bucket is not { } bucket)
        {
            return JudgeWithoutBucket(question, identityPolicy);
        }

        // Nothing speaks about the request but the account itself: the answer needs no context.
        if (bucket.Settings.PolicyText is null && identityPolicy is null && !bucket.Settings.AclsEnabled)
        {
            var own = facts.Caller.Identity?.Account == bucket.OwnerAccount;
            return Verdict(question, own, own ? "The caller's account owns the bucket." : "The bucket has no policy, so only its owner's account may use it.");
        }

        var context = RequestContextFactory.Create(question, region);
        var access = new AccessRequest
        {
            Request = context,
            BucketOwner = bucket.OwnerAccount,
            BucketPolicy = bucket.Settings.PolicyText is { } text ? _policies.Bucket(text) : null,
            IdentityPolicy = DecideIdentity(identityPolicy, context),
            RestrictPublicBuckets = bucket.Settings.PublicAccessBlock is { RestrictPublicBuckets: true },
        };
        var explanation = AccessDecision.Decide(access);
        if (bucket.Settings.AclsEnabled && explanation.Decision != Decision.ExplicitDeny)
        {
            var verdict = new AclJudge(access, question).Judge(explanation);
            if (verdict.Allowed || Instead(question, bucket, access) is not { } other)
            {
                return verdict;
            }

            var instead = Judge(other);
            return instead.Allowed ? Verdict(question, true, instead.Explanation) : verdict;
        }

        return Verdict(question, explanation.IsAllowed, ExplanationText.Of(explanation));
    }

    /// <summary>The question that decides where access control lists count and the one asked has no list to look at; null when there is none.</summary>
    private static AccessQuestion? Instead(AccessQuestion question, BucketRecord bucket, AccessRequest access)
    {
        // What is not there has no list that could allow reading it: whoever may list the bucket is told so.
        if (question is { Key: not null, Object: null } && AclJudge.IsRead(question.Action))
        {
            return question with { Action = "s3:ListBucket", Key = null, VersionId = null };
        }

        // Another account owns what it writes here, so the list is its own affair.
        var isForeign = question.Facts.Caller.Identity is { } identity && identity.Account != bucket.OwnerAccount;
        return isForeign && access.IdentityPolicy == Decision.Allow && question is { Action: "s3:PutObjectAcl", Facts.Route.Action: "s3:PutObject" }
            ? question with { Action = "s3:PutObject" }
            : null;
    }

    private AccessVerdict JudgeWithoutBucket(AccessQuestion question, string? identityPolicy)
    {
        if (question.Facts.Caller.Identity is not { } identity)
        {
            return Verdict(question, false, "An anonymous caller has no account.");
        }

        // A root user has no identity policy.
        if (identityPolicy is null || identity.Arn is null)
        {
            return Verdict(question, true, "No identity policy limits the caller.");
        }

        var decision = DecideIdentity(identityPolicy, RequestContextFactory.Create(question, region));
        return Verdict(question, decision == Decision.Allow, decision == Decision.Allow ? "The identity policy allows it." : "The identity policy does not allow it.");
    }

    private Decision DecideIdentity(string? policy, RequestContext context) =>
        policy is null ? Decision.Allow : _policies.Identity(policy) is { } document ? PolicyEvaluator.Decide(document, context) : Decision.ImplicitDeny;

    private static AccessVerdict Verdict(AccessQuestion question, bool allowed, string explanation) =>
        new(question.Action, question.Key, allowed, explanation);
}
