using static S3Seal.Emulator.Tests.Operations.ObjectCalls;

namespace S3Seal.Emulator.Tests.Operations.Multipart;

public sealed class ListMultipartUploadsTests
{
    [Fact]
    public async Task List_OfNoUploads_HasEmptyMarkers()
    {
        await using var s3 = await WithBucketAsync();
        var list = await s3.CallAsync("GET", $"/{Bucket}?uploads");
        Assert.Equal(("", "", "", ""), (list.Element("KeyMarker"), list.Element("UploadIdMarker"), list.Element("NextKeyMarker"), list.Element("NextUploadIdMarker")));
        Assert.Equal(("1000", "false"), (list.Element("MaxUploads"), list.Element("IsTruncated")));
    }

    [Fact]
    public async Task List_PagesByKeyAndThenByAge()
    {
        await using var s3 = await WithBucketAsync();
        var older = await s3.CreateUploadAsync("b");
        s3.Clock.Advance(TimeSpan.FromSeconds(1));
        var newer = await s3.CreateUploadAsync("b");
        var first = await s3.CreateUploadAsync("a");
        string[] expected = [first, older, newer];
        var seen = new List<string?>();
        var marker = "";
        for (var page = 0; page < 3; page++)
        {
            var list = await s3.CallAsync("GET", $"/{Bucket}?uploads&max-uploads=1{marker}");
            seen.Add(list.Elements("Upload").Single().Child("UploadId"));
            Assert.Equal(page < 2 ? "true" : "false", list.Element("IsTruncated"));
            marker = $"&key-marker={list.Element("NextKeyMarker")}&upload-id-marker={list.Element("NextUploadIdMarker")}";
        }

        Assert.Equal(expected, seen);
    }

    [Fact]
    public async Task List_FoldsAndFilters()
    {
        await using var s3 = await WithBucketAsync();
        foreach (var key in new[] { "a/1", "a/2", "b", "c/1" })
        {
            await s3.CreateUploadAsync(key);
        }

        var list = await s3.CallAsync("GET", $"/{Bucket}?uploads&delimiter=%2F");
        Assert.Equal(["a/", "c/"], list.Elements("CommonPrefixes").Select(element => element.Child("Prefix")));
        Assert.Equal(["b"], list.Elements("Upload").Select(element => element.Child("Key")));
        Assert.Equal(["a/1", "a/2"], (await s3.CallAsync("GET", $"/{Bucket}?uploads&prefix=a%2F")).Elements("Upload").Select(element => element.Child("Key")));
    }

    [Fact]
    public async Task List_WithAMarkerOfAnotherKey_IsRefused()
    {
        await using var s3 = await WithBucketAsync();
        var id = await s3.CreateUploadAsync("b");
        (await s3.CallAsync("GET", $"/{Bucket}?uploads&key-marker=a&upload-id-marker={id}")).AssertError(
            400, "InvalidArgument", "Invalid uploadId marker", ("ArgumentName", "upload-id-marker"), ("ArgumentValue", id));
        Assert.Equal(200, (await s3.CallAsync("GET", $"/{Bucket}?uploads&upload-id-marker=nonsense")).Status);
    }
}
