using S3Seal.Emulator.Tests.Harness;

namespace S3Seal.Emulator.Tests.Authentication;

public sealed class HeaderSignatureTests
{
    [Fact]
    public async Task Signed_ByTheRoot_IsServed()
    {
        await using var s3 = await Sealed.StartAsync();
        var answer = await s3.SendSignedAsync(s3.Request("GET", "/"));
        Assert.Equal(200, answer.Status);
    }

    [Theory]
    [InlineData("/b-cket/a b?x=1", "/b-cket/a%20b?x=1")]
    [InlineData("/b-cket//a/./b/", "/b-cket//a/./b/")]
    [InlineData("/b-cket/%E2%82%AC%2F", "/b-cket/%E2%82%AC%2F")]
    public async Task Path_AsSent_IsWhatIsSigned(string meaning, string target)
    {
        Assert.NotEmpty(meaning);
        await using var s3 = await Sealed.StartAsync();
        var answer = await s3.SendSignedAsync(s3.Request("GET", target));
        Assert.Equal("NoSuchBucket", answer.Code);
    }

    [Fact]
    public async Task Path_SentLessEscapedThanSigned_IsServed()
    {
        await using var s3 = await Sealed.StartAsync();
        var request = s3.Signer.Sign(s3.Request("GET", "/missing/a%28b%29"));
        request.Target = "/missing/a(b)";
        Assert.Equal("NoSuchBucket", (await s3.SendAsync(request)).Code);
    }

    [Fact]
    public async Task Secret_Wrong_SignatureDoesNotMatchWithEveryElement()
    {
        await using var s3 = await Sealed.StartAsync();
        var request = (s3.Signer with { Secret = "wrong" }).Sign(s3.Request("GET", "/missing/key?b=2&a=1"));
        var answer = await s3.SendAsync(request);
        Assert.Equal(403, answer.Status);
        Assert.Equal("SignatureDoesNotMatch", answer.Code);
        Assert.Equal("The request signature we calculated does not match the signature you provided. Check your key and signing method.", answer.Message);
        Assert.Equal("test", answer.Field("AWSAccessKeyId"));
        Assert.Equal(request["Authorization"]![^64..], answer.Field("SignatureProvided"));
        var canonical = s3.Signer.CanonicalRequest(request, ["host", "x-amz-content-sha256", "x-amz-date"], RawRequest.EmptyHash);
        Assert.Equal(canonical, answer.Field("CanonicalRequest"));
        var stringToSign = $"AWS4-HMAC-SHA256\n{s3.Signer.Timestamp}\n{s3.Signer.Scope}\n{RawRequest.Sha256(System.Text.Encoding.UTF8.GetBytes(canonical))}";
        Assert.Equal(stringToSign, answer.Field("StringToSign"));
        Assert.Equal(HexPairs(stringToSign), answer.Field("StringToSignBytes"));
        Assert.Equal(HexPairs(canonical), answer.Field("CanonicalRequestBytes"));
        Assert.Equal(["Code", "Message", "AWSAccessKeyId", "StringToSign", "SignatureProvided", "StringToSignBytes", "CanonicalRequest", "CanonicalRequestBytes", "RequestId", "HostId"],
            answer.Xml.Elements().Select(element => element.Name.LocalName));
    }

    [Fact]
    public async Task AccessKey_Unknown_InvalidAccessKeyId()
    {
        await using var s3 = await Sealed.StartAsync();
        var answer = await s3.SendAsync(new Signer("AKIDNOBODY", "x") { Now = s3.Clock.GetUtcNow() }.Sign(s3.Request("GET", "/")));
        Assert.Equal((403, "InvalidAccessKeyId", "AKIDNOBODY"), (answer.Status, answer.Code, answer.Field("AWSAccessKeyId")));
        Assert.Equal("The AWS Access Key Id you provided does not exist in our records.", answer.Message);
    }

