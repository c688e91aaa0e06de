using static S3Seal.Emulator.Tests.Operations.ObjectCalls;

namespace S3Seal.Emulator.Tests.Operations.Listing;

public sealed class ListObjectsTests
{
    [Fact]
    public async Task List_GoesOnByMarker()
    {
        await using var s3 = await WithBucketAsync();
        foreach (var key in new[] { "a", "b", "c" })
        {
            await s3.PutAsync(key, "x");
        }

        var first = await s3.CallAsync("GET", $"/{Bucket}?max-keys=2");
        Assert.Equal(("true", "", null), (first.Element("IsTruncated"), first.Element("Marker"), first.Element("NextMarker")));
        Assert.NotNull(first.Elements("Contents").First().Elements().Single(element => element.Name.LocalName == "Owner").Child("ID"));
        Assert.Null(first.Element("KeyCount"));
        var second = await s3.CallAsync("GET", $"/{Bucket}?max-keys=2&marker=b");
        Assert.Equal(("false", "b"), (second.Element("IsTruncated"), second.Element("Marker")));
        Assert.Equal(["c"], second.Elements("Contents").Select(element => element.Child("Key")));
    }

    [Fact]
    public async Task List_WithADelimiter_HasANextMarker()
    {
        await using var s3 = await WithBucketAsync();
        foreach (var key in new[] { "a/1", "a/2", "b" })
        {
            await s3.PutAsync(key, "x");
        }

        var first = await s3.CallAsync("GET", $"/{Bucket}?delimiter=%2F&max-keys=1");
        Assert.Equal(("true", "a/"), (first.Element("IsTruncated"), first.Element("NextMarker")));
        Assert.Equal(["b"], (await s3.CallAsync("GET", $"/{Bucket}?delimiter=%2F&marker=a%2F")).Elements("Contents").Select(element => element.Child("Key")));
    }

    [Fact]
    public async Task List_HidesDeletedKeys()
    {
        await using var s3 = await WithBucketAsync("Enabled");
        await s3.PutAsync("a", "x");
        await s3.PutAsync("b", "x");
        await s3.DeleteAsync("a");
        Assert.Equal(["b"], (await s3.CallAsync("GET", $"/{Bucket}")).Elements("Contents").Select(element => element.Child("Key")));
    }

    [Fact]
    public async Task List_OfNoBucket_IsNotFound()
    {
        await using var s3 = await WithBucketAsync();
        (await s3.CallAsync("GET", "/nowhere")).AssertError(404, "NoSuchBucket", "The specified bucket does not exist", ("BucketName", "nowhere"));
    }
}
