using S3Seal.Policy.Correction;
using S3Seal.Policy.Parsing;
using S3Seal.Policy.Proof;
using S3Seal.Policy.Review;

namespace S3Seal.Policy.Tests.Correction;

public sealed class PolicyCorrectionsTests
{
    private const string Owner = "111122223333";
    private const string Sse = "s3:x-amz-server-side-encryption";

    [Theory]
    [InlineData("""{"StringNotEquals": {"SSE": "aes256"}}""", """{"StringNotEquals": {"SSE": "AES256"}}""")]
    [InlineData("""{"StringNotEquals": {"SSE": ["AES256", "AWS:KMS"]}}""", """{"StringNotEquals": {"SSE": ["AES256", "aws:kms"]}}""")]
    [InlineData("""{"ForAnyValue:StringNotEquals": {"SSE": "AES256"}}""", """{"StringNotEquals": {"SSE": "AES256"}}""")]
    [InlineData("""{"ForAnyValue:StringNotEquals": {"SSE": "AES256", "aws:UserAgent": "x"}}""", """{"StringNotEquals": { "SSE": "AES256" }, "ForAnyValue:StringNotEquals": {"aws:UserAgent": "x"}}""")]
    [InlineData("""{"ForAnyValue:StringNotEquals": {"SSE": "AES256"}, "StringNotEquals": {"aws:UserAgent": "x"}}""", """{"StringNotEquals": {"SSE": "AES256", "aws:UserAgent": "x"}}""")]
    [InlineData("""{"StringNotEquals": {"SSE": "AES256"}, "Null": {"SSE": "true"}}""", """{"StringNotEquals": {"SSE": "AES256"}}""")]
    [InlineData("""{"StringNotEquals": {"aws:UserAgent": "a*"}}""", """{"StringNotLike": {"aws:UserAgent": "a*"}}""")]
    public void Doubt_IsCorrected_AndNothingElseTouched(string condition, string corrected)
    {
        Assert.Equal(Document(corrected), Correct(Document(condition))?.Text);
    }

    [Fact]
    public void ConditionsThatExcludeEachOther_GetAStatementEach()
    {
        var correction = Correct(Document("""{"StringEquals": {"SSE": "aws:kms"}, "Null": {"SSE": "true"}}"""));
        Assert.Equal(
            Document("""{"Null": {"SSE": "true"}}""", sid: "A").TrimEnd('}').TrimEnd(']').TrimEnd('\n') + ",\n"
            + Statement("""{"StringEquals": {"SSE": "aws:kms"}}""", "A2") + "\n]}",
            correction?.Text);
    }

    [Fact]
    public void BucketForObjects_GetsItsStar() => Assert.Equal(
        Document("""{"Null": {"SSE": "true"}}""").Replace("s3:PutObject", "s3:*", StringComparison.Ordinal),
        Correct(Document("""{"Null": {"SSE": "true"}}""").Replace("s3:PutObject", "s3:*", StringComparison.Ordinal).Replace("acme-data/*", "acme-data", StringComparison.Ordinal))?.Text);

    [Theory]
    [InlineData("""{"StringNotEquals": {"SSE": "SSE-S3"}}""")]
    [InlineData("""{"Null": {"SSE": ["true", "false"]}}""")]
    [InlineData("""{"StringNotEquals": {"SSE": "aws:kms"}, "ForAnyValue:StringNotEquals": {"SSE": "AES256"}}""")]
    public void DoubtWithoutOneMeaning_HasNoCorrection(string condition) => Assert.Null(Correct(Document(condition)));

    [Theory]
    [InlineData("aes256", """{"StringNotEquals": {"SSE": ["AES256", "aws:kms"]}}""", """{"StringNotEquals": {"SSE": "AES256"}}""")]
    [InlineData("kms", """{"StringNotEquals": {"SSE": "AES256"}}""", """{"StringNotEquals": {"SSE": ["aws:kms", "aws:kms:dsse"]}}""")]
    [InlineData("aes256", """{"ForAnyValue:StringNotEquals": {"SSE": "AES256"}}""", """{"StringNotEquals": {"SSE": "AES256"}}""")]
    [InlineData("kms-key=arn:aws:kms:us-east-1:111122223333:key/k", """{"StringNotEquals": {"SSE-aws-kms-key-id": "arn:aws:kms:us-east-1:111122223333:key/old"}}""",
        """{"StringNotEquals": {"SSE-aws-kms-key-id": "arn:aws:kms:us-east-1:111122223333:key/k"}}""")]
    public void Demand_IsEnforcedByTheSmallestChange(string require, string condition, string corrected) =>
        Assert.Equal(Document(corrected), Enforce(Document(condition), require)?.Text);

    [Fact]
    public void Demand_WithoutAStatementToChange_GetsOneOfItsOwn()
    {
        var before = Document("""{"Null": {"SSE": "true"}}""");
        var correction = Enforce(before, "aes256");
        Assert.Equal("Add the statement DenyObjectsThatAreNotSSES3", correction?.Title);
        Assert.Equal(
            before[..^3] + ",\n{\n  \"Sid\": \"DenyObjectsThatAreNotSSES3\",\n  \"Effect\": \"Deny\",\n  \"Principal\": \"*\",\n  \"Action\": \"s3:PutObject\",\n  \"Resource\": \"arn:aws:s3:::acme-data/*\",\n"
            + "  \"Condition\": { \"StringNotEquals\": { \"" + Sse + "\": \"AES256\" } }\n}\n]}",
            correction?.Text);
        Assert.True(PolicyProver.Prove(PolicyParser.Parse(correction!.Text).Document!, "acme-data", Owner, Requirement.Aes256).IsEnforced);
    }

    [Fact]
    public void Demand_OfASingleStatement_MakesAList()
    {
        const string Before = "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"s3:PutObject\", \"Resource\": \"arn:aws:s3:::acme-data/*\", \"Condition\": {\"Null\": {\"" + Sse + "\": \"true\"}}}}";
        Assert.StartsWith("{\"Version\": \"2012-10-17\", \"Statement\": [{", Enforce(Before, "aes256")?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Demand_ThatAnotherStatementForbids_HasNoCorrection() =>
        Assert.Null(Enforce(Document("""{"StringEquals": {"SSE": "AES256"}}"""), "aes256"));

    private static PolicyCorrection? Correct(string text)
    {
        var policy = PolicyParser.Parse(text).Document!;
        return PolicyCorrections.Of(text, policy, "acme-data", Owner, PolicyReview.Review(policy)[0]);
    }

    private static PolicyCorrection? Enforce(string text, string require) =>
        PolicyCorrections.Enforcing(text, PolicyParser.Parse(text).Document!, "acme-data", Owner, Requirement.Parse(require)!);

    private static string Document(string condition, string sid = "A") => "{\"Version\": \"2012-10-17\", \"Statement\": [\n" + Statement(condition, sid) + "\n]}";

    private static string Statement(string condition, string sid) =>
        "{\"Sid\": \"" + sid + "\", \"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"s3:PutObject\", \"Resource\": \"arn:aws:s3:::acme-data/*\", \"Condition\": "
        + condition.Replace("SSE\"", Sse + "\"", StringComparison.Ordinal).Replace("SSE-aws", Sse + "-aws", StringComparison.Ordinal) + "}";
}
