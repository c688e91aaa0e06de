using static S3Seal.Emulator.Tests.Operations.ObjectCalls;

namespace S3Seal.Emulator.Tests.Operations.Listing;

public sealed class ListObjectVersionsTests
{
    [Fact]
    public async Task List_ShowsVersionsAndMarkersNewestFirst()
    {
        await using var s3 = await WithBucketAsync();
        await s3.PutAsync("k", "0");
        await s3.SetVersioningAsync("Enabled");
        var first = (await s3.PutAsync("k", "1")).Header("x-amz-version-id");
        var marker = (await s3.DeleteAsync("k")).Header("x-amz-version-id");
        var other = (await s3.PutAsync("a", "1")).Header("x-amz-version-id");
        var list = await s3.CallAsync("GET", $"/{Bucket}?versions");
        var entries = list.Xml.Elements().Where(element => element.Name.LocalName is "Version" or "DeleteMarker").ToList();
        Assert.Equal([("a", other, "true"), ("k", marker, "true"), ("k", first, "false"), ("k", "null", "false")],
            entries.Select(entry => (entry.Child("Key"), entry.Child("VersionId"), entry.Child("IsLatest"))));
        Assert.Equal("DeleteMarker", entries[1].Name.LocalName);
        Assert.Null(entries[1].Child("Size"));
        Assert.Equal(("", "", "1000", "false"), (list.Element("KeyMarker"), list.Element("VersionIdMarker"), list.Element("MaxKeys"), list.Element("IsTruncated")));
    }

    [Fact]
    public async Task List_PagesWithinAKey_EvenBehindARemovedVersion()
    {
        await using var s3 = await WithBucketAsync("Enabled");
        var ids = new List<string>();
        for (var index = 0; index < 5; index++)
        {
            ids.Insert(0, (await s3.PutAsync("k", $"{index}")).Header("x-amz-version-id")!);
        }

        var first = await s3.CallAsync("GET", $"/{Bucket}?versions&max-keys=2");
        Assert.Equal(("true", "k", ids[1]), (first.Element("IsTruncated"), first.Element("NextKeyMarker"), first.Element("NextVersionIdMarker")));
        await s3.DeleteAsync("k?versionId=" + ids[1]);
        var second = await s3.CallAsync("GET", $"/{Bucket}?versions&key-marker=k&version-id-marker={ids[1]}");
        Assert.Equal(ids[2..], second.Elements("Version").Select(entry => entry.Child("VersionId")));
    }

    [Fact]
    public async Task List_WithABadMarker_IsRefused()
    {
        await using var s3 = await WithBucketAsync("Enabled");
        (await s3.CallAsync("GET", $"/{Bucket}?versions&version-id-marker=null")).AssertError(
            400, "InvalidArgument", "A version-id marker cannot be specified without a key marker.", ("ArgumentName", "version-id-marker"));
        (await s3.CallAsync("GET", $"/{Bucket}?versions&key-marker=k&version-id-marker=nonsense")).AssertError(400, "InvalidArgument", "Invalid version id specified");
    }

    [Fact]
    public async Task List_WithADelimiter_Folds()
    {
        await using var s3 = await WithBucketAsync("Enabled");
        await s3.PutAsync("a/1", "x");
        await s3.DeleteAsync("a/1");
        await s3.PutAsync("b", "x");
        var list = await s3.CallAsync("GET", $"/{Bucket}?versions&delimiter=%2F&max-keys=1");
        Assert.Equal(("a/", "true", "a/"), (list.Elements("CommonPrefixes").Single().Child("Prefix"), list.Element("IsTruncated"), list.Element("NextKeyMarker")));
        Assert.Equal(["b"], (await s3.CallAsync("GET", $"/{Bucket}?versions&delimiter=%2F&key-marker=a%2F")).Elements("Version").Select(entry => entry.Child("Key")));
    }
}
