using Amazon.S3.Model;
using CsCheck;
using S3Seal.Emulator.Tests.Harness;
using static S3Seal.Emulator.Tests.Operations.ObjectCalls;

namespace S3Seal.Emulator.Tests.Operations.Listing;

public sealed class ListObjectsV2Tests
{
    [Fact]
    public async Task List_WithTheSdksPaginator_GivesEveryKeyInByteOrder()
    {
        await using var s3 = await WithBucketAsync();

        // U+FF21 sorts before U+1F600 in UTF-8 and behind it in UTF-16.
        string[] keys = ["Z", "a", "a b", "a/b", "aa", "ä", "\uFF21", "\U0001F600"];
        foreach (var key in keys.Reverse())
        {
            await s3.Client.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = key, ContentBody = "x" }, TestContext.Current.CancellationToken);
        }

        var listed = new List<string>();
        var pages = s3.Client.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = Bucket, MaxKeys = 3 });
        await foreach (var entry in pages.S3Objects.WithCancellation(TestContext.Current.CancellationToken))
        {
            listed.Add(entry.Key);
        }

        Assert.Equal(keys, listed);
    }

    [Fact]
    public async Task List_OfOneObject_HasS3sElements()
    {
        await using var s3 = await WithBucketAsync();
        await s3.PutAsync("k", "hello");
        var list = await ListAsync(s3, "");
        Assert.Equal((Bucket, "", "1000", "1", "false"), (list.Element("Name"), list.Element("Prefix"), list.Element("MaxKeys"), list.Element("KeyCount"), list.Element("IsTruncated")));
        foreach (var absent in new[] { "Delimiter", "EncodingType", "StartAfter", "ContinuationToken", "NextContinuationToken", "Marker" })
        {
            Assert.Null(list.Element(absent));
        }

        var entry = list.Elements("Contents").Single();
        Assert.Equal(["Key", "LastModified", "ETag", "ChecksumAlgorithm", "ChecksumType", "Size", "StorageClass"], entry.Elements().Select(element => element.Name.LocalName));
        Assert.Equal(("\"5d41402abc4b2a76b9719d911017c592\"", "CRC64NVME", "5"), (entry.Child("ETag"), entry.Child("ChecksumAlgorithm"), entry.Child("Size")));
        Assert.EndsWith(".000Z", entry.Child("LastModified"), StringComparison.Ordinal);
        Assert.NotNull((await ListAsync(s3, "&fetch-owner=true")).Elements("Contents").Single().Elements().Single(element => element.Name.LocalName == "Owner").Child("ID"));
    }

    [Fact]
    public async Task List_WithADelimiter_CountsFoldedPrefixes()
    {
        await using var s3 = await WithBucketAsync();
        await PutAllAsync(s3, "a/1", "a/2", "b", "c//d", "c/e", "d");
        var list = await ListAsync(s3, "&delimiter=%2F");
        Assert.Equal(["a/", "c/"], list.Elements("CommonPrefixes").Select(element => element.Child("Prefix")));
        Assert.Equal(["b", "d"], list.Elements("Contents").Select(element => element.Child("Key")));
        Assert.Equal("4", list.Element("KeyCount"));
        var first = await ListAsync(s3, "&delimiter=%2F&max-keys=1");
        Assert.Equal(("true", "1"), (first.Element("IsTruncated"), first.Element("KeyCount")));
        var second = await ListAsync(s3, "&delimiter=%2F&max-keys=1&continuation-token=" + first.Element("NextContinuationToken"));
        Assert.Equal(["b"], second.Elements("Contents").Select(element => element.Child("Key")));
        Assert.Equal(["c//", "c/e"], (await ListAsync(s3, "&prefix=c%2F&delimiter=%2F")).Xml.Descendants().Where(element => element.Name.LocalName is "Key" or "Prefix" && element.Parent!.Parent is not null).Select(element => element.Value).Order(StringComparer.Ordinal));
        Assert.Equal(["d"], (await ListAsync(s3, "&delimiter=%2F&start-after=c%2Fe")).Elements("Contents").Select(element => element.Child("Key")));
    }

    [Fact]
    public async Task List_GoingOn_BeatsStartAfter()
    {
        await using var s3 = await WithBucketAsync();
        await PutAllAsync(s3, "a", "b", "c", "d");
        var first = await ListAsync(s3, "&start-after=a&max-keys=1");
        Assert.Equal(("a", "b"), (first.Element("StartAfter"), first.Elements("Contents").Single().Child("Key")));
        var token = first.Element("NextContinuationToken");
        var second = await ListAsync(s3, $"&start-after=c&continuation-token={token}");
        Assert.Equal((null, token), (second.Element("StartAfter"), second.Element("ContinuationToken")));
        Assert.Equal(["c", "d"], second.Elements("Contents").Select(element => element.Child("Key")));
    }

    [Fact]
    public async Task List_UnderChange_NeitherRepeatsNorSkipsWhatStays()
    {
        await using var s3 = await WithBucketAsync();
        await PutAllAsync(s3, "a", "b", "c", "d", "e");
        var first = await ListAsync(s3, "&max-keys=2");
        await s3.DeleteAsync("b");
        await s3.DeleteAsync("c");
        await PutAllAsync(s3, "aa", "bb");
        var second = await ListAsync(s3, "&continuation-token=" + first.Element("NextContinuationToken"));
        Assert.Equal(["bb", "d", "e"], second.Elements("Contents").Select(element => element.Child("Key")));
    }

    [Theory]
    [InlineData("&max-keys=-1", "Argument maxKeys must be an integer between 0 and 2147483647")]
    [InlineData("&max-keys=many", "Provided max-keys not an integer or within integer range")]
    [InlineData("&continuation-token=", "The continuation token provided is incorrect")]
    [InlineData("&continuation-token=nonsense", "The continuation token provided is incorrect")]
    [InlineData("&encoding-type=base64", "Invalid Encoding Method specified in Request")]
    [InlineData("&encoding-type=", "Invalid Encoding Method specified in Request")]
    public async Task List_WithAWrongParameter_IsRefused(string query, string message)
    {
        await using var s3 = await WithBucketAsync();
        (await ListAsync(s3, query)).AssertError(400, "InvalidArgument", message);
    }

    [Fact]
    public async Task List_OfPageSizes_IsLimited()
    {
        await using var s3 = await WithBucketAsync();
        await PutAllAsync(s3, "a");
        Assert.Equal("1000", (await ListAsync(s3, "&max-keys=5000")).Element("MaxKeys"));
        var none = await ListAsync(s3, "&max-keys=0");
        Assert.Equal(("0", "0", "false"), (none.Element("MaxKeys"), none.Element("KeyCount"), none.Element("IsTruncated")));
    }

    [Fact]
    public async Task List_UrlEncoded_EncodesNames()
    {
        await using var s3 = await WithBucketAsync();
        await PutAllAsync(s3, "a%20b%2Bc*_-.~/%01");
        var list = await ListAsync(s3, "&encoding-type=url&prefix=a%20&delimiter=%7C");
        Assert.Equal(("url", "a+", "%7C"), (list.Element("EncodingType"), list.Element("Prefix"), list.Element("Delimiter")));
        Assert.Equal("a+b%2Bc*_-.%7E/%01", list.Elements("Contents").Single().Child("Key"));
        Assert.Contains("&#x1;", (await ListAsync(s3, "")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_WithOptionalAttributes_TellsOfRestores()
    {
        await using var s3 = await WithBucketAsync();
        await s3.PutAsync("k", "hello", "x-amz-storage-class: GLACIER");
        await s3.CallAsync("POST", $"/{Bucket}/k?restore", "<RestoreRequest><Days>1</Days></RestoreRequest>");
        var list = await s3.CallAsync("GET", $"/{Bucket}?list-type=2", (byte[]?)null, "x-amz-optional-object-attributes: RestoreStatus");
        var status = list.Elements("Contents").Single().Elements().Single(element => element.Name.LocalName == "RestoreStatus");
        Assert.Equal("false", status.Child("IsRestoreInProgress"));
        Assert.NotNull(status.Child("RestoreExpiryDate"));
    }

    [Fact]
    public async Task List_OfAnyKeysInAnyPages_EqualsTheModel()
    {
        await using var s3 = await WithBucketAsync();
        var keys = Of("a", "b", "/", "é", "\uFFFD", "\U0001F600", "-").Array[1, 5].Array[40].Single().Select(parts => string.Concat(parts)).Where(key => key is not ("." or "..")).Distinct().ToArray();
        await PutAllAsync(s3, [.. keys.Select(Uri.EscapeDataString)]);
        await Gen.Select(Of("", "a", "b/", "é"), Of("", "/", "a"), Gen.Int[1, 7]).SampleAsync(async (prefix, delimiter, most) =>
        {
            var expected = Model(keys, prefix, delimiter);
            var seen = new List<string>();
            string? token = null;
            do
            {
                var page = await ListAsync(s3, $"&prefix={Uri.EscapeDataString(prefix)}&delimiter={Uri.EscapeDataString(delimiter)}&max-keys={most}" + (token is null ? "" : "&continuation-token=" + token));
                var entries = page.Elements("Contents").Select(element => element.Child("Key")!).Concat(page.Elements("CommonPrefixes").Select(element => element.Child("Prefix")!)).ToList();
                Assert.InRange(entries.Count, 0, most);
                seen.AddRange(entries);
                token = page.Element("NextContinuationToken");
            }
            while (token is not null);
            Assert.Equal(expected.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
        }, iter: 40, threads: 1);
    }

    private static Gen<string> Of(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(index => choices[index]);

    private static IEnumerable<string> Model(string[] keys, string prefix, string delimiter) => keys
        .Where(key => key.StartsWith(prefix, StringComparison.Ordinal))
        .Select(key => delimiter.Length > 0 && key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal) is var at and >= 0 ? key[..(at + delimiter.Length)] : key)
        .Distinct();

    private static Task<RawAnswer> ListAsync(Sealed s3, string query) => s3.CallAsync("GET", $"/{Bucket}?list-type=2{query}");

    private static async Task PutAllAsync(Sealed s3, params string[] paths)
    {
        foreach (var path in paths)
        {
            Assert.Equal(200, (await s3.PutAsync(path, "x")).Status);
        }
    }
}
