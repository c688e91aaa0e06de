using S3Seal.Analyzers.Rules.Policies;

namespace S3Seal.Analyzers.Tests.Rules.Policies;

/// <summary>What a policy lets through (SSE3005), and that nothing gets through (SSE3006).</summary>
public sealed class SSE3005Tests
{
    private const string Sse = "s3:x-amz-server-side-encryption";

    [Fact]
    public Task AnotherMethodGetsThrough_IsShown() => Enforced("AES256", [$$$"""{"StringNotEquals": {"{{{Sse}}}": ["AES256", "aws:kms"]}}"""],
        "The settings demand 'AES256', and this policy lets an upload through without it: arn:aws:s3:::acme-data/report.txt with x-amz-server-side-encryption: aws:kms, sent by arn:aws:iam::111122223333:user/alice");

    [Fact]
    public Task DemandedMethodOnly_IsEnforced() => Enforced("AES256", [$$$"""{"StringNotEquals": {"{{{Sse}}}": "AES256"}}"""], null);

    [Fact]
    public Task NothingDemanded_IsSilent() => Enforced("any", [$$$"""{"StringNotEquals": {"{{{Sse}}}": ["AES256", "aws:kms"]}}"""], null);

    [Fact]
    public Task PolicyAboutOtherThings_IsSilent() => Enforced("AES256", ["""{"Bool": {"aws:SecureTransport": "false"}}"""], null);

    [Fact]
    public Task ContradictingStatements_RefuseEveryUpload() => PolicyVerify<SSE3006PolicyRefusesEveryUpload>.File("bucket-policy.json",
        Document($$$"""{"StringNotEquals": {"{{{Sse}}}": "AES256"}}""", $$$"""{"StringNotEquals": {"{{{Sse}}}": "aws:kms"}}"""),
        (3, 1, "No upload gets through this policy, whoever sends it and whatever encryption it asks for"));

    [Fact]
    public Task OneWayOut_IsSilent() => PolicyVerify<SSE3006PolicyRefusesEveryUpload>.File("bucket-policy.json", Document($$$"""{"StringNotEquals": {"{{{Sse}}}": "AES256"}}"""));

    private static Task Enforced(string demand, string[] conditions, string? message) => PolicyVerify<SSE3005PolicyDoesNotEnforce>.All(
        "class Empty;", [("/bucket-policy.json", Document(conditions))], message is null ? [] : [("/bucket-policy.json", 2, 1, message)], globalConfig: "s3seal_required_encryption = " + demand);

    private static string Document(params string[] conditions) => """{"Version": "2012-10-17", "Statement": [""" + "\n" + string.Join(",\n", conditions.Select(condition =>
        $$$"""{"Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::acme-data/*", "Condition": {{{condition}}}}""")) + "]}";
}
