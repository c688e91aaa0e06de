using System.Text.Json.Nodes;
using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Repair;

namespace S3Seal.Policy.Tests.Repair;

public sealed class RequestRepairsTests
{
    private const string Encryption = "s3:x-amz-server-side-encryption";
    private const string KmsKeyId = "s3:x-amz-server-side-encryption-aws-kms-key-id";
    private const string CustomerAlgorithm = "s3:x-amz-server-side-encryption-customer-algorithm";
    private const string Key = "arn:aws:kms:us-east-1:111122223333:key/aaaa";

    public static TheoryData<string> Cases => CaseFile.Rows("repairs.json");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Repairs_OfADeniedUpload_AreTheSmallestChanges(string text)
    {
        var row = CaseFile.Read(text);
        var statements = row.GetProperty("conditions").EnumerateArray().Select(condition => Deny(condition.GetRawText()));
        var policy = CaseFile.Parse(Document([.. statements]));
        var request = new RequestContext(RequestPrincipal.Unknown, "s3:PutObject", "arn:aws:s3:::acme-data/k");
        CaseFile.Fill(request, row.GetProperty("request"));

        var plan = RequestRepairs.Find(policy, request);

        if (row.TryGetProperty("first", out var first))
            Assert.True(first.GetString() == plan.Repairs[0].ToString(), $"{row.Because()} but {plan.Repairs[0]}");
        else
            Assert.Equal(row.GetProperty("expect").EnumerateArray().Select(repair => repair.GetString()), plan.Repairs.Select(repair => repair.ToString()));
        Assert.All(plan.Repairs, repair => Assert.Equal(Truth.False, PolicyEvaluator.Evaluate(policy, repair.Repaired).Denied));
        if (row.TryGetProperty("obstacles", out var obstacles))
            Assert.Equal(obstacles.EnumerateArray().Select(label => label.GetString()), plan.Obstacles.Select(statement => statement.Label));
    }

    [Fact]
    public void Repairs_WithUnknownSurroundings_StayPossibleButNotCertain()
    {
        var policy = CaseFile.Parse(Document(
            Deny($$$"""{"StringNotEquals": {"{{{Encryption}}}": "AES256"}}"""), Deny("""{"Bool": {"aws:SecureTransport": "false"}}""")));
        var request = Upload();

        var repair = Assert.Single(RequestRepairs.Find(policy, request, RepairOptions.EncryptionHeaders).Repairs);

        Assert.Equal("AES256", Assert.Single(repair.Changes).Value);
        Assert.False(repair.IsCertain);
    }

    [Fact]
    public void Repairs_WithAKeyFromSomewhere_KeepIt()
    {
        var policy = CaseFile.Parse(Document(Deny($$$"""{"StringNotLike": {"{{{Encryption}}}": "aws:kms*"}}""")));
        var request = Upload();
        request[KmsKeyId] = ContextValue.UnknownButPresent;

        var repair = RequestRepairs.Find(policy, request, RepairOptions.EncryptionHeaders).Repairs[0];

        Assert.Equal(new KeyChange(Encryption, "aws:kms", IsPlaceholder: false), Assert.Single(repair.Changes));
        Assert.Equal(ContextValue.UnknownButPresent, repair.Repaired[KmsKeyId]);
    }

    [Fact]
    public void Repairs_WithAConfiguredKey_OfferItBeforeAnExample()
    {
        var policy = CaseFile.Parse(Document(Deny($$$"""{"ArnNotLike": {"{{{KmsKeyId}}}": "arn:aws:kms:*:111122223333:key/*"}}""")));
        var options = RepairOptions.EncryptionHeaders with { KmsKeys = [Key] };

        var repair = RequestRepairs.Find(policy, Upload(), options).Repairs[0];

        Assert.Equal(Key, repair.Changes.Single(change => change.Key == KmsKeyId).Value);
        Assert.False(repair.HasPlaceholders);
    }

    [Fact]
    public void Repairs_OfARequestWithoutGrant_MeetAnAllow()
    {
        var policy = CaseFile.Parse("""
            {"Version": "2012-10-17", "Statement": [
              {"Sid": "Partner", "Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::acme-data/*",
               "Condition": {"StringEquals": {"s3:x-amz-server-side-encryption": "AES256", "s3:x-amz-acl": "bucket-owner-full-control"}}}]}
            """);
        var access = new AccessRequest
        {
            Request = new RequestContext(RequestPrincipal.Signed("444455556666", "arn:aws:iam::444455556666:user/bob"), "s3:PutObject", "arn:aws:s3:::acme-data/k"),
            BucketOwner = "111122223333",
            BucketPolicy = policy,
            IdentityPolicy = Decision.Allow,
        };

        var plan = RequestRepairs.Find(access);

        Assert.True(plan.IsNeeded);
        Assert.Equal(
            "send x-amz-server-side-encryption: AES256 and send x-amz-acl: bucket-owner-full-control", Assert.Single(plan.Repairs).ToString());
        Assert.True(AccessDecision.Decide(access with { Request = plan.Repairs[0].Repaired }).IsAllowed);
        Assert.Empty(RequestRepairs.Find(access with { IdentityPolicy = Decision.ImplicitDeny }).Repairs);
    }

    [Fact]
    public void Repairs_WithCustomerKeysAllowed_OfferOne()
    {
        var policy = CaseFile.Parse(Document(Deny($$$"""{"Null": {"{{{CustomerAlgorithm}}}": "true"}}""")));

        var repair = RequestRepairs.Find(policy, Upload(), new RepairOptions { AllowsCustomerKeys = true }).Repairs[0];

        Assert.Equal(CustomerAlgorithm, Assert.Single(repair.Changes).Key);
    }

    private static RequestContext Upload()
    {
        var request = new RequestContext(RequestPrincipal.Unknown, "s3:PutObject", "arn:aws:s3:::acme-data/") { ResourceIsPrefix = true, Unset = ContextValue.Unknown };
        request[Encryption] = ContextValue.Absent;
        request[KmsKeyId] = ContextValue.Absent;
        request[CustomerAlgorithm] = ContextValue.Absent;
        return request;
    }

    private static JsonNode Deny(string condition) => new JsonObject
    {
        ["Effect"] = "Deny",
        ["Principal"] = "*",
        ["Action"] = "s3:PutObject",
        ["Resource"] = "arn:aws:s3:::acme-data/*",
        ["Condition"] = JsonNode.Parse(condition),
    };

    private static string Document(params JsonNode[] statements) => new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statements) }.ToJsonString();
}
