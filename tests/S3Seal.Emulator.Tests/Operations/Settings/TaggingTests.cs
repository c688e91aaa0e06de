namespace S3Seal.Emulator.Tests.Operations.Settings;

public sealed class TaggingTests
{
    public static TheoryData<string, string, string> Refused { get; } = new()
    {
        { "", Tags(("a", "1"), ("a", "2")), "InvalidTag|Cannot provide multiple Tags with the same key" },
        { "", Tags(("aws:x", "1")), "InvalidTag|System tags cannot be added/updated by requester" },
        { "", Tags(("", "1")), "InvalidTag|The TagKey you have provided is invalid" },
        { "", Tags(("k", "<value>")), "InvalidTag|The TagValue you have provided is invalid" },
        { "", Tags((new string('k', 129), "1")), "InvalidTag|The TagKey you have provided is invalid" },
        { "", Tags(("k", new string('v', 257))), "InvalidTag|The TagValue you have provided is invalid" },
        { "", Tags([.. Enumerable.Range(0, 51).Select(number => ("k" + number, "v"))]), "BadRequest|Bucket tag count cannot be greater than 50" },
        { "key", Tags(("aws:x", "1")), "InvalidTag|Your TagKey cannot be prefixed with aws:" },
        { "key", Tags([.. Enumerable.Range(0, 11).Select(number => ("k" + number, "v"))]), "BadRequest|Object tags cannot be greater than 10" },
        { "key", "<Tagging><TagSet><Tag><Key>a</Key></Tag></TagSet></Tagging>", "MalformedXML|The XML you provided was not well-formed or did not validate against our published schema" },
        { "key", "<Tagging/>", "MalformedXML|The XML you provided was not well-formed or did not validate against our published schema" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Put_InvalidTags_IsRefused(string key, string document, string expected)
    {
        await using var s3 = await SettingsBench.StartAsync();
        await s3.SendAsync("PUT", "", "data", "key");

        var answer = await s3.PutAsync("tagging", document, key);

        Assert.Equal((400, expected), (answer.Status, $"{answer.Code}|{answer.Message}"));
    }

    [Fact]
    public async Task BucketTags_PutGetDelete_RoundTrip()
    {
        await using var s3 = await SettingsBench.StartAsync();

        Assert.Equal(204, (await s3.PutAsync("tagging", Tags(("b", "2"), ("a", "")))).Status);
        Assert.Equal(Tags(("b", "2"), ("a", "")), SettingsBench.WithoutNamespaces(await s3.GetAsync("tagging")).Replace("<Value />", "<Value></Value>", StringComparison.Ordinal));
        Assert.Equal(204, (await s3.DeleteAsync("tagging")).Status);
        Assert.Equal("NoSuchTagSet", (await s3.GetAsync("tagging")).Code);
    }

    [Fact]
    public async Task ObjectTags_PutGetDelete_RoundTripWithVersions()
    {
        await using var s3 = await SettingsBench.StartAsync();
        await s3.MustPutAsync("versioning", "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>");
        var first = (await s3.SendAsync("PUT", "", "one", "key")).Headers["x-amz-version-id"];
        await s3.SendAsync("PUT", "", "two", "key");

        var put = await s3.PutAsync("tagging&versionId=" + first, Tags(("a", "1")), "key");

        Assert.Equal((200, first), (put.Status, put.Headers["x-amz-version-id"]));
        Assert.Equal(Tags(("a", "1")), SettingsBench.WithoutNamespaces(await s3.GetAsync("tagging&versionId=" + first, "key")));
        Assert.Equal("<Tagging><TagSet /></Tagging>", SettingsBench.WithoutNamespaces(await s3.GetAsync("tagging", "key")));
        Assert.Equal(204, (await s3.DeleteAsync("tagging&versionId=" + first, "key")).Status);
        Assert.Equal("<Tagging><TagSet /></Tagging>", SettingsBench.WithoutNamespaces(await s3.GetAsync("tagging&versionId=" + first, "key")));
    }

    [Fact]
    public async Task ObjectTags_OfAMissingKeyOrMarker_AreRefused()
    {
        await using var s3 = await SettingsBench.StartAsync();
        await s3.MustPutAsync("versioning", "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>");
        await s3.SendAsync("PUT", "", "one", "gone");
        await s3.DeleteAsync("", "gone");

        Assert.Equal("NoSuchKey", (await s3.GetAsync("tagging", "never")).Code);
        var marker = await s3.PutAsync("tagging", Tags(("a", "1")), "gone");
        Assert.Equal((405, "MethodNotAllowed", "DeleteMarker"), (marker.Status, marker.Code, marker.Field("ResourceType")));
    }

    internal static string Tags(params (string Key, string Value)[] tags) => "<Tagging><TagSet>"
        + string.Concat(tags.Select(tag => $"<Tag><Key>{tag.Key}</Key><Value>{tag.Value.Replace("<", "&lt;", StringComparison.Ordinal)}</Value></Tag>")) + "</TagSet></Tagging>";
}
