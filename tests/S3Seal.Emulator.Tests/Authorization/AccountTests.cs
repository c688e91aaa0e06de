using Amazon.S3;
using Amazon.S3.Model;

namespace S3Seal.Emulator.Tests.Authorization;

/// <summary>Several accounts and users, as the AWS SDK meets them.</summary>
public sealed class AccountTests
{
    private static readonly S3Identity Stranger = new() { AccessKeyId = "STRANGER", SecretAccessKey = "stranger-secret", Account = AccessBench.OtherAccount };

    private static readonly S3Identity StrangersUser = Stranger with
    {
        AccessKeyId = "STRANGERSUSER",
        Arn = $"arn:aws:iam::{AccessBench.OtherAccount}:user/guest",
        IdentityPolicy = AccessBench.Allowing("s3:ListAllMyBuckets"),
    };

    [Fact]
    public async Task OtherAccount_WithoutAGrant_IsDenied()
    {
        await using var s3 = await AccessBench.StartAsync();
        using var client = s3.Sealed.Emulator.CreateS3Client(s3.Sealed.Emulator.AddIdentity(Stranger));

        var refused = await Assert.ThrowsAsync<AmazonS3Exception>(() => client.GetObjectAsync(AccessBench.Bucket, "k", TestContext.Current.CancellationToken));

        Assert.Equal("AccessDenied", refused.ErrorCode);
    }

    [Fact]
    public async Task OtherAccount_WithAGrant_MayReadAndItsUsersNeedTheirOwnPolicyToo()
    {
        await using var s3 = await AccessBench.StartAsync();
        await s3.PolicyAsync($$"""{"Effect":"Allow","Principal":{"AWS":"{{AccessBench.OtherAccount}}"},"Action":"s3:GetObject","Resource":"BUCKET/*"}""");
        using var root = s3.Sealed.Emulator.CreateS3Client(s3.Sealed.Emulator.AddIdentity(Stranger));
        using var user = s3.Sealed.Emulator.CreateS3Client(s3.Sealed.Emulator.AddIdentity(StrangersUser));
        using var allowedUser = s3.Sealed.Emulator.CreateS3Client(
            s3.Sealed.Emulator.AddIdentity(StrangersUser with { AccessKeyId = "ALLOWED", IdentityPolicy = AccessBench.Allowing("s3:GetObject") }));

        using var byRoot = await root.GetObjectAsync(AccessBench.Bucket, "k", TestContext.Current.CancellationToken);
        using var byAllowed = await allowedUser.GetObjectAsync(AccessBench.Bucket, "k", TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<AmazonS3Exception>(() => user.GetObjectAsync(AccessBench.Bucket, "k", TestContext.Current.CancellationToken));

        Assert.Equal((200, 200, 403), ((int)byRoot.HttpStatusCode, (int)byAllowed.HttpStatusCode, (int)refused.StatusCode));
    }

    [Fact]
    public async Task Buckets_OfEachAccount_AreItsOwn()
    {
        await using var s3 = await AccessBench.StartAsync();
        using var client = s3.Sealed.Emulator.CreateS3Client(s3.Sealed.Emulator.AddIdentity(Stranger));

        var taken = await Assert.ThrowsAsync<BucketAlreadyExistsException>(() => client.PutBucketAsync(AccessBench.Bucket, TestContext.Current.CancellationToken));
        await client.PutBucketAsync("their-bucket", TestContext.Current.CancellationToken);
        var theirs = await client.ListBucketsAsync(TestContext.Current.CancellationToken);
        var ours = await s3.Sealed.Client.ListBucketsAsync(TestContext.Current.CancellationToken);

        Assert.Equal("BucketAlreadyExists", taken.ErrorCode);
        Assert.Equal("their-bucket", Assert.Single(theirs.Buckets).BucketName);
        Assert.Equal(AccessBench.Bucket, Assert.Single(ours.Buckets).BucketName);
    }

    [Fact]
    public async Task Identity_ThatIsReplaced_SignsWithItsNewSecretOnly()
    {
        await using var s3 = await AccessBench.StartAsync();
        s3.Sealed.Emulator.AddIdentity(s3.User with { SecretAccessKey = "new-secret", IdentityPolicy = AccessBench.Allowing("s3:GetObject") });

        var old = await s3.SendAsync("GET", $"/{AccessBench.Bucket}/k", s3.User);
        var renewed = await s3.SendAsync("GET", $"/{AccessBench.Bucket}/k", s3.User with { SecretAccessKey = "new-secret" });

        Assert.Equal(("SignatureDoesNotMatch", 200), (old.Code, renewed.Status));
    }

    [Fact]
    public async Task Reset_ForgetsAddedIdentities()
    {
        await using var s3 = await AccessBench.StartAsync();

        await s3.Sealed.Emulator.ResetAsync();

        Assert.Equal("InvalidAccessKeyId", (await s3.SendAsync("GET", "/", s3.User)).Code);
    }

    [Fact]
    public async Task Journal_OfARefusal_NamesTheStatement()
    {
        await using var s3 = await AccessBench.StartAsync();
        await s3.PolicyAsync("""{"Sid":"OnlyEncrypted","Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"BUCKET/*","Condition":{"Null":{"s3:x-amz-server-side-encryption":"true"}}}""");

        await Assert.ThrowsAsync<AmazonS3Exception>(() => s3.Sealed.Client.PutObjectAsync(
            new PutObjectRequest { BucketName = AccessBench.Bucket, Key = "new", ContentBody = "hello" }, TestContext.Current.CancellationToken));
        var refusal = s3.Sealed.Emulator.Journal.Last(entry => entry.Status == 403);

        Assert.Contains(refusal.Decisions, decision => !decision.Allowed && decision.Explanation.Contains("OnlyEncrypted", StringComparison.Ordinal));
    }
}
