using System.Text.Json.Nodes;
using CsCheck;
using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Parsing;
using S3Seal.Policy.Proof;

namespace S3Seal.Policy.Tests.Properties;

public sealed class ProverPropertyTests
{
    private const string Encryption = "s3:x-amz-server-side-encryption";

    private static readonly (string Key, string[] Values)[] Keys =
    [
        (Encryption, ["AES256", "aws:kms", "aws:kms:dsse", "aes256", "aws:kms*", "*"]),
        (Encryption + "-aws-kms-key-id", [BruteForce.Key, "arn:aws:kms:*:111122223333:key/*", "*/aaaa", "alias/x"]),
        (Encryption + "-customer-algorithm", ["AES256", "*"]),
        ("aws:SecureTransport", ["true", "false"]),
        ("s3:x-amz-acl", ["private", "bucket-owner-full-control", "public*"]),
    ];

    private static readonly string[] Principals =
    [
        "\"*\"", "\"*\"", "\"*\"", """{"AWS":"*"}""", """{"AWS":"111122223333"}""", """{"AWS":"444455556666"}""", """{"AWS":"arn:aws:iam::111122223333:user/alice"}""",
        """{"AWS":"arn:aws:iam::111122223333:role/Deploy"}""", """{"Service":"logging.s3.amazonaws.com"}""",
    ];

    private static readonly string[] Resources = ["arn:aws:s3:::b/*", "arn:aws:s3:::b/*", "arn:aws:s3:::b/a*", "arn:aws:s3:::b/*/*", "arn:aws:s3:::b/??*", "arn:aws:s3:::b/secret/*"];

    private static readonly string[] Operators =
    [
        "StringEquals", "StringNotEquals", "StringNotEquals", "StringLike", "StringNotLike", "StringEqualsIfExists", "StringNotEqualsIfExists", "StringNotEqualsIgnoreCase",
        "ForAnyValue:StringNotEquals", "ForAllValues:StringNotEquals", "ForAnyValue:StringEquals", "ForAllValues:StringLike", "ForAnyValue:StringLikeIfExists", "Null", "Null",
    ];

    private static readonly string[] Requirements = ["aes256", "kms", "kms-key=" + BruteForce.Key, "no-sse-c", "tls"];

    private static readonly Gen<(string Operator, string Key, string[] Values)> Conditions =
        from row in Gen.OneOf(Operators)
        from key in Gen.Int[0, Keys.Length - 1]
        from values in Gen.OneOf(Keys[key].Values).Array[1, 2]
        from presence in Gen.OneOf("true", "false")
        select Condition(row, Keys[key].Key, values, presence);

    private static readonly Gen<JsonObject> Statements =
        from isAllow in Gen.Int[0, 3]
        from principal in Gen.OneOf(Principals)
        from isNot in Gen.Int[0, 7]
        from resource in Gen.OneOf(Resources)
        from action in Gen.OneOf("s3:PutObject", "s3:PutObject", "s3:*", "s3:Put*")
        from conditions in Conditions.Array[0, 2]
        select Statement(isAllow == 0, principal, isNot, resource, action, conditions);

    private static readonly (string Operator, string Key, string[] Values)[] Surroundings =
    [
        ("IpAddress", "aws:SourceIp", ["203.0.113.0/24", "0.0.0.0/0", "::/0", "10.0.0.0/8", "2001:db8::/32"]),
        ("NotIpAddress", "aws:SourceIp", ["203.0.113.0/24", "0.0.0.0/0", "::/0", "10.0.0.0/8", "2001:db8::/32"]),
        ("NotIpAddressIfExists", "aws:SourceIp", ["203.0.113.0/24", "0.0.0.0/0"]),
        ("StringNotEquals", "aws:SourceVpce", ["vpce-1", "vpce-*"]),
        ("StringLike", "aws:SourceVpce", ["vpce-1", "vpce-*"]),
        ("StringNotEqualsIfExists", "aws:SourceVpce", ["vpce-1"]),
        ("Null", "aws:SourceVpce", ["true", "false"]),
        ("Null", "aws:SourceIp", ["true", "false"]),
        ("DateLessThan", "aws:CurrentTime", ["2024-01-01T00:00:00Z"]),
        ("DateGreaterThanEquals", "aws:CurrentTime", ["2024-01-01T00:00:00Z"]),
        ("DateEquals", "aws:CurrentTime", ["2024-01-01"]),
        ("ArnLike", "aws:PrincipalArn", ["arn:aws:iam::111122223333:user/*", "arn:aws:iam::111122223333:role/Deploy", "arn:aws:iam::*:root"]),
        ("ArnNotLike", "aws:PrincipalArn", ["arn:aws:iam::111122223333:user/*", "arn:aws:iam::111122223333:role/Deploy", "arn:aws:iam::*:root"]),
        ("StringNotLike", "aws:PrincipalArn", ["*:user/alice", "arn:aws:iam::111122223333:*"]),
        ("StringEquals", "aws:PrincipalAccount", ["111122223333", "444455556666"]),
        ("StringNotEquals", "aws:PrincipalAccount", ["111122223333", "444455556666"]),
        ("StringEquals", "aws:username", ["alice", "bob"]),
        ("StringNotEquals", "aws:username", ["alice", "bob"]),
        ("Bool", "aws:PrincipalIsAWSService", ["true", "false"]),
        ("BoolIfExists", "aws:PrincipalIsAWSService", ["false"]),
    ];

