using S3Seal.Emulator.Tests.Harness;

namespace S3Seal.Emulator.Tests.Authentication;

public sealed class PostUploadTests
{
    private const string AnyKey = "[\"starts-with\",\"$key\",\"\"]";
    private const string InvalidPolicy = "InvalidPolicyDocument|400|Invalid Policy: ";
    private const string Failed = "AccessDenied|403|Invalid according to Policy: Policy Condition failed: ";

    /// <summary>Conditions of a policy for <c>key=a/${filename}</c>, <c>x-amz-meta-Colour=blue</c> and the file <c>f.txt</c> with <c>hello</c>, and what becomes of it.</summary>
    public static TheoryData<string, string> Conditions { get; } = new()
    {
        { AnyKey + ",{\"x-amz-meta-colour\":\"blue\"}", "204" },
        { AnyKey + ",{\"X-AMZ-META-COLOUR\":\"blue\"}", "204" },
        { AnyKey + ",[\"eq\",\"$x-amz-meta-colour\",\"blue\"]", "204" },
        { AnyKey + ",[\"EQ\",\"$x-amz-meta-colour\",\"blue\"]", "204" },
        { "{\"key\":\"a/f.txt\"},[\"starts-with\",\"$x-amz-meta-colour\",\"\"]", "204" },
        { AnyKey + ",[\"starts-with\",\"$x-amz-meta-colour\",\"bl\"],[\"content-length-range\",5,5]", "204" },
        { AnyKey + ",[\"starts-with\",\"$x-amz-meta-colour\",\"bl\"],[\"content-length-range\",\"1\",\"10\"]", "204" },
        { AnyKey + ",{\"x-amz-meta-colour\":\"Blue\"}", Failed + "[\"eq\", \"$x-amz-meta-colour\", \"Blue\"]" },
        { AnyKey + ",[\"starts-with\",\"$x-amz-meta-colour\",\"red\"]", Failed + "[\"starts-with\", \"$x-amz-meta-colour\", \"red\"]" },
        { AnyKey + ",{\"x-amz-meta-colour\":\"blue\"},{\"bucket\":\"other-bucket\"}", Failed + "[\"eq\", \"$bucket\", \"other-bucket\"]" },
        { AnyKey + ",{\"x-amz-meta-colour\":\"blue\"},[\"starts-with\",\"$acl\",\"\"]", Failed + "[\"starts-with\", \"$acl\", \"\"]" },
        { AnyKey + ",{\"x-amz-meta-colour\":\"blue\"},[\"content-length-range\",\"a\",10]", Failed + "[\"content-length-range\", \"a\", 10]" },
        { AnyKey, "AccessDenied|403|Invalid according to Policy: Extra input fields: x-amz-meta-Colour" },
        { "{\"x-amz-meta-colour\":\"blue\"}", "AccessDenied|403|Invalid according to Policy: Extra input fields: key" },
        { AnyKey + ",{\"x-amz-meta-colour\":\"blue\"},[\"content-length-range\",1,4]", "EntityTooLarge|400|Your proposed upload exceeds the maximum allowed size" },
        { AnyKey + ",{\"x-amz-meta-colour\":\"blue\"},[\"content-length-range\",6,9]", "EntityTooSmall|400|Your proposed upload is smaller than the minimum allowed size" },
        { AnyKey + ",{\"x-amz-meta-colour\":\"blue\",\"acl\":\"private\"}", InvalidPolicy + "Invalid Simple-Condition: Simple-Conditions must have exactly one property specified." },
        { AnyKey + ",{}", InvalidPolicy + "Invalid Simple-Condition: Simple-Conditions must have exactly one property specified." },
        { AnyKey + ",[\"eq\",\"x-amz-meta-colour\",\"blue\"]", InvalidPolicy },
        { AnyKey + ",[\"like\",\"$x-amz-meta-colour\",\"blue\"]", InvalidPolicy },
        { AnyKey + ",[\"eq\",\"$x-amz-meta-colour\"]", InvalidPolicy },
        { AnyKey + ",7", InvalidPolicy },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task Conditions_OfAPolicy_Decide(string conditions, string outcome)
    {
        await using var s3 = await Sealed.StartAsync();
        var bucket = await s3.CreateBucketAsync();
        var form = new FormUpload(s3.Signer) { Conditions = conditions + ",{\"bucket\":\"sealed-bucket\"}" };
        form.Field("key", "a/${filename}").Field("x-amz-meta-Colour", "blue").Sign().File("C:\\folder\\f.txt", "hello");
        await ExpectAsync(s3, form, outcome);
        var stored = await s3.SendSignedAsync(s3.Request("GET", $"/{bucket}/a/f.txt"));
        Assert.Equal(outcome == "204" ? 200 : 404, stored.Status);
        if (outcome == "204")
        {
            Assert.Equal(("hello", "blue", "binary/octet-stream"), (stored.Text, stored.Headers["x-amz-meta-colour"], stored.Headers["Content-Type"]));
        }
    }

    [Theory]
    [InlineData("X-Amz-Algorithm")]
    [InlineData("X-Amz-Credential")]
    [InlineData("X-Amz-Date")]
    [InlineData("X-Amz-Signature")]
    public async Task Field_OfTheSignatureMissing_IsNamed(string name)
    {
        await using var s3 = await Sealed.StartAsync();
        await s3.CreateBucketAsync();
        var answer = await ExpectAsync(s3, Form(s3).Sign(name).File("f", "x"),
            $"InvalidArgument|400|Bucket POST must contain a field named '{name}'.  If it is specified, please check the order of the fields.");
        Assert.Equal((name, ""), (answer.Field("ArgumentName"), answer.Field("ArgumentValue")));
    }

    [Fact]
    public async Task Signature_Absent_AccessDenied()
    {
        await using var s3 = await Sealed.StartAsync();
        await s3.CreateBucketAsync();
        await ExpectAsync(s3, Form(s3).Sign("X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-Signature").File("f", "x"), "AccessDenied|403|Access Denied");
        await ExpectAsync(s3, Form(s3).File("f", "x"), "AccessDenied|403|Access Denied");
    }

    [Fact]
    public async Task Signature_Wrong_ShowsThePolicyThatWasSigned()
    {
        await using var s3 = await Sealed.StartAsync();
        await s3.CreateBucketAsync();
        var form = new FormUpload(s3.Signer with { Secret = "other" }).Field("key", "k").Sign().File("f", "x");
        var answer = await ExpectAsync(s3, form, "SignatureDoesNotMatch|403|The request signature we calculated does not match the signature you provided. Check your key and signing method.");
        Assert.Null(answer.Field("CanonicalRequest"));
        Assert.StartsWith("eyJ", answer.Field("StringToSign"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2020-01-01T00:00:00Z", "AccessDenied|403|Invalid according to Policy: Policy expired.")]
    [InlineData("2020-01-01T00:00:00.000Z", "AccessDenied|403|Invalid according to Policy: Policy expired.")]
    [InlineData("tomorrow", "InvalidPolicyDocument|400|Invalid Policy: Invalid 'expiration' value: 'tomorrow'")]
    public async Task Expiration_PastOrNone_IsRefused(string expiration, string outcome)
    {
        await using var s3 = await Sealed.StartAsync();
        await s3.CreateBucketAsync();
        var form = new FormUpload(s3.Signer) { Expiration = expiration };
        await ExpectAsync(s3, form.Field("key", "k").Sign().File("f", "x"), outcome);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"conditions\":[]}")]
    [InlineData("{\"Expiration\":\"2099-01-01T00:00:00Z\",\"conditions\":[]}")]
    [InlineData("{\"expiration\":\"2099-01-01T00:00:00Z\"}")]
    [InlineData("{\"expiration\":\"2099-01-01T00:00:00Z\",\"Conditions\":[]}")]
    [InlineData("{\"expiration\":\"2099-01-01T00:00:00Z\",\"conditions\":{}}")]
    public async Task Policy_ThatIsNone_InvalidPolicyDocument(string policy)
    {
        await using var s3 = await Sealed.StartAsync();
        await s3.CreateBucketAsync();
        var form = new FormUpload(s3.Signer) { Policy = policy };
        await ExpectAsync(s3, form.Field("key", "k").Sign().File("f", "x"), InvalidPolicy);
    }

    [Fact]
    public async Task Form_WithoutKeyOrOneFile_InvalidArgument()
    {
        await using var s3 = await Sealed.StartAsync();
        await s3.CreateBucketAsync();
        await ExpectAsync(s3, new FormUpload(s3.Signer).Sign().File("f", "x"),
            "InvalidArgument|400|Bucket POST must contain a field named 'key'.  If it is specified, please check the order of the fields.");
        await ExpectAsync(s3, Form(s3).Sign(), "InvalidArgument|400|POST requires exactly one file upload per request.");
        await ExpectAsync(s3, Form(s3).Sign().File("f", "x").File("g", "y"), "InvalidArgument|400|POST requires exactly one file upload per request.");
        Assert.Equal(404, (await s3.SendSignedAsync(s3.Request("HEAD", "/sealed-bucket/k"))).Status);
    }

    [Fact]
    public async Task Fields_MoreThanTwentyKilobytes_AreTooLarge()
    {
        await using var s3 = await Sealed.StartAsync();
        await s3.CreateBucketAsync();
        await ExpectAsync(s3, Form(s3).Field("x-ignore-this", new string('a', 21_000)).Sign().File("f", "x"),
            "MaxPostPreDataLengthExceededError|400|Your POST request fields preceding the upload file were too large.");
        await ExpectAsync(s3, Form(s3).Field("x-ignore-this", new string('a', 15_000)).Sign().File("f", "x"), "204");
    }

    [Fact]
    public async Task ContentType_NotAForm_PreconditionFailed()
    {
        await using var s3 = await Sealed.StartAsync();
        await s3.CreateBucketAsync();
        var answer = await s3.SendAsync(s3.Request("POST", "/sealed-bucket").With("Content-Type", "application/x-www-form-urlencoded").WithBody("key=k"));
        Assert.Equal((412, "PreconditionFailed", "Bucket POST must be of the enclosure-type multipart/form-data"), (answer.Status, answer.Code, answer.Field("Condition")));
    }

    [Fact]
    public async Task Body_NotMultipart_MalformedPostRequest()
    {
        await using var s3 = await Sealed.StartAsync();
        await s3.CreateBucketAsync();
        foreach (var (type, body) in new[] { ("multipart/form-data; boundary=b", "--b\r\nnothing"), ("multipart/form-data", "--b--"), ("multipart/form-data; boundary=b", "") })
        {
            var answer = await s3.SendAsync(s3.Request("POST", "/sealed-bucket").With("Content-Type", type).WithBody(body));
            Assert.Equal((400, "MalformedPOSTRequest"), (answer.Status, answer.Code));
        }
    }

    [Theory]
    [InlineData(null, null, 204, false)]
    [InlineData("200", null, 200, false)]
    [InlineData("201", null, 201, true)]
    [InlineData("204", null, 204, false)]
    [InlineData("302", null, 204, false)]
    [InlineData(null, "http://example.com/done?a=b", 303, false)]
    [InlineData(null, "/done", 204, false)]
    public async Task Success_AsAsked_IsAnswered(string? status, string? redirect, int expected, bool document)
    {
        await using var s3 = await Sealed.StartAsync();
        await s3.CreateBucketAsync();
        var form = new FormUpload(s3.Signer).Field("key", "a b/ü.txt");
        if (status is not null)
        {
            form.Field("success_action_status", status).Conditions += ",[\"starts-with\",\"$success_action_status\",\"\"]";
        }

        if (redirect is not null)
        {
            form.Field("success_action_redirect", redirect).Conditions += ",[\"starts-with\",\"$success_action_redirect\",\"\"]";
        }

        var answer = await s3.SendAsync(form.Sign().File("f", "hello").To(s3.Request("POST", "/sealed-bucket")));
        Assert.Equal(expected, answer.Status);
        Assert.Equal(document, answer.Body.Length > 0);
        var location = answer.Headers["Location"];
        if (expected == 303)
        {
            Assert.Equal("http://example.com/done?a=b&bucket=sealed-bucket&key=a%20b%2F%C3%BC.txt&etag=%225d41402abc4b2a76b9719d911017c592%22", location);
            return;
        }

        Assert.EndsWith("/sealed-bucket/a%20b/%C3%BC.txt", location, StringComparison.Ordinal);
        Assert.Equal("\"5d41402abc4b2a76b9719d911017c592\"", answer.Headers["ETag"]);
        if (document)
        {
            Assert.Equal(("PostResponse", "sealed-bucket", "a b/ü.txt", "\"5d41402abc4b2a76b9719d911017c592\""),
                (answer.Xml.Name.LocalName, answer.Field("Bucket"), answer.Field("Key"), answer.Field("ETag")));
        }
    }

    [Fact]
    public async Task SessionToken_RightOrWrong_IsChecked()
    {
        await using var s3 = await Sealed.StartAsync();
        await s3.CreateBucketAsync();
        s3.Emulator.AddIdentity(new S3Identity { AccessKeyId = "ASIATEMPORARY", SecretAccessKey = "secret", SessionToken = "the-token" });
        var signer = s3.Signer with { AccessKeyId = "ASIATEMPORARY", Secret = "secret", SessionToken = "the-token" };
        await ExpectAsync(s3, new FormUpload(signer).Field("key", "k").Sign().File("f", "x"), "204");
        await ExpectAsync(s3, new FormUpload(signer with { SessionToken = "other" }).Field("key", "k").Sign().File("f", "x"), "InvalidToken|400|The provided token is malformed or otherwise invalid.");
        await ExpectAsync(s3, new FormUpload(signer with { SessionToken = null }).Field("key", "k").Sign().File("f", "x"), "InvalidAccessKeyId|403|The AWS Access Key Id you provided does not exist in our records.");
    }

    private static FormUpload Form(Sealed s3)
    {
        var form = new FormUpload(s3.Signer);
        return form.Field("key", "k");
    }

    private static async Task<RawAnswer> ExpectAsync(Sealed s3, FormUpload form, string outcome)
    {
        var answer = await s3.SendAsync(form.To(s3.Request("POST", "/sealed-bucket")));
        var actual = answer.Body.Length == 0 ? $"{answer.Status}" : $"{answer.Code}|{answer.Status}|{answer.Message}";
        Assert.StartsWith(outcome, actual, StringComparison.Ordinal);
        return answer;
    }
}
