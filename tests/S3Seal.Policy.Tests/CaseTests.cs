using System.Text.Json;
using System.Text.Json.Nodes;
using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Parsing;
using S3Seal.Policy.Proof;

namespace S3Seal.Policy.Tests;

public sealed class CaseTests
{
    private const string Bucket = "acme-data";
    private const string Owner = "111122223333";
    private const string Key = "arn:aws:s3:::acme-data/k";

    public static TheoryData<string> Operators => CaseFile.Rows("operators.json");

    public static TheoryData<string> Principals => CaseFile.Rows("principals.json");

    public static TheoryData<string> Resources => CaseFile.Rows("resources.json");

    public static TheoryData<string> Validation => CaseFile.Rows("validation.json");

    public static TheoryData<string> Access => CaseFile.Rows("access.json");

    public static TheoryData<string> Public => CaseFile.Rows("public.json");

    public static TheoryData<string> Proofs => CaseFile.Rows("prover.json");

    [Theory]
    [MemberData(nameof(Operators))]
    public void Condition_OfEveryOperator_HoldsAsDocumented(string text)
    {
        var row = CaseFile.Read(text);
        var key = row.GetProperty("key").GetString()!;
        var policy = CaseFile.Parse(Statement("Allow", """ "Principal": "*" """, """ "Resource": "*" """, "2012-10-17", new JsonObject
        {
            [row.GetProperty("operator").GetString()!] = new JsonObject { [key] = JsonNode.Parse(row.GetProperty("policy").GetRawText()) },
        }));
        var request = new RequestContext(RequestPrincipal.Anonymous, "s3:PutObject", Key);
        if (row.GetProperty("request").ValueKind == JsonValueKind.Array)
            request[key.ToUpperInvariant()] = ContextValue.Known([.. row.GetProperty("request").EnumerateArray().Select(value => value.GetString()!)]);

        var expected = row.GetProperty("expect").GetBoolean() ? Decision.Allow : Decision.ImplicitDeny;
        Assert.True(expected == PolicyEvaluator.Decide(policy, request), row.Because());
        Assert.True(expected == PolicyEvaluator.Evaluate(policy, request).Decision, row.Because());
    }