    [Theory]
    [InlineData(14.9, 200)]
    [InlineData(-14.9, 200)]
    [InlineData(15.1, 403)]
    [InlineData(-15.1, 403)]
    public async Task Clock_MoreThanFifteenMinutesOff_RequestTimeTooSkewed(double minutes, int status)
    {
        await using var s3 = await Sealed.StartAsync();
        var signer = s3.Signer with { Now = s3.Clock.GetUtcNow().AddMinutes(minutes) };
        var answer = await s3.SendAsync(signer.Sign(s3.Request("GET", "/")));
        Assert.Equal(status, answer.Status);
        if (status == 403)
        {
            Assert.Equal("RequestTimeTooSkewed", answer.Code);
            Assert.Equal(signer.Timestamp, answer.Field("RequestTime"));
            Assert.Equal(s3.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"), answer.Field("ServerTime"));
            Assert.Equal("900000", answer.Field("MaxAllowedSkewMilliseconds"));
        }
    }

    [Fact]
    public async Task Region_Wrong_NamesTheExpectedOne()
    {
        await using var s3 = await Sealed.StartAsync();
        var answer = await s3.SendAsync((s3.Signer with { Region = "eu-west-1" }).Sign(s3.Request("GET", "/")));
        Assert.Equal((400, "AuthorizationHeaderMalformed", "us-east-1"), (answer.Status, answer.Code, answer.Field("Region")));
        Assert.Equal("The authorization header is malformed; the region 'eu-west-1' is wrong; expecting 'us-east-1'", answer.Message);
        Assert.Equal("us-east-1", answer.Headers["x-amz-bucket-region"]);
    }

    [Fact]
    public async Task Service_Wrong_IsMalformed()
    {
        await using var s3 = await Sealed.StartAsync();
        var answer = await s3.SendAsync((s3.Signer with { Service = "ec2" }).Sign(s3.Request("GET", "/")));
        Assert.Equal("The authorization header is malformed; incorrect service \"ec2\". This endpoint belongs to \"s3\".", answer.Message);
    }

    [Theory]
    [InlineData("AWS4-HMAC-SHA256 Credential=a", 400, "AuthorizationHeaderMalformed")]
    [InlineData("AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=00", 400, "AuthorizationHeaderMalformed")]
    [InlineData("AWS4-HMAC-SHA256", 400, "AuthorizationHeaderMalformed")]
    [InlineData("AWS AKID:c2ln", 400, "InvalidRequest")]
    [InlineData("AWS4-ECDSA-P256-SHA256 Credential=a/20260101/s3/aws4_request, SignedHeaders=host, Signature=00", 501, "NotImplemented")]
    [InlineData("Bearer x", 400, "InvalidArgument")]
    public async Task Authorization_OfAnotherForm_HasItsOwnRefusal(string authorization, int status, string code)
    {
        await using var s3 = await Sealed.StartAsync();
        var answer = await s3.SendAsync(s3.Request("GET", "/").With("Authorization", authorization).With("x-amz-date", s3.Signer.Timestamp));
        Assert.Equal((status, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Header_AndQuery_AreOneFormTooMany()
    {
        await using var s3 = await Sealed.StartAsync();
        var answer = await s3.SendSignedAsync(s3.Request("GET", "/?X-Amz-Algorithm=AWS4-HMAC-SHA256"));
        Assert.Equal((400, "InvalidArgument"), (answer.Status, answer.Code));
        Assert.StartsWith("Only one auth mechanism allowed;", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Header_XAmzNotSigned_IsNamed()
    {
        await using var s3 = await Sealed.StartAsync();
        var request = s3.Signer.Sign(s3.Request("GET", "/")).With("x-amz-meta-b", "1").With("X-Amz-Acl", "private");
        var answer = await s3.SendAsync(request);
        Assert.Equal((403, "AccessDenied", "x-amz-meta-b, x-amz-acl"), (answer.Status, answer.Code, answer.Field("HeadersNotSigned")));
        Assert.Equal("There were headers present in the request which were not signed", answer.Message);
    }

    [Fact]
    public async Task Timestamp_Missing_AccessDenied()
    {
        await using var s3 = await Sealed.StartAsync();
        var request = s3.Signer.Sign(s3.Request("GET", "/"));
        request.Headers.RemoveAll(header => header.Name == "x-amz-date");
        var answer = await s3.SendAsync(request);
        Assert.Equal((403, "AWS authentication requires a valid Date or x-amz-date header"), (answer.Status, answer.Message));
    }

    [Fact]
    public async Task ContentSha256_MissingOrUnknown_IsNamed()
    {
        await using var s3 = await Sealed.StartAsync();
        var request = s3.Signer.Sign(s3.Request("GET", "/"));
        request.Headers.RemoveAll(header => header.Name == "x-amz-content-sha256");
        var missing = await s3.SendAsync(request);
        Assert.Equal((400, "MissingSecurityHeader", "x-amz-content-sha256"), (missing.Status, missing.Code, missing.Field("MissingHeaderName")));
        var unknown = await s3.SendSignedAsync(s3.Request("GET", "/").With("x-amz-content-sha256", "whatever"));
        Assert.Equal((400, "InvalidArgument", "whatever"), (unknown.Status, unknown.Code, unknown.Field("ArgumentValue")));
    }

    [Fact]
    public async Task SessionToken_RightWrongMissingExpired_EachHasItsAnswer()
    {
        await using var s3 = await Sealed.StartAsync();
        s3.Emulator.AddIdentity(new S3Identity
        {
            AccessKeyId = "ASIATEMP",
            SecretAccessKey = "temp",
            SessionToken = "token",
            SessionExpires = s3.Clock.GetUtcNow().AddMinutes(5),
        });
        var signer = new Signer("ASIATEMP", "temp") { Now = s3.Clock.GetUtcNow(), SessionToken = "token" };
        Assert.Equal(200, (await s3.SendAsync(signer.Sign(s3.Request("GET", "/")))).Status);
        var wrong = await s3.SendAsync((signer with { SessionToken = "other" }).Sign(s3.Request("GET", "/")));
        Assert.Equal((400, "InvalidToken", "other"), (wrong.Status, wrong.Code, wrong.Field("Token-0")));
        var missing = await s3.SendAsync((signer with { SessionToken = null }).Sign(s3.Request("GET", "/")));
        Assert.Equal((403, "InvalidAccessKeyId"), (missing.Status, missing.Code));
        s3.Clock.Advance(TimeSpan.FromMinutes(6));
        var expired = await s3.SendAsync((signer with { Now = s3.Clock.GetUtcNow() }).Sign(s3.Request("GET", "/")));
        Assert.Equal((400, "ExpiredToken"), (expired.Status, expired.Code));
    }

    [Fact]
    public async Task Anonymous_WithoutAPolicy_AccessDenied()
    {
        await using var s3 = await Sealed.StartAsync();
        var answer = await s3.SendAsync(s3.Request("GET", "/"));
        Assert.Equal((403, "AccessDenied", "Access Denied"), (answer.Status, answer.Code, answer.Message));
    }

    private static string HexPairs(string text) => string.Join(' ', System.Text.Encoding.UTF8.GetBytes(text).Select(value => value.ToString("x2")));
}
