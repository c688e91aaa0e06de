using S3Seal.Analyzers.Rules.Policies;

namespace S3Seal.Analyzers.Tests.Rules.Policies;

public sealed class SSE3002Tests
{
    private const string Sse = "s3:x-amz-server-side-encryption";

    [Fact]
    public Task WrongSpelling_IsNamedWithTheRightOne() => Condition(
        "{\"StringNotEquals\": {\"" + Sse + "\": \"aes256\"}}", 69, $"No request carries 'aes256' as {Sse}: the value is spelt 'AES256'.");

    [Fact]
    public Task AnyValueOfAnAbsentKey_LetsThrough() => Condition(
        "{\"ForAnyValue:StringNotEquals\": {\"" + Sse + "\": \"AES256\"}}", 46,
        $"ForAnyValue is false for a request without {Sse}: this Deny lets such a request through. Write StringNotEquals without the prefix.");

    [Fact]
    public Task NullTrueBesideNotEquals_SwallowsIt() => Condition(
        "{\"StringNotEquals\": {\"" + Sse + "\": \"AES256\"}, \"Null\": {\"" + Sse + "\": \"true\"}}", 34,
        $"Conditions of one statement must all hold: with Null true, StringNotEquals on {Sse} changes nothing, and a request with another value is not denied. Give each its own statement.");

    [Fact]
    public Task NullTrueBesideEquals_NeverApplies() => Condition(
        "{\"StringEquals\": {\"" + Sse + "\": \"AES256\"}, \"Null\": {\"" + Sse + "\": \"true\"}}", 31,
        $"This statement never applies: {Sse} cannot be absent (Null true) and match StringEquals at once.");

    [Fact]
    public Task LiteralStar_IsNamed() => Condition(
        "{\"StringNotEquals\": {\"aws:UserAgent\": \"a*\"}}", 51,
        "Under StringNotEquals the wildcard in 'a*' is an ordinary character; StringNotLike reads it as a pattern.");

    [Fact]
    public Task RightConditions_AreSilent() => PolicyVerify<SSE3002StatementMissesItsPoint>.File("bucket-policy.json", Document(
        "{\"StringNotEquals\": {\"" + Sse + "\": [\"AES256\", \"aws:kms\"]}}"));

    [Fact]
    public Task BucketWithoutStar_CoversNoUpload() => PolicyVerify<SSE3002StatementMissesItsPoint>.File("bucket-policy.json",
        Document("{\"Null\": {\"" + Sse + "\": \"true\"}}").Replace("s3:PutObject", "s3:*", StringComparison.Ordinal).Replace("acme-data/*", "acme-data", StringComparison.Ordinal),
        (2, 68, "'arn:aws:s3:::acme-data' is the bucket itself; uploads are about objects, 'arn:aws:s3:::acme-data/*'."));

    private static Task Condition(string condition, int column, string message) =>
        PolicyVerify<SSE3002StatementMissesItsPoint>.File("bucket-policy.json", Document(condition), (3, column, message));

    private static string Document(string condition) =>
        "{\"Version\": \"2012-10-17\", \"Statement\": [\n{\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"s3:PutObject\", \"Resource\": \"arn:aws:s3:::acme-data/*\",\n\"Condition\":"
        + condition + "}]}";
}
