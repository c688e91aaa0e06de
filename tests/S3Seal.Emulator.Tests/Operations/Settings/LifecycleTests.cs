namespace S3Seal.Emulator.Tests.Operations.Settings;

/// <summary>Lifecycle rules are carried out as of the emulator's clock, on command and by the clock itself.</summary>
public sealed class LifecycleTests
{
    private const string Expiry = "<Expiration><Days>1</Days></Expiration>";

    [Fact]
    public async Task Expiration_OfAnObject_IsDueAtTheMidnightAfterItsDays()
    {
        await using var s3 = await StartAsync(Rule(Expiry));
        await s3.MustPutAsync("", "hello", "k");
        var written = s3.Sealed.Clock.GetUtcNow();
        var due = new DateTimeOffset(written.UtcDateTime.Date, TimeSpan.Zero).AddDays(2);

        s3.Sealed.Clock.SetUtcNow(due.AddSeconds(-1));
        var tooEarly = s3.Sealed.Emulator.RunLifecycle();
        s3.Sealed.Clock.SetUtcNow(due);
        var inTime = s3.Sealed.Emulator.RunLifecycle();

        Assert.Equal((0, 1), (tooEarly, inTime));
        Assert.Equal("NoSuchKey", (await s3.GetAsync("", "k")).Code);
    }

    [Fact]
    public async Task Expiration_InAVersionedBucket_WritesAMarkerAndKeepsTheVersion()
    {
        await using var s3 = await StartAsync(Rule(Expiry), versioned: true);
        await s3.MustPutAsync("", "hello", "k");

        Later(s3, 3);

        Assert.Equal(["DeleteMarker", "Version"], await KindsAsync(s3));
    }

    [Fact]
    public async Task NoncurrentVersions_ExpireButForTheNewestThatAreKept()
    {
        await using var s3 = await StartAsync(
            Rule("<NoncurrentVersionExpiration><NoncurrentDays>1</NoncurrentDays><NewerNoncurrentVersions>1</NewerNoncurrentVersions></NoncurrentVersionExpiration>"), versioned: true);
        foreach (var body in new[] { "1", "2", "3", "4" })
        {
            await s3.MustPutAsync("", body, "k");
        }

        Later(s3, 3);

        Assert.Equal(["Version", "Version"], await KindsAsync(s3));
        Assert.Equal("4", (await s3.GetAsync("", "k")).Text);
    }

    [Fact]
    public async Task Marker_ThatHidesNothing_IsRemoved()
    {
        await using var s3 = await StartAsync(Rule("<Expiration><ExpiredObjectDeleteMarker>true</ExpiredObjectDeleteMarker></Expiration>"), versioned: true);
        await s3.DeleteAsync("", "gone");
        await s3.MustPutAsync("", "hello", "hidden");
        await s3.DeleteAsync("", "hidden");

        Later(s3, 1);

        Assert.Equal(["DeleteMarker", "Version"], await KindsAsync(s3));
    }

    [Fact]
    public async Task Upload_ThatNobodyCompletes_IsAborted()
    {
        await using var s3 = await StartAsync(Rule("<AbortIncompleteMultipartUpload><DaysAfterInitiation>2</DaysAfterInitiation></AbortIncompleteMultipartUpload>"));
        Assert.Equal(200, (await s3.SendAsync("POST", "uploads", key: "k")).Status);

        Later(s3, 1);
        var before = Count(await s3.GetAsync("uploads"), "Upload");
        Later(s3, 2);
        var after = Count(await s3.GetAsync("uploads"), "Upload");

        Assert.Equal((1, 0), (before, after));
    }

    [Theory]
    [InlineData(200_000, "STANDARD_IA")]
    [InlineData(1000, null)]
    public async Task Transition_OfAnObject_ChangesItsClassUnlessItIsSmall(int size, string? expected)
    {
        await using var s3 = await StartAsync(Rule("<Transition><Days>30</Days><StorageClass>STANDARD_IA</StorageClass></Transition>"));
        await s3.MustPutAsync("", new string('x', size), "k");

        Later(s3, 32);

        Assert.Equal(expected, (await s3.SendAsync("HEAD", "", key: "k")).Headers.GetValueOrDefault("x-amz-storage-class"));
    }

    [Theory]
    [InlineData("log/a", "", true)]
    [InlineData("other", "", false)]
    [InlineData("log/a", "keep=no", true)]
    public async Task Rule_WithAPrefix_MeansNoOtherKeys(string key, string tags, bool gone)
    {
        await using var s3 = await StartAsync(Rule(Expiry, "<Filter><Prefix>log/</Prefix></Filter>"));
        await s3.PutAsync("", "hello", key, ("x-amz-tagging", tags));

        Later(s3, 3);

        Assert.Equal(gone ? 404 : 200, (await s3.GetAsync("", key)).Status);
    }

    [Theory]
    [InlineData("temp=yes", true)]
    [InlineData("temp=no", false)]
    [InlineData("other=yes", false)]
    public async Task Rule_WithATag_MeansObjectsThatHaveIt(string tags, bool gone)
    {
        await using var s3 = await StartAsync(Rule(Expiry, "<Filter><Tag><Key>temp</Key><Value>yes</Value></Tag></Filter>"));
        await s3.PutAsync("", "hello", "k", ("x-amz-tagging", tags));

        Later(s3, 3);

        Assert.Equal(gone ? 404 : 200, (await s3.GetAsync("", "k")).Status);
    }

    [Fact]
    public async Task Rule_ThatIsDisabled_DoesNothing()
    {
        await using var s3 = await StartAsync(Rule(Expiry).Replace("Enabled", "Disabled", StringComparison.Ordinal));
        await s3.MustPutAsync("", "hello", "k");

        Later(s3, 3);

        Assert.Equal(200, (await s3.GetAsync("", "k")).Status);
    }

    [Fact]
    public async Task Interval_WhenTheClockPassesIt_CarriesRulesOut()
    {
        await using var s3 = await StartAsync(Rule(Expiry), configure: options => options.LifecycleInterval = TimeSpan.FromDays(1));
        await s3.MustPutAsync("", "hello", "k");

        s3.Sealed.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal(404, (await s3.GetAsync("", "k")).Status);
    }

    private static async Task<SettingsBench> StartAsync(string rule, bool versioned = false, Action<S3EmulatorOptions>? configure = null)
    {
        var s3 = await SettingsBench.StartAsync(configure);
        if (versioned)
        {
            await s3.MustPutAsync("versioning", "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>");
        }

        await s3.MustPutAsync("lifecycle", $"<LifecycleConfiguration>{rule}</LifecycleConfiguration>");
        return s3;
    }

    private static string Rule(string action, string filter = "<Filter><Prefix/></Filter>") => $"<Rule><ID>r</ID>{filter}<Status>Enabled</Status>{action}</Rule>";

    private static void Later(SettingsBench s3, int days)
    {
        s3.Sealed.Clock.Advance(TimeSpan.FromDays(days));
        s3.Sealed.Emulator.RunLifecycle();
    }

    private static async Task<string[]> KindsAsync(SettingsBench s3) =>
        [.. (await s3.GetAsync("versions")).Xml.Elements().Select(element => element.Name.LocalName).Where(name => name is "Version" or "DeleteMarker")];

    private static int Count(Harness.RawAnswer answer, string name) => answer.Xml.Elements().Count(element => element.Name.LocalName == name);
}
