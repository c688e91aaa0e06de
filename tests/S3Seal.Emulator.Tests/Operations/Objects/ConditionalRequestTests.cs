using static S3Seal.Emulator.Tests.Operations.ObjectCalls;

namespace S3Seal.Emulator.Tests.Operations.Objects;

public sealed class ConditionalRequestTests
{
    private const string Tag = "5d41402abc4b2a76b9719d911017c592";

    /// <summary>E stands for the object's ETag, B, N and A for dates before, at and after its date, F for one to come.</summary>
    [Theory]
    [InlineData(200, null, "If-Match: \"E\"")]
    [InlineData(200, null, "If-Match: E")]
    [InlineData(200, null, "If-Match: *")]
    [InlineData(412, "If-Match", "If-Match: \"other\"")]
    [InlineData(200, null, "If-Match: \"E\"", "If-Unmodified-Since: B")]
    [InlineData(412, "If-Match", "If-Match: \"other\"", "If-Unmodified-Since: A")]
    [InlineData(412, "If-Unmodified-Since", "If-Unmodified-Since: B")]
    [InlineData(200, null, "If-Unmodified-Since: N")]
    [InlineData(304, null, "If-None-Match: \"E\"")]
    [InlineData(304, null, "If-None-Match: E")]
    [InlineData(304, null, "If-None-Match: *")]
    [InlineData(200, null, "If-None-Match: \"other\"")]
    [InlineData(200, null, "If-None-Match: \"other\"", "If-Modified-Since: N")]
    [InlineData(304, null, "If-None-Match: \"E\"", "If-Modified-Since: B")]
    [InlineData(304, null, "If-Modified-Since: N")]
    [InlineData(200, null, "If-Modified-Since: B")]
    [InlineData(304, null, "If-Modified-Since: A")]
    [InlineData(200, null, "If-Modified-Since: F")]
    [InlineData(200, null, "If-Modified-Since: nonsense")]
    [InlineData(200, null, "If-Unmodified-Since: nonsense")]
    public async Task Read_UnderConditions_AnswersAsS3Does(int status, string? failing, params string[] conditions)
    {
        await using var s3 = await WithBucketAsync();
        var written = s3.Clock.GetUtcNow();
        await s3.PutAsync("k", "hello");
        s3.Clock.Advance(TimeSpan.FromMinutes(5));
        string[] headers = [.. conditions.Select(condition => Date(condition, written)
            .Replace("\"E\"", $"\"{Tag}\"", StringComparison.Ordinal).Replace(": E", $": {Tag}", StringComparison.Ordinal))];
        var get = await s3.GetAsync("k", headers);
        var head = await s3.HeadAsync("k", headers);
        Assert.Equal((status, status), (get.Status, head.Status));
        if (status == 412)
        {
            get.AssertError(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold", ("Condition", failing!));
        }

        if (status == 304)
        {
            Assert.Empty(get.Body);
            Assert.Equal($"\"{Tag}\"", get.Header("ETag"));
            Assert.NotNull(get.Header("Last-Modified"));
            Assert.Null(get.Header("x-amz-server-side-encryption"));
        }
    }

    [Fact]
    public async Task Put_IfAbsent_SucceedsOnceAndAgainUnderADeleteMarker()
    {
        await using var s3 = await WithBucketAsync("Enabled");
        Assert.Equal(200, (await s3.PutAsync("k", "1", "If-None-Match: *")).Status);
        (await s3.PutAsync("k", "2", "If-None-Match: *")).AssertError(412, "PreconditionFailed", null, ("Condition", "If-None-Match"));
        await s3.DeleteAsync("k");
        Assert.Equal(200, (await s3.PutAsync("k", "3", "If-None-Match: *")).Status);
        Assert.Equal("3", (await s3.GetAsync("k")).Text);
    }

    [Fact]
    public async Task Put_IfMatch_ComparesTheCurrentVersion()
    {
        await using var s3 = await WithBucketAsync();
        (await s3.PutAsync("k", "2", "If-Match: \"x\"")).AssertError(404, "NoSuchKey", null, ("Key", "k"));
        var etag = (await s3.PutAsync("k", "1")).Header("ETag");
        (await s3.PutAsync("k", "2", "If-Match: \"x\"")).AssertError(412, "PreconditionFailed", null, ("Condition", "If-Match"));
        Assert.Equal(200, (await s3.PutAsync("k", "2", "If-Match: " + etag)).Status);
        (await s3.PutAsync("k", "3", "If-Match: " + etag)).AssertError(412, "PreconditionFailed");
        (await s3.PutAsync("k", "3", "If-Match: " + etag, "If-None-Match: *")).AssertError(
            501, "NotImplemented", null, ("Header", "If-Match,If-None-Match"), ("additionalMessage", "Multiple conditional request headers present in the request"));
    }

    [Fact]
    public async Task Put_IfAbsentFromManyClients_HasExactlyOneWinner()
    {
        await using var s3 = await WithBucketAsync();
        for (var round = 0; round < 10; round++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(client => s3.PutAsync($"k{round}", $"{client}", "If-None-Match: *")));
            var winner = Assert.Single(answers, answer => answer.Status == 200);
            Assert.All(answers.Where(answer => answer != winner), answer => Assert.Equal(412, answer.Status));
            Assert.Equal($"{Array.IndexOf(answers, winner)}", (await s3.GetAsync($"k{round}")).Text);
        }
    }

    [Fact]
    public async Task Delete_IfMatch_ComparesFirst()
    {
        await using var s3 = await WithBucketAsync();
        var etag = (await s3.PutAsync("k", "1")).Header("ETag");
        (await s3.DeleteAsync("k", "If-Match: \"other\"")).AssertError(412, "PreconditionFailed", null, ("Condition", "If-Match"));
        (await s3.DeleteAsync("k", "x-amz-if-match-size: 1")).AssertError(501, "NotImplemented", null, ("Header", "x-amz-if-match-size"));
        Assert.Equal(204, (await s3.DeleteAsync("k", "If-Match: " + etag)).Status);
        (await s3.DeleteAsync("k", "If-Match: " + etag)).AssertError(404, "NoSuchKey");
        Assert.Equal(204, (await s3.DeleteAsync("k", "If-Match: *")).Status);
    }

    private static string Date(string condition, DateTimeOffset written)
    {
        var date = condition[^2..] switch
        {
            " B" => written.AddMinutes(-1),
            " N" => written,
            " A" => written.AddMinutes(1),
            " F" => written.AddDays(1),
            _ => (DateTimeOffset?)null,
        };
        return date is null ? condition : condition[..^1] + date.Value.ToString("r");
    }
}
