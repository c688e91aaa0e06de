using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Model;
using S3Seal.Policy.Proof;

namespace S3Seal.Policy.Tests.Properties;

/// <summary>Every request of a small world, judged one by one: what a proof must agree with.</summary>
internal static class BruteForce
{
    public const string Key = "arn:aws:kms:us-east-1:111122223333:key/aaaa";
    private const string Encryption = "s3:x-amz-server-side-encryption";

    private static readonly RequestPrincipal[] Callers =
    [
        RequestPrincipal.Signed(Vocabulary.Owner, "arn:aws:iam::111122223333:user/alice"),
        RequestPrincipal.Signed(Vocabulary.Owner, "arn:aws:iam::111122223333:user/bob"),
        RequestPrincipal.Signed(Vocabulary.Owner, "arn:aws:sts::111122223333:assumed-role/Deploy/ci", "arn:aws:iam::111122223333:role/Deploy"),
        RequestPrincipal.Signed(Vocabulary.Owner, null),
        RequestPrincipal.Signed(Vocabulary.Other, "arn:aws:iam::444455556666:user/carol"),
        RequestPrincipal.Signed(Vocabulary.Other, null),
        RequestPrincipal.Signed("999988887777", "arn:aws:iam::999988887777:user/dave"),
        RequestPrincipal.Anonymous,
        RequestPrincipal.OfService("logging.s3.amazonaws.com"),
        RequestPrincipal.OfService("x.amazonaws.com"),
    ];

    private static readonly string[] ObjectKeys = ["k", "a", "ab", "a/b", "x/y", "secret/z", "xx", "/"];

    private static readonly (string? Algorithm, string? Key, string? Customer)[] Shapes =
    [
        (null, null, null), ("AES256", null, null), ("aws:kms", null, null), ("aws:kms:dsse", null, null), ("aws:kms", Key, null), ("aws:kms:dsse", Key, null),
        ("aws:kms", "arn:aws:kms:us-east-1:111122223333:key/bbbb", null), ("aws:kms", "arn:aws:kms:us-east-1:444455556666:key/aaaa", null),
        ("aws:kms", "alias/x", null), ("aws:kms:dsse", "alias/x", null), ("aws:kms", "*/aaaa", null), ("aws:kms", "arn:aws:kms:*:111122223333:key/*", null),
        ("aws:kms:dsse", "*/aaaa", null), ("aws:kms:dsse", "arn:aws:kms:*:111122223333:key/*", null), (null, null, "AES256"),
    ];

    private static readonly string?[] Acls = [null, "private", "bucket-owner-full-control", "public-read"];

    /// <summary>The requests that get through, in a fixed order.</summary>
    public static IEnumerable<RequestContext> GettingThrough(PolicyDocument policy, Requirement requirement)
    {
        var actions = requirement.Kind == RequirementKind.Tls ? ["s3:PutObject", "s3:BypassGovernanceRetention", "s3:GetObject", "s3:DeleteObject", "s3:ListBucket", "s3:GetBucketAcl"] : new[] { "s3:PutObject" };
        foreach (var action in actions)
        {
            foreach (var caller in Callers)
            {
                foreach (var request in Requests(action, caller))
                {
                    if (AccessDecision.Decide(new AccessRequest { Request = request, BucketOwner = Vocabulary.Owner, BucketPolicy = policy, IdentityPolicy = Decision.Allow }).IsAllowed)
                        yield return request;
                }
            }
        }
    }

    private static IEnumerable<RequestContext> Requests(string action, RequestPrincipal caller)
    {
        var isUpload = action is "s3:PutObject" or "s3:BypassGovernanceRetention";
        var isBucket = action is "s3:ListBucket" or "s3:GetBucketAcl";
        foreach (var tls in new[] { "true", "false" })
        {
            foreach (var key in isBucket ? [string.Empty] : ObjectKeys)
            {
                foreach (var shape in isUpload ? Shapes : [(null, null, null)])
                {
                    foreach (var acl in isUpload ? Acls : [null])
                    {
                        var request = new RequestContext(caller, action, "arn:aws:s3:::b" + (isBucket ? string.Empty : "/" + key));
                        request["aws:SecureTransport"] = ContextValue.Known(tls);
                        Set(request, Encryption, shape.Item1);
                        Set(request, Encryption + "-aws-kms-key-id", shape.Item2);
                        Set(request, Encryption + "-customer-algorithm", shape.Item3);
                        Set(request, "s3:x-amz-acl", acl);
                        yield return request;
                    }
                }
            }
        }
    }

    private static void Set(RequestContext request, string key, string? value)
    {
        if (value is not null)
            request[key] = ContextValue.Known(value);
    }
}
