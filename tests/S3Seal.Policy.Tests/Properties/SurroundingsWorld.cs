using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Tests.Properties;

/// <summary>A small world of callers, networks and instants, for conditions that are not about encryption.</summary>
internal static class SurroundingsWorld
{
    private const string Encryption = "s3:x-amz-server-side-encryption";

    private static readonly RequestPrincipal[] Callers =
    [
        RequestPrincipal.Signed(Vocabulary.Owner, "arn:aws:iam::111122223333:user/alice"),
        RequestPrincipal.Signed(Vocabulary.Owner, "arn:aws:iam::111122223333:user/bob"),
        RequestPrincipal.Signed(Vocabulary.Owner, "arn:aws:sts::111122223333:assumed-role/Deploy/ci", "arn:aws:iam::111122223333:role/Deploy"),
        RequestPrincipal.Signed(Vocabulary.Owner, "arn:aws:sts::111122223333:assumed-role/Other/ci", "arn:aws:iam::111122223333:role/Other"),
        RequestPrincipal.Signed(Vocabulary.Owner, null),
        RequestPrincipal.Signed(Vocabulary.Other, "arn:aws:iam::444455556666:user/alice"),
        RequestPrincipal.Signed(Vocabulary.Other, "arn:aws:iam::444455556666:user/carol"),
        RequestPrincipal.Signed(Vocabulary.Other, "arn:aws:sts::444455556666:assumed-role/Deploy/ci", "arn:aws:iam::444455556666:role/Deploy"),
        RequestPrincipal.Signed(Vocabulary.Other, null),
        RequestPrincipal.Signed(Vocabulary.Other, "arn:aws:iam::444455556666:user/bob"),
        RequestPrincipal.Signed("999988887777", "arn:aws:iam::999988887777:user/alice"),
        RequestPrincipal.Signed("999988887777", "arn:aws:iam::999988887777:user/bob"),
        RequestPrincipal.Signed("999988887777", "arn:aws:iam::999988887777:user/dave"),
        RequestPrincipal.Signed("999988887777", "arn:aws:sts::999988887777:assumed-role/Deploy/ci", "arn:aws:iam::999988887777:role/Deploy"),
        RequestPrincipal.Signed("999988887777", null),
        // A path may hold a colon, so that a role's ARN can end like a user's and still carry no user name.
        RequestPrincipal.Signed(Vocabulary.Owner, "arn:aws:sts::111122223333:assumed-role/alice/ci", "arn:aws:iam::111122223333:role/:user/alice"),
        RequestPrincipal.Signed(Vocabulary.Other, "arn:aws:sts::444455556666:assumed-role/alice/ci", "arn:aws:iam::444455556666:role/:user/alice"),
        RequestPrincipal.Signed("999988887777", "arn:aws:sts::999988887777:assumed-role/alice/ci", "arn:aws:iam::999988887777:role/:user/alice"),
        RequestPrincipal.Anonymous,
        RequestPrincipal.OfService("logging.s3.amazonaws.com"),
    ];

    private static readonly string[] ObjectKeys = ["k", "home/alice/x", "home/bob/x", "home/carol/x", "home/dave/x"];

    private static readonly (string Key, string Value)[] Networks =
    [
        ("aws:SourceIp", "203.0.113.10"), ("aws:SourceIp", "10.0.0.1"), ("aws:SourceIp", "198.51.100.7"), ("aws:SourceIp", "2001:db8::10"), ("aws:SourceIp", "2600::7"),
        ("aws:SourceVpce", "vpce-1"), ("aws:SourceVpce", "vpce-2"), ("aws:SourceVpce", "vpce-*"), ("aws:SourceVpce", "other"),
    ];

    private static readonly string[] Instants = ["2023-06-01T00:00:00Z", "2024-01-01T00:00:00Z", "2025-06-01T00:00:00Z"];

    public static IEnumerable<RequestContext> GettingThrough(PolicyDocument policy)
    {
        foreach (var caller in Callers)
        {
            foreach (var key in ObjectKeys)
            {
                foreach (var network in Networks)
                {
                    foreach (var instant in Instants)
                    {
                        foreach (var algorithm in new[] { null, "AES256", "aws:kms" })
                        {
                            var request = Request(caller, key, network, instant, algorithm);
                            if (AccessDecision.Decide(new AccessRequest { Request = request, BucketOwner = Vocabulary.Owner, BucketPolicy = policy, IdentityPolicy = Decision.Allow }).IsAllowed)
                                yield return request;
                        }
                    }
                }
            }
        }
    }

    private static RequestContext Request(RequestPrincipal caller, string key, (string Key, string Value) network, string instant, string? algorithm)
    {
        var request = new RequestContext(caller, "s3:PutObject", "arn:aws:s3:::b/" + key);
        if (algorithm is not null)
            request[Encryption] = ContextValue.Known(algorithm);
        request[network.Key] = ContextValue.Known(network.Value);
        request["aws:CurrentTime"] = ContextValue.Known(instant);
        request["aws:PrincipalIsAWSService"] = caller.Form == CallerForm.Anonymous ? ContextValue.Absent : ContextValue.Known(caller.Form == CallerForm.Service ? "true" : "false");
        if (caller.Arn is { } arn)
        {
            request["aws:PrincipalArn"] = ContextValue.Known(caller.RoleArn ?? arn);
            request["aws:PrincipalAccount"] = ContextValue.Known(caller.Account!);
            var user = arn.IndexOf(":user/", StringComparison.Ordinal);
            if (user >= 0)
                request["aws:username"] = ContextValue.Known(arn[(user + ":user/".Length)..]);
        }

        return request;
    }
}
