using S3Seal.Emulator.Tests.Harness;

namespace S3Seal.Emulator.Tests.Pipeline;

public sealed class FaultsAndJournalTests
{
    [Fact]
    public async Task SlowDown_ForOneOperation_StrikesItOnce()
    {
        await using var s3 = await Sealed.StartAsync();
        s3.Emulator.Faults.SlowDown("ListBuckets");
        Assert.Equal(404, (await s3.SendSignedAsync(s3.Request("HEAD", "/missing-bucket"))).Status);
        var struck = await s3.SendSignedAsync(s3.Request("GET", "/"));
        Assert.Equal((503, "SlowDown", "Please reduce your request rate."), (struck.Status, struck.Code, struck.Message));
        Assert.Equal(200, (await s3.SendSignedAsync(s3.Request("GET", "/"))).Status);
    }

    [Fact]
    public async Task SlowDown_Twice_IsOvercomeByTheSdksRetries()
    {
        await using var s3 = await Sealed.StartAsync();
        using var client = s3.Emulator.CreateS3Client(configure: config => config.MaxErrorRetry = 3);
        s3.Emulator.Faults.SlowDown(times: 2);
        await client.ListBucketsAsync(TestContext.Current.CancellationToken);
        Assert.Equal([503, 503, 200], s3.Emulator.Journal.Select(entry => entry.Status));
    }

    [Fact]
    public async Task CutAnswer_AfterSomeBytes_BreaksTheConnection()
    {
        await using var s3 = await Sealed.StartAsync();
        s3.Emulator.Faults.CutAnswer(10);
        Assert.Equal(0, (await s3.SendSignedAsync(s3.Request("GET", "/"))).Status);
        Assert.Equal(200, s3.Emulator.Journal.Single().Status);
    }

    [Fact]
    public async Task CutUpload_AfterSomeBytes_StoresNothing()
    {
        await using var s3 = await Sealed.StartAsync();
        var bucket = await s3.CreateBucketAsync();
        s3.Emulator.Faults.CutUpload(3, "PutObject");
        Assert.Equal(0, (await s3.SendSignedAsync(s3.Request("PUT", $"/{bucket}/key").WithBody("hello"))).Status);
        Assert.Equal(404, (await s3.SendSignedAsync(s3.Request("HEAD", $"/{bucket}/key"))).Status);
    }

    [Fact]
    public async Task Delay_ByTheEmulatorsClock_HoldsTheAnswerBack()
    {
        await using var s3 = await Sealed.StartAsync();
        s3.Emulator.Faults.Delay(TimeSpan.FromHours(1));
        var answer = s3.SendSignedAsync(s3.Request("GET", "/"));
        await s3.Clock.WaitedFor;
        Assert.False(answer.IsCompleted);
        s3.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(200, (await answer).Status);
        Assert.True(s3.Emulator.Journal.Single().Duration >= TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task Journal_OfARequest_SaysWhoWhatAndWhy()
    {
        await using var s3 = await Sealed.StartAsync();
        await s3.CreateBucketAsync("sealed-bucket");
        await s3.SendSignedAsync(s3.Request("GET", "/sealed-bucket?encryption&secret=value"));
        var entry = s3.Emulator.Journal.Last();
        Assert.Equal(("GetBucketEncryption", "sealed-bucket", "test", 200, "/sealed-bucket"), (entry.Operation, entry.Bucket, entry.AccessKeyId, entry.Status, entry.Path));
        Assert.Contains(entry.Decisions, decision => decision is { Action: "s3:GetEncryptionConfiguration", Allowed: true });
        Assert.DoesNotContain("Signature", entry.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reset_ForgetsBucketsIdentitiesAndJournal()
    {
        await using var s3 = await Sealed.StartAsync();
        await s3.CreateBucketAsync();
        s3.Emulator.AddIdentity(new S3Identity { AccessKeyId = "AKIDOTHER", SecretAccessKey = "x" });
        await s3.Emulator.ResetAsync();
        Assert.Empty(s3.Emulator.Journal);
        Assert.Equal(404, (await s3.SendSignedAsync(s3.Request("HEAD", "/sealed-bucket"))).Status);
        var unknown = await s3.SendAsync(new Signer("AKIDOTHER", "x") { Now = s3.Clock.GetUtcNow() }.Sign(s3.Request("GET", "/")));
        Assert.Equal("InvalidAccessKeyId", unknown.Code);
    }

    [Fact]
    public async Task Snapshot_Restored_BringsBucketsBack()
    {
        await using var s3 = await Sealed.StartAsync();
        var bucket = await s3.CreateBucketAsync();
        var snapshot = s3.Emulator.Snapshot();
        await s3.Client.DeleteBucketAsync(bucket, TestContext.Current.CancellationToken);
        s3.Emulator.Restore(snapshot);
        Assert.Equal(200, (await s3.SendSignedAsync(s3.Request("HEAD", $"/{bucket}"))).Status);
    }

    [Fact]
    public async Task Control_ResetAndJournal_AnswerOutsideS3()
    {
        await using var s3 = await Sealed.StartAsync();
        await s3.CreateBucketAsync();
        var journal = await s3.SendAsync(s3.Request("GET", "/_s3seal/journal"));
        Assert.Contains("\"operation\":\"CreateBucket\"", journal.Text, StringComparison.Ordinal);
        Assert.Equal(204, (await s3.SendAsync(s3.Request("POST", "/_s3seal/reset"))).Status);
        Assert.Equal("[]", (await s3.SendAsync(s3.Request("GET", "/_s3seal/journal"))).Text);
        Assert.Equal(404, (await s3.SendAsync(s3.Request("GET", "/_s3seal/nothing"))).Status);
    }
}
