using static S3Seal.Emulator.Tests.Operations.ObjectCalls;

namespace S3Seal.Emulator.Tests.Operations.Objects;

public sealed class ExpirationHeaderTests
{
    [Fact]
    public async Task Expiration_OfARuleThatCoversTheKey_IsTold()
    {
        await using var s3 = await WithBucketAsync();
        var rules = "<LifecycleConfiguration><Rule><ID>my rule</ID><Filter><Prefix>a/</Prefix></Filter><Status>Enabled</Status><Expiration><Days>3</Days></Expiration></Rule>"
            + "<Rule><ID>later</ID><Filter><Prefix></Prefix></Filter><Status>Enabled</Status><Expiration><Days>30</Days></Expiration></Rule>"
            + "<Rule><ID>off</ID><Filter><Prefix></Prefix></Filter><Status>Disabled</Status><Expiration><Days>1</Days></Expiration></Rule></LifecycleConfiguration>";
        Assert.Equal(200, (await s3.CallAsync("PUT", $"/{Bucket}?lifecycle", rules)).Status);
        var expected = $"expiry-date=\"{s3.Clock.GetUtcNow().AddDays(3).Date.AddDays(1):r}\", rule-id=\"my%20rule\"";
        var put = await s3.PutAsync("a/k", "hello");
        Assert.Equal([expected, expected, expected], new[] { put, await s3.GetAsync("a/k"), await s3.HeadAsync("a/k") }.Select(answer => answer.Header("x-amz-expiration")));
        Assert.Contains("later", (await s3.PutAsync("b", "hello")).Header("x-amz-expiration"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Expiration_OfAnOlderVersion_IsNotTold()
    {
        await using var s3 = await WithBucketAsync("Enabled");
        Assert.Equal(200, (await s3.CallAsync("PUT", $"/{Bucket}?lifecycle",
            "<LifecycleConfiguration><Rule><ID>r</ID><Filter><Prefix></Prefix></Filter><Status>Enabled</Status><Expiration><Days>3</Days></Expiration></Rule></LifecycleConfiguration>")).Status);
        var id = (await s3.PutAsync("k", "1")).Header("x-amz-version-id");
        Assert.NotNull((await s3.HeadAsync($"k?versionId={id}")).Header("x-amz-expiration"));
        await s3.PutAsync("k", "2");
        Assert.Null((await s3.HeadAsync($"k?versionId={id}")).Header("x-amz-expiration"));
    }
}
