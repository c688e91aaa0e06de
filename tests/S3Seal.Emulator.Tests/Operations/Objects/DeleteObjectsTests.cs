using System.Security.Cryptography;
using System.Text;
using S3Seal.Emulator.Tests.Harness;
using static S3Seal.Emulator.Tests.Operations.ObjectCalls;

namespace S3Seal.Emulator.Tests.Operations.Objects;

public sealed class DeleteObjectsTests
{
    [Fact]
    public async Task DeleteObjects_AnswersForEachKey()
    {
        await using var s3 = await WithBucketAsync("Enabled");
        var id = (await s3.PutAsync("a", "1")).Header("x-amz-version-id");
        await s3.PutAsync("b", "1");
        var answer = await DeleteAsync(s3, $"<Object><Key>a</Key><VersionId>{id}</VersionId></Object><Object><Key>b</Key></Object><Object><Key>c</Key><VersionId>nonsense</VersionId></Object>");
        Assert.Equal(200, answer.Status);
        var deleted = answer.Elements("Deleted").ToList();
        Assert.Equal(["a", "b"], deleted.Select(element => element.Child("Key")));
        Assert.Equal(id, deleted[0].Child("VersionId"));
        Assert.Null(deleted[0].Child("DeleteMarker"));
        Assert.Equal("true", deleted[1].Child("DeleteMarker"));
        Assert.NotNull(deleted[1].Child("DeleteMarkerVersionId"));
        var error = answer.Elements("Error").Single();
        Assert.Equal(("c", "nonsense", "NoSuchVersion"), (error.Child("Key"), error.Child("VersionId"), error.Child("Code")));
    }

    [Fact]
    public async Task DeleteObjects_Quietly_TellsErrorsOnly()
    {
        await using var s3 = await WithBucketAsync();
        await s3.PutAsync("a", "1");
        var answer = await DeleteAsync(s3, "<Quiet>true</Quiet><Object><Key>a</Key></Object><Object><Key>b</Key><ETag>\"x\"</ETag></Object>");
        Assert.Empty(answer.Elements("Deleted"));
        Assert.Equal("NoSuchKey", answer.Elements("Error").Single().Child("Code"));
        Assert.Equal(404, (await s3.GetAsync("a")).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<Object></Object>")]
    [InlineData("<Object><Key>a</Key><Colour>b</Colour></Object>")]
    public async Task DeleteObjects_OfABadDocument_IsMalformed(string entries)
    {
        await using var s3 = await WithBucketAsync();
        (await DeleteAsync(s3, entries)).AssertError(400, "MalformedXML");
    }

    [Fact]
    public async Task DeleteObjects_OfMoreThanAThousand_IsMalformed()
    {
        await using var s3 = await WithBucketAsync();
        (await DeleteAsync(s3, string.Concat(Enumerable.Range(0, 1001).Select(index => $"<Object><Key>{index}</Key></Object>")))).AssertError(400, "MalformedXML");
        Assert.Equal(1000, (await DeleteAsync(s3, string.Concat(Enumerable.Range(0, 1000).Select(index => $"<Object><Key>{index}</Key></Object>")))).Elements("Deleted").Count());
    }

    [Fact]
    public async Task DeleteObjects_WithoutADigest_IsRefused()
    {
        await using var s3 = await WithBucketAsync();
        (await s3.CallAsync("POST", $"/{Bucket}?delete", "<Delete><Object><Key>a</Key></Object></Delete>"))
            .AssertError(400, "InvalidRequest", "Missing required header for this request: Content-MD5");
    }

    private static Task<RawAnswer> DeleteAsync(Sealed s3, string entries)
    {
        var body = $"<Delete xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">{entries}</Delete>";
        return s3.CallAsync("POST", $"/{Bucket}?delete", body, "Content-MD5: " + Convert.ToBase64String(MD5.HashData(Encoding.UTF8.GetBytes(body))));
    }
}
