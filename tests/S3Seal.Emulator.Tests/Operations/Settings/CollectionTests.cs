namespace S3Seal.Emulator.Tests.Operations.Settings;

/// <summary>Settings of which a bucket has many: each under its id, listed in id order.</summary>
public sealed class CollectionTests
{
    public static TheoryData<string, string> Kinds { get; } = new()
    {
        {
            "inventory",
            "<InventoryConfiguration><Id>ID</Id><IsEnabled>true</IsEnabled><Destination><S3BucketDestination><Bucket>arn:aws:s3:::x</Bucket><Format>CSV</Format>"
            + "</S3BucketDestination></Destination><Schedule><Frequency>Daily</Frequency></Schedule><IncludedObjectVersions>All</IncludedObjectVersions>"
            + "<OptionalFields><Field>Size</Field><Field>EncryptionStatus</Field></OptionalFields></InventoryConfiguration>"
        },
        { "metrics", "<MetricsConfiguration><Id>ID</Id><Filter><Prefix>a/</Prefix></Filter></MetricsConfiguration>" },
        { "analytics", "<AnalyticsConfiguration><Id>ID</Id><StorageClassAnalysis /></AnalyticsConfiguration>" },
        {
            "intelligent-tiering",
            "<IntelligentTieringConfiguration><Id>ID</Id><Status>Enabled</Status><Tiering><Days>90</Days><AccessTier>ARCHIVE_ACCESS</AccessTier></Tiering></IntelligentTieringConfiguration>"
        },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Put_IsKeptListedAndDeleted(string kind, string template)
    {
        await using var s3 = await SettingsBench.StartAsync();
        foreach (var id in new[] { "b", "a" })
        {
            Assert.Equal(204, (await s3.PutAsync($"{kind}&id={id}", template.Replace("ID", id, StringComparison.Ordinal))).Status);
        }

        Assert.Equal(template.Replace("ID", "a", StringComparison.Ordinal), SettingsBench.WithoutNamespaces(await s3.GetAsync(kind + "&id=a")));
        var list = (await s3.GetAsync(kind)).Xml;
        Assert.Equal(["a", "b"], list.Descendants().Where(element => element.Name.LocalName == "Id").Select(element => element.Value));
        Assert.Equal(204, (await s3.DeleteAsync(kind + "&id=a")).Status);
        Assert.Equal("NoSuchConfiguration", (await s3.GetAsync(kind + "&id=a")).Code);
        Assert.Equal("NoSuchConfiguration", (await s3.DeleteAsync(kind + "&id=a")).Code);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Put_UnderAnotherId_IsIdMismatch(string kind, string template)
    {
        await using var s3 = await SettingsBench.StartAsync();

        var answer = await s3.PutAsync(kind + "&id=other", template);

        Assert.Equal((400, "IdMismatch", "Document ID does not match the specified configuration ID."), (answer.Status, answer.Code, answer.Message));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Put_WithAnUnknownElement_IsMalformed(string kind, string template)
    {
        await using var s3 = await SettingsBench.StartAsync();

        var answer = await s3.PutAsync(kind + "&id=ID", template.Replace("</Id>", "</Id><Surprise/>", StringComparison.Ordinal));

        Assert.Equal("MalformedXML", answer.Code);
    }

    [Fact]
    public async Task List_MoreThanAHundred_ComesInPages()
    {
        await using var s3 = await SettingsBench.StartAsync();
        for (var number = 0; number < 130; number++)
        {
            await s3.PutAsync($"metrics&id=m{number:D3}", $"<MetricsConfiguration><Id>m{number:D3}</Id></MetricsConfiguration>");
        }

        var first = (await s3.GetAsync("metrics")).Xml;
        var token = first.Elements().Single(element => element.Name.LocalName == "NextContinuationToken").Value;
        var second = (await s3.GetAsync("metrics&continuation-token=" + Uri.EscapeDataString(token))).Xml;

        Assert.Equal(100, first.Elements().Count(element => element.Name.LocalName == "MetricsConfiguration"));
        Assert.Equal(30, second.Elements().Count(element => element.Name.LocalName == "MetricsConfiguration"));
        Assert.Equal("false", second.Elements().Single(element => element.Name.LocalName == "IsTruncated").Value);
    }
}
