using System.Globalization;

namespace S3Seal.Emulator.Tests.Authorization;

/// <summary>What a request carries arrives in the policy under its condition key: a user is let in only when the condition holds.</summary>
public sealed class ConditionKeyTests
{
    /// <summary>Condition, and whether a plain GET fulfils it.</summary>
    public static TheoryData<string, bool> OfEveryRequest { get; } = new()
    {
        { """ "Bool":{"aws:SecureTransport":"false"} """, true },
        { """ "Bool":{"aws:SecureTransport":"true"} """, false },
        { """ "IpAddress":{"aws:SourceIp":["127.0.0.0/8","::1"]} """, true },
        { """ "IpAddress":{"aws:SourceIp":"10.0.0.0/8"} """, false },
        { """ "NotIpAddress":{"aws:SourceIp":["127.0.0.0/8","::1/128"]} """, false },
        { """ "DateGreaterThan":{"aws:CurrentTime":"2020-01-01T00:00:00Z"} """, true },
        { """ "DateGreaterThan":{"aws:CurrentTime":"2999-01-01T00:00:00Z"} """, false },
        { """ "NumericGreaterThan":{"aws:EpochTime":"1600000000"} """, true },
        { """ "StringEquals":{"aws:RequestedRegion":"us-east-1"} """, true },
        { """ "StringEquals":{"aws:PrincipalAccount":"000000000000"} """, true },
        { """ "ArnLike":{"aws:PrincipalArn":"arn:aws:iam::000000000000:user/team/*"} """, true },
        { """ "ArnLike":{"aws:PrincipalArn":"arn:aws:iam::000000000000:user/other/*"} """, false },
        { """ "StringEquals":{"aws:PrincipalType":"User"} """, true },
        { """ "StringEquals":{"aws:username":"dev"} """, true },
        { """ "StringLike":{"aws:userid":"AIDA*"} """, true },
        { """ "StringEquals":{"aws:PrincipalTag/team":"red"} """, true },
        { """ "StringEquals":{"aws:PrincipalTag/Team":"blue"} """, false },
        { """ "StringEquals":{"aws:PrincipalOrgID":"o-abc"} """, true },
        { """ "StringEquals":{"aws:ResourceAccount":"000000000000"} """, true },
        { """ "StringEquals":{"s3:ResourceAccount":"000000000000"} """, true },
        { """ "StringEquals":{"s3:signatureversion":"AWS4-HMAC-SHA256"} """, true },
        { """ "StringEquals":{"s3:authType":"REST-HEADER"} """, true },
        { """ "StringEquals":{"s3:authType":"REST-QUERY-STRING"} """, false },
        { """ "Null":{"s3:signatureAge":"true"} """, true },
        { """ "Null":{"s3:TlsVersion":"true"} """, true },
        { """ "StringEquals":{"s3:x-amz-content-sha256":"UNSIGNED-PAYLOAD"} """, false },
        { """ "StringLike":{"aws:UserAgent":"agent/*"} """, true },
        { """ "StringEquals":{"aws:Referer":"https://example.com/"} """, true },
        { """ "Bool":{"aws:PrincipalIsAWSService":"false"} """, true },
        { """ "Null":{"aws:MultiFactorAuthPresent":"true"} """, true },
        { """ "Null":{"aws:TokenIssueTime":"true"} """, true },
        { """ "Bool":{"aws:ViaAWSService":"false"} """, true },
    };

    /// <summary>Condition on an upload, a header of it, and whether it is let in.</summary>
    public static TheoryData<string, string, string, bool> OfUploads { get; } = new()
    {
        { """ "StringEquals":{"s3:x-amz-server-side-encryption":"aws:kms"} """, "x-amz-server-side-encryption", "aws:kms", true },
        { """ "StringEquals":{"s3:x-amz-server-side-encryption":"aws:kms"} """, "x-amz-server-side-encryption", "AES256", false },
        { """ "Null":{"s3:x-amz-server-side-encryption":"true"} """, "x-amz-meta-a", "1", true },
        { """ "Null":{"s3:x-amz-server-side-encryption-aws-kms-key-id":"true"} """, "x-amz-server-side-encryption", "aws:kms", true },
        { """ "StringEquals":{"s3:x-amz-storage-class":"STANDARD_IA"} """, "x-amz-storage-class", "STANDARD_IA", true },
        { """ "Null":{"s3:x-amz-storage-class":"true"} """, "x-amz-meta-a", "1", true },
        { """ "StringEquals":{"s3:x-amz-website-redirect-location":"/there"} """, "x-amz-website-redirect-location", "/there", true },
        { """ "Null":{"s3:if-none-match":"false"} """, "If-None-Match", "*", true },
        { """ "Null":{"s3:if-none-match":"false"} """, "x-amz-meta-a", "1", false },
        { """ "Bool":{"s3:ObjectCreationOperation":"true"} """, "x-amz-meta-a", "1", true },
        { """ "StringEquals":{"s3:x-amz-content-sha256":"UNSIGNED-PAYLOAD"} """, "x-amz-content-sha256", "UNSIGNED-PAYLOAD", true },
        { """ "Null":{"s3:x-amz-acl":"true"} """, "x-amz-meta-a", "1", true },
    };

