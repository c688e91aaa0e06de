using CsCheck;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Tests.Wire;

public sealed class S3TargetTests
{
    private static readonly HostNames Hosts = new(["localhost", "s3.example.test"]);

    [Theory]
    [InlineData("/", "127.0.0.1:9000", null, null)]
    [InlineData("/bucket", "127.0.0.1", "bucket", null)]
    [InlineData("/bucket/", "localhost:9000", "bucket", null)]
    [InlineData("/bucket/key", "unknown.host.example", "bucket", "key")]
    [InlineData("/bucket/a%2Fb", "localhost", "bucket", "a/b")]
    [InlineData("/bucket/a%252Fb", "localhost", "bucket", "a%2Fb")]
    [InlineData("/bucket/a+b", "localhost", "bucket", "a+b")]
    [InlineData("/bucket//a//b/", "localhost", "bucket", "/a//b/")]
    [InlineData("/bucket/a/./../b", "localhost", "bucket", "a/./../b")]
    [InlineData("/bucket/%E2%82%AC", "localhost", "bucket", "€")]
    [InlineData("/key", "bucket.localhost:9000", "bucket", "key")]
    [InlineData("/", "my.dotted.bucket.LOCALHOST", "my.dotted.bucket", null)]
    [InlineData("/bucket/key", "bucket.localhost", "bucket", "bucket/key")]
    [InlineData("/key", "bucket.s3.eu-west-1.localhost", "bucket", "key")]
    [InlineData("/bucket/key", "s3.eu-west-1.localhost", "bucket", "key")]
    [InlineData("/key", "bucket.s3.example.test", "bucket", "key")]
    [InlineData("/key", "bucket.s3.amazonaws.com", "bucket", "key")]
    [InlineData("/key", "a.b.s3.us-west-2.amazonaws.com", "a.b", "key")]
    [InlineData("/bucket/key", "s3.dualstack.us-west-2.amazonaws.com", "bucket", "key")]
    [InlineData("/bucket/key", "s3-us-west-2.amazonaws.com", "bucket", "key")]
    [InlineData("http://localhost/bucket/key?x=1", "localhost", "bucket", "key")]
    public void Target_OfEitherStyle_NamesBucketAndKey(string raw, string host, string? bucket, string? key)
    {
        var target = S3Target.Parse(raw, host, Hosts);
        Assert.Equal((bucket, key), (target.BucketName, target.Key));
    }

    [Theory]
    [InlineData("/bucket/%", "InvalidURI")]
    [InlineData("/bucket/%zz", "InvalidURI")]
    [InlineData("/bucket/%FF", "InvalidURI")]
    [InlineData("*", "InvalidURI")]
    [InlineData("/bucket/../a", "InvalidURI")]
    [InlineData("/bucket/a/../../b", "InvalidURI")]
    [InlineData("/B/key", "InvalidBucketName")]
    [InlineData("/ab/key", "InvalidBucketName")]
    [InlineData("/a..b/key", "InvalidBucketName")]
    [InlineData("/192.168.1.1/key", "InvalidBucketName")]
    [InlineData("/xn--bucket/key", "InvalidBucketName")]
    [InlineData("/bucket-s3alias/key", "InvalidBucketName")]
    [InlineData("//key", "InvalidBucketName")]
    public void Target_AgainstTheRules_IsRefused(string raw, string code) =>
        Assert.Equal(code, Assert.Throws<S3Exception>(() => S3Target.Parse(raw, "localhost", Hosts)).Error.Code);

    [Fact]
    public void Key_OfMoreThan1024Bytes_IsTooLong()
    {
        Assert.Equal(1024, S3Target.Parse("/bucket/" + new string('a', 1024), "localhost", Hosts).Key!.Length);
        var refusal = Assert.Throws<S3Exception>(() => S3Target.Parse("/bucket/" + string.Concat(Enumerable.Repeat("%C3%A9", 513)), "localhost", Hosts));
        Assert.Equal("KeyTooLongError", refusal.Error.Code);
        Assert.Equal([("Size", "1026"), ("MaxSizeAllowed", "1024")], refusal.Fields);
    }

    [Fact]
    public void Query_KeepsOrderAndReadsEmptyValues()
    {
        var query = S3Target.Parse("/bucket?acl&b=%20+&c=&&b=2", "localhost", Hosts).Query;
        Assert.Equal(["acl", "b", "c", "b"], query.Items.Select(item => item.Name));
        Assert.Equal(("", "  ", ""), (query.Get("acl"), query.Get("b"), query.Get("c")));
        Assert.False(query.Has("ACL"));
    }

    [Fact]
    public void Key_EncodedAndParsed_ComesBack() => Gen.String[1, 300].Where(key => !key.Contains("..", StringComparison.Ordinal) && IsText(key)).Sample(key =>
        Assert.Equal(key, S3Target.Parse("/bucket/" + PercentEncoding.Encode(key), "localhost", Hosts).Key));

    private static bool IsText(string key) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(key)) == key && System.Text.Encoding.UTF8.GetByteCount(key) <= 1024;
}