    [Theory]
    [MemberData(nameof(Principals))]
    public void Principal_OfEveryForm_MatchesAsDocumented(string text)
    {
        var row = CaseFile.Read(text);
        var isNegated = row.TryGetProperty("notPrincipal", out var principal);
        if (!isNegated)
            principal = row.GetProperty("principal");
        var element = $"\"{(isNegated ? "NotPrincipal" : "Principal")}\": {principal.GetRawText()}";
        var policy = CaseFile.Parse(Statement("Deny", element, """ "Resource": "*" """));
        var request = new RequestContext(CaseFile.Caller(row.GetProperty("caller")), "s3:PutObject", Key);

        var expected = row.GetProperty("expect").GetBoolean() ? Decision.ExplicitDeny : Decision.ImplicitDeny;
        Assert.True(expected == PolicyEvaluator.Decide(policy, request), row.Because());
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void Resource_OfEveryForm_MatchesAsDocumented(string text)
    {
        var row = CaseFile.Read(text);
        var isNegated = row.TryGetProperty("notResource", out var resource);
        if (!isNegated)
            resource = row.GetProperty("resource");
        var element = $"\"{(isNegated ? "NotResource" : "Resource")}\": {resource.GetRawText()}";
        var policy = CaseFile.Parse(Statement("Deny", """ "Principal": "*" """, element, row.GetProperty("version").GetString()!));
        var request = new RequestContext(RequestPrincipal.Anonymous, "s3:PutObject", row.GetProperty("request").GetString()!);
        CaseFile.Fill(request, row.GetProperty("context"));

        var expected = row.GetProperty("expect").GetBoolean() ? Decision.ExplicitDeny : Decision.ImplicitDeny;
        Assert.True(expected == PolicyEvaluator.Decide(policy, request), row.Because());
    }

    [Theory]
    [MemberData(nameof(Validation))]
    public void Policy_AsPutBucketPolicyChecksIt_HasTheseProblems(string text)
    {
        var row = CaseFile.Read(text);
        var policy = CaseFile.PolicyText(row.GetProperty("policy"));

        var parsed = PolicyValidator.Validate(policy, Bucket);

        Assert.Equal(row.GetProperty("expect").EnumerateArray().Select(message => message.GetString()), parsed.Problems.Select(problem => problem.Message));
        Assert.Equal(parsed.Problems.Count == 0, parsed.Document is not null);
        Assert.All(parsed.Problems, problem =>
        {
            Assert.InRange(problem.Span.Offset, 0, policy.Length);
            Assert.InRange(problem.Span.Offset + problem.Span.Length, problem.Span.Offset, policy.Length);
            var before = policy[..problem.Span.Offset];
            Assert.Equal(before.Count(c => c == '\n') + 1, problem.Span.Line);
            Assert.Equal(problem.Span.Offset - before.LastIndexOf('\n'), problem.Span.Column);
        });
    }

    [Theory]
    [MemberData(nameof(Access))]
    public void Access_OfEveryCaller_IsDecidedByTheRightPolicies(string text)
    {
        var row = CaseFile.Read(text);
        var policy = row.GetProperty("policy");
        var explanation = AccessDecision.Decide(new AccessRequest
        {
            Request = CaseFile.Request(row.GetProperty("request")),
            BucketOwner = Owner,
            BucketPolicy = policy.ValueKind == JsonValueKind.Null ? null : CaseFile.Parse(policy.GetRawText()),
            RestrictPublicBuckets = row.GetProperty("restrictPublicBuckets").GetBoolean(),
            IdentityPolicy = row.GetProperty("identityPolicy").GetString() switch
            {
                "allow" => Decision.Allow,
                "deny" => Decision.ExplicitDeny,
                _ => Decision.ImplicitDeny,
            },
        });

        Assert.True(row.GetProperty("expect").GetString() == explanation.Decision.ToString(), row.Because());
        Assert.NotEmpty(explanation.Because);
    }

    [Theory]
    [MemberData(nameof(Public))]
    public void PolicyStatus_OfEveryKind_IsWhatS3CallsPublic(string text)
    {
        var row = CaseFile.Read(text);

        Assert.True(row.GetProperty("expect").GetBoolean() == PublicPolicy.IsPublic(CaseFile.Parse(row.GetProperty("policy").GetRawText())), row.Because());
    }

    [Theory]
    [MemberData(nameof(Proofs))]
    public void Proof_OfTheClassicEncryptionPolicies_SaysWhatTheyEnforce(string text)
    {
        var row = CaseFile.Read(text);
        var policy = CaseFile.Parse(row.GetProperty("policy").GetRawText());
        Assert.Empty(PolicyValidator.Validate(policy, Bucket));
        foreach (var name in new[] { "aes256", "kms", "kms-key", "no-sse-c" })
        {
            var requirement = Requirement.Parse(name == "kms-key" ? "kms-key=arn:aws:kms:us-east-1:111122223333:key/aaaa" : name)!;
            var proof = PolicyProver.Prove(policy, Bucket, Owner, requirement);

            var expect = row.GetProperty("expect");
            var isVacuous = expect.ValueKind == JsonValueKind.String;
            Assert.True(isVacuous == proof.NothingGetsThrough, $"{name}: {row.Because()}");
            Assert.True((isVacuous || expect.GetProperty(name).GetBoolean()) == proof.IsEnforced, $"{name}: {row.Because()}");
            Assert.Equal(proof.IsEnforced == false, proof.Counterexample is not null);
        }
    }

    private static string Statement(string effect, string principal, string resource, string version = "2012-10-17", JsonObject? condition = null) => $$"""
        {
          "Version": "{{version}}",
          "Statement": { "Effect": "{{effect}}", {{principal}}, "Action": "s3:*", {{resource}}, "Condition": {{condition?.ToJsonString() ?? "{}"}} }
        }
        """;
}