    [Theory]
    [MemberData(nameof(OfEveryRequest))]
    public async Task User_IsLetInByACondition_WhenTheRequestFulfilsIt(string condition, bool expected)
    {
        await using var s3 = await AccessBench.StartAsync();
        await LetInAsync(s3, "s3:GetObject", condition);

        var answer = await s3.SendAsync("GET", $"/{AccessBench.Bucket}/k", s3.User, "", ("User-Agent", "agent/1"), ("Referer", "https://example.com/"));

        Assert.Equal(expected ? 200 : 403, answer.Status);
    }

    [Theory]
    [MemberData(nameof(OfUploads))]
    public async Task Upload_IsLetInByACondition_WhenItsHeadersFulfilIt(string condition, string header, string value, bool expected)
    {
        await using var s3 = await AccessBench.StartAsync();
        await LetInAsync(s3, "s3:PutObject", condition);

        var answer = await s3.SendAsync("PUT", $"/{AccessBench.Bucket}/new", s3.User, "hello", (header, value));

        Assert.Equal(expected ? 200 : 403, answer.Status);
    }

    [Theory]
    [InlineData("?list-type=2&max-keys=10", true)]
    [InlineData("?list-type=2&max-keys=11", false)]
    [InlineData("?list-type=2", false)]
    public async Task MaxKeys_OfAListing_IsSeen(string query, bool expected)
    {
        await using var s3 = await AccessBench.StartAsync();
        await s3.PolicyAsync(Statement("s3:ListBucket", """ "NumericLessThanEquals":{"s3:max-keys":"10"} """, "BUCKET"));

        Assert.Equal(expected ? 200 : 403, (await s3.SendAsync("GET", $"/{AccessBench.Bucket}{query}", s3.User)).Status);
    }

    [Fact]
    public async Task SignatureAge_OfAPresignedUrl_IsSeenInMilliseconds()
    {
        await using var s3 = await AccessBench.StartAsync();
        await LetInAsync(s3, "s3:GetObject", """ "NumericLessThanEquals":{"s3:signatureAge":"30000"},"StringEquals":{"s3:authType":"REST-QUERY-STRING"} """);
        var signer = s3.SignerOf(s3.User);

        var young = signer.Presign(s3.Sealed.Request("GET", $"/{AccessBench.Bucket}/k"), "600");
        var fresh = await s3.Sealed.SendAsync(young);
        s3.Sealed.Clock.Advance(TimeSpan.FromSeconds(31));
        var old = await s3.Sealed.SendAsync(young);

        Assert.Equal((200, 403), (fresh.Status, old.Status));
    }

    [Fact]
    public async Task CurrentTime_IsTheEmulatorsClock()
    {
        await using var s3 = await AccessBench.StartAsync();
        var closing = s3.Sealed.Clock.GetUtcNow().AddMinutes(1).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        await LetInAsync(s3, "s3:GetObject", $$""" "DateLessThan":{"aws:CurrentTime":"{{closing}}"} """);

        Assert.Equal(200, (await s3.SendAsync("GET", $"/{AccessBench.Bucket}/k", s3.User)).Status);
        s3.Sealed.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(403, (await s3.SendAsync("GET", $"/{AccessBench.Bucket}/k", s3.User)).Status);
    }

    [Fact]
    public async Task BucketTag_IsSeenOnceAbacIsOn()
    {
        await using var s3 = await AccessBench.StartAsync();
        await s3.SendAsync("PUT", $"/{AccessBench.Bucket}?tagging", body: "<Tagging><TagSet><Tag><Key>team</Key><Value>red</Value></Tag></TagSet></Tagging>");
        await LetInAsync(s3, "s3:GetObject", """ "StringEquals":{"s3:BucketTag/team":"${aws:PrincipalTag/team}"} """);

        var before = await s3.SendAsync("GET", $"/{AccessBench.Bucket}/k", s3.User);
        await s3.SendAsync("PUT", $"/{AccessBench.Bucket}?abac", body: "<AbacStatus><Status>Enabled</Status></AbacStatus>");
        var after = await s3.SendAsync("GET", $"/{AccessBench.Bucket}/k", s3.User);

        Assert.Equal((403, 200), (before.Status, after.Status));
    }

    [Fact]
    public async Task Session_IsSeenAsItsRole()
    {
        await using var s3 = await AccessBench.StartAsync();
        var session = s3.Sealed.Emulator.AddIdentity(s3.User with
        {
            AccessKeyId = "SESSION",
            SessionToken = "token",
            Arn = "arn:aws:sts::000000000000:assumed-role/deployer/run-1",
            MultiFactorAuthenticated = true,
        });
        await s3.PolicyAsync(
            """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::000000000000:role/deployer"},"Action":"s3:GetObject","Resource":"BUCKET/*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"},"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::000000000000:role/deployer"},"StringLike":{"aws:userid":"AROA*:run-1"}}}""");

        Assert.Equal(200, (await s3.SendAsync("GET", $"/{AccessBench.Bucket}/k", session)).Status);
    }

    private static Task LetInAsync(AccessBench s3, string action, string condition) => s3.PolicyAsync(Statement(action, condition, "BUCKET/*"));

    private static string Statement(string action, string condition, string resource) =>
        $$"""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::000000000000:user/team/dev"},"Action":"{{action}}","Resource":"{{resource}}","Condition":{ {{condition}} } }""";
}
