using S3Seal.Emulator.Tests.Harness;

namespace S3Seal.Emulator.Tests.Authentication;

public sealed class PresignedSignatureTests
{
    [Fact]
    public async Task Url_Presigned_IsServedWithoutHeaders()
    {
        await using var s3 = await Sealed.StartAsync();
        Assert.Equal(200, (await s3.SendAsync(s3.Signer.Presign(s3.Request("GET", "/")))).Status);
    }

    [Theory]
    [InlineData("X-Amz-Algorithm")]
    [InlineData("X-Amz-Credential")]
    [InlineData("X-Amz-Date")]
    [InlineData("X-Amz-Expires")]
    [InlineData("X-Amz-SignedHeaders")]
    [InlineData("X-Amz-Signature")]
    public async Task Parameter_Missing_IsTold(string name)
    {
        await using var s3 = await Sealed.StartAsync();
        var request = s3.Signer.Presign(s3.Request("GET", "/"));
        request.Target = request.Target.Replace(name + "=", "gone=", StringComparison.Ordinal);
        var answer = await s3.SendAsync(request);
        Assert.Equal((400, "AuthorizationQueryParametersError"), (answer.Status, answer.Code));
        Assert.StartsWith("Query-string authentication version 4 requires", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x", "X-Amz-Expires should be a number")]
    [InlineData("-1", "X-Amz-Expires must be non-negative")]
    [InlineData("604801", "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds")]
    public async Task Expires_OutOfRange_IsTold(string expires, string message)
    {
        await using var s3 = await Sealed.StartAsync();
        var answer = await s3.SendAsync(s3.Signer.Presign(s3.Request("GET", "/"), expires));
        Assert.Equal((400, "AuthorizationQueryParametersError", message), (answer.Status, answer.Code, answer.Message));
    }

    [Fact]
    public async Task Expires_AWeek_IsServedUntilThen()
    {
        await using var s3 = await Sealed.StartAsync();
        var request = s3.Signer.Presign(s3.Request("GET", "/"), "604800");
        s3.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(2));
        Assert.Equal(200, (await s3.SendAsync(request)).Status);
        s3.Clock.Advance(TimeSpan.FromSeconds(4));
        var late = await s3.SendAsync(request);
        Assert.Equal((403, "AccessDenied", "Request has expired", "604800"), (late.Status, late.Code, late.Message, late.Field("X-Amz-Expires")));
        Assert.NotNull(late.Field("Expires"));
        Assert.NotNull(late.Field("ServerTime"));
    }

    [Fact]
    public async Task Date_FarAhead_IsNotValidYet()
    {
        await using var s3 = await Sealed.StartAsync();
        var answer = await s3.SendAsync((s3.Signer with { Now = s3.Clock.GetUtcNow().AddMinutes(16) }).Presign(s3.Request("GET", "/")));
        Assert.Equal((403, "Request is not valid yet"), (answer.Status, answer.Message));
    }

    [Fact]
    public async Task Credential_EscapedTwice_IsMalformed()
    {
        await using var s3 = await Sealed.StartAsync();
        var request = s3.Signer.Presign(s3.Request("GET", "/"));
        request.Target = request.Target.Replace("%2F", "%252F", StringComparison.Ordinal);
        var answer = await s3.SendAsync(request);
        Assert.Equal("Error parsing the X-Amz-Credential parameter; the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".", answer.Message);
    }

    [Fact]
    public async Task Region_Wrong_IsNamed()
    {
        await using var s3 = await Sealed.StartAsync();
        var answer = await s3.SendAsync((s3.Signer with { Region = "eu-central-1" }).Presign(s3.Request("GET", "/")));
        Assert.Equal(("Error parsing the X-Amz-Credential parameter; the region 'eu-central-1' is wrong; expecting 'us-east-1'", "us-east-1"), (answer.Message, answer.Field("Region")));
    }

    [Theory]
    [InlineData("&x-id=GetObject")]
    [InlineData("&response-content-type=text%2Fplain")]
    [InlineData("&versionId=1")]
    public async Task Anything_AddedLater_SignatureDoesNotMatch(string addition)
    {
        await using var s3 = await Sealed.StartAsync();
        var request = s3.Signer.Presign(s3.Request("GET", "/"));
        request.Target += addition;
        Assert.Equal("SignatureDoesNotMatch", (await s3.SendAsync(request)).Code);
    }

    [Fact]
    public async Task Method_Changed_SignatureDoesNotMatch()
    {
        await using var s3 = await Sealed.StartAsync();
        var signed = s3.Signer.Presign(s3.Request("GET", "/missing"));
        var head = await s3.SendAsync(s3.Request("HEAD", signed.Target));
        Assert.Equal(403, head.Status);
        Assert.Empty(head.Body);
    }

    [Fact]
    public async Task Header_XAmzNotSigned_IsNamedButContentSha256IsIgnored()
    {
        await using var s3 = await Sealed.StartAsync();
        var request = s3.Signer.Presign(s3.Request("GET", "/")).With("x-amz-content-sha256", RawRequest.EmptyHash).With("Content-Type", "text/plain");
        Assert.Equal(200, (await s3.SendAsync(request)).Status);
        var answer = await s3.SendAsync(request.With("x-amz-user-agent", "me").With("x-amz-date", "now"));
        Assert.Equal((403, "x-amz-user-agent, x-amz-date"), (answer.Status, answer.Field("HeadersNotSigned")));
    }

    [Fact]
    public async Task Header_AgainstItsHoistedTwin_SignatureDoesNotMatch()
    {
        await using var s3 = await Sealed.StartAsync();
        var request = s3.Signer.Presign(s3.Request("GET", "/?x-amz-meta-a=1")).With("x-amz-meta-a", "2");
        Assert.Equal("SignatureDoesNotMatch", (await s3.SendAsync(request)).Code);
    }

    [Fact]
    public async Task SecondVersion_IsRefusedAsS3RefusesIt()
    {
        await using var s3 = await Sealed.StartAsync();
        var answer = await s3.SendAsync(s3.Request("GET", "/missing/key?AWSAccessKeyId=test&Signature=x&Expires=1"));
        Assert.Equal((400, "InvalidRequest", "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256."), (answer.Status, answer.Code, answer.Message));
    }
}