    private static readonly Gen<JsonObject> SurroundingStatements =
        from isAllow in Gen.Int[0, 3]
        from principal in Gen.OneOf(Principals)
        from resource in Gen.OneOf("arn:aws:s3:::b/*", "arn:aws:s3:::b/*", "arn:aws:s3:::b/home/${aws:username}/*", "arn:aws:s3:::b/home/*")
        from encryption in Gen.Int[0, 3]
        from rows in Gen.Int[0, Surroundings.Length - 1].Array[0, 2]
        from values in Gen.Int[0, 9].Array[4]
        select Statement(isAllow == 0, principal, 1, resource, "s3:PutObject", [.. Encrypted(encryption), .. rows.Select((row, index) => Surrounding(row, values[index], values[index + 2]))]);

    private static (string Operator, string Key, string[] Values)[] Encrypted(int way) => way switch
    {
        0 => [],
        1 => [("StringEquals", Encryption, ["AES256"])],
        _ => [("StringNotEquals", Encryption, ["AES256"])],
    };

    private static (string Operator, string Key, string[] Values) Surrounding(int row, int first, int second)
    {
        var (name, key, values) = Surroundings[row];
        return (name, key, name == "Null" ? [values[first % 2]] : [.. new[] { values[first % values.Length], values[second % values.Length] }.Distinct()]);
    }

    [Fact]
    public void Proof_OfARandomPolicy_AgreesWithAllRequestsOfASmallWorld()
    {
        var answers = new int[3];
        Gen.Select(Statements.Array[1, 3], Gen.OneOf(Requirements)).Sample(
            (statements, require) =>
            {
                var text = RandomPolicy.Write(statements).ToJsonString();
                if (PolicyValidator.Validate(text, Vocabulary.Bucket).Document is not { } policy)
                    return;
                var requirement = Requirement.Parse(require)!;
                var through = BruteForce.GettingThrough(policy, requirement).ToList();
                var breaking = through.Find(request => !requirement.IsMetBy(request));

                var proof = PolicyProver.Prove(policy, Vocabulary.Bucket, Vocabulary.Owner, requirement);

                Assert.True(proof.IsEnforced == breaking is null, $"{require}: {text} lets through {breaking?.Principal} {breaking?.Resource} but proof says {proof.IsEnforced} {proof.Counterexample?.Principal}");
                Assert.True(proof.NothingGetsThrough == (through.Count == 0), $"{require}: {text} lets through {through.Count}");
                if (proof.Counterexample is { } found)
                {
                    Assert.False(requirement.IsMetBy(found));
                    Assert.True(AccessDecision.Decide(new AccessRequest { Request = found, BucketOwner = Vocabulary.Owner, BucketPolicy = policy, IdentityPolicy = Decision.Allow }).IsAllowed, text);
                }

                Interlocked.Increment(ref answers[proof.NothingGetsThrough ? 2 : proof.IsEnforced == true ? 1 : 0]);
            },
            iter: Math.Max(200, Samples.Count / 10));

        Assert.All(answers, answer => Assert.NotEqual(0, answer));
    }

    [Fact]
    public void Proof_OfARandomPolicyAboutSurroundings_AgreesWithAllRequestsOfASmallWorld()
    {
        var answers = new int[3];
        SurroundingStatements.Array[1, 3].Sample(
            statements =>
            {
                var text = RandomPolicy.Write(statements).ToJsonString();
                if (PolicyValidator.Validate(text, Vocabulary.Bucket).Document is not { } policy)
                    return;
                var through = SurroundingsWorld.GettingThrough(policy).ToList();
                var breaking = through.Find(request => !Requirement.Aes256.IsMetBy(request));

                var proof = PolicyProver.Prove(policy, Vocabulary.Bucket, Vocabulary.Owner, Requirement.Aes256);

                Assert.True(proof.IsEnforced == breaking is null, $"{text} lets through {Describe(breaking)} but proof says {proof.IsEnforced} {Describe(proof.Counterexample)}");
                Assert.True(proof.NothingGetsThrough == (through.Count == 0), $"{text} lets through {through.Count}");
                Interlocked.Increment(ref answers[proof.NothingGetsThrough ? 2 : proof.IsEnforced == true ? 1 : 0]);
            },
            iter: Math.Max(200, Samples.Count / 10));

        Assert.All(answers, answer => Assert.NotEqual(0, answer));
    }

    private static string Describe(RequestContext? request) =>
        request is null ? "nothing" : $"{request.Principal} {request.Resource} {string.Join("; ", request.Keys.Select(key => $"{key} = {request[key]}"))}";

    private static (string Operator, string Key, string[] Values) Condition(string row, string key, string[] values, string presence)
    {
        if (row == "Null")
            return (row, key, [presence]);
        // The small world has each key in one spelling only.
        if (row == "StringNotEqualsIgnoreCase" && key.EndsWith("key-id", StringComparison.Ordinal))
            row = "StringNotEquals";
        return key == "aws:SecureTransport" ? ("Bool", key, values) : (row, key, values);
    }

    private static JsonObject Statement(bool isAllow, string principal, int isNot, string resource, string action, (string Operator, string Key, string[] Values)[] conditions)
    {
        var block = new JsonObject();
        foreach (var (row, key, values) in conditions)
            ((JsonObject)(block[row] ??= new JsonObject()))[key] = new JsonArray([.. values.Select(value => (JsonNode?)JsonValue.Create(value))]);
        return new JsonObject
        {
            ["Effect"] = isAllow ? "Allow" : "Deny",
            [!isAllow && isNot == 0 ? "NotPrincipal" : "Principal"] = JsonNode.Parse(principal),
            ["Action"] = action,
            [isNot == 7 ? "NotResource" : "Resource"] = action == "s3:*" ? new JsonArray(resource, "arn:aws:s3:::b") : resource,
            ["Condition"] = block,
        };
    }
}
