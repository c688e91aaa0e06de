namespace S3Seal.Emulator.Tests.Operations.Settings;

public sealed class ObjectLockTests
{
    private const string Enabled = "<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>";

    [Theory]
    [InlineData("<DefaultRetention><Mode>GOVERNANCE</Mode><Days>1</Days><Years>1</Years></DefaultRetention>")]
    [InlineData("<DefaultRetention><Mode>GOVERNANCE</Mode></DefaultRetention>")]
    [InlineData("<DefaultRetention><Days>1</Days></DefaultRetention>")]
    [InlineData("<DefaultRetention><Mode>governance</Mode><Days>1</Days></DefaultRetention>")]
    public async Task PutConfiguration_BadRule_IsMalformed(string rule)
    {
        await using var s3 = await StartLockedAsync();

        var answer = await s3.PutAsync("object-lock", $"<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled><Rule>{rule}</Rule></ObjectLockConfiguration>");

        Assert.Equal("MalformedXML", answer.Code);
    }

    [Fact]
    public async Task PutConfiguration_WithoutVersioning_IsInvalidBucketState()
    {
        await using var s3 = await SettingsBench.StartAsync();

        var answer = await s3.PutAsync("object-lock", Enabled);

        Assert.Equal((409, "InvalidBucketState"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task PutConfiguration_WithDefault_ProtectsNewVersions()
    {
        await using var s3 = await StartLockedAsync();
        var document = "<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled><Rule><DefaultRetention><Mode>COMPLIANCE</Mode><Days>3</Days></DefaultRetention></Rule></ObjectLockConfiguration>";
        await s3.MustPutAsync("object-lock", document);

        var version = (await s3.SendAsync("PUT", "", "data", "key")).Headers["x-amz-version-id"];

        Assert.Equal(document, SettingsBench.WithoutNamespaces(await s3.GetAsync("object-lock")));
        Assert.Contains("<Mode>COMPLIANCE</Mode>", (await s3.GetAsync("retention", "key")).Text, StringComparison.Ordinal);
        Assert.Equal((403, "Access Denied because object protected by object lock."), Told(await s3.DeleteAsync("versionId=" + version, "key")));
        s3.Sealed.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Equal(204, (await s3.DeleteAsync("versionId=" + version, "key")).Status);
    }

    [Fact]
    public async Task Retention_MayGrow_ShrinksOnlyUnderGovernanceWithBypass()
    {
        await using var s3 = await StartLockedAsync();
        await s3.SendAsync("PUT", "", "data", "key");
        await s3.MustPutAsync("retention", Retention(s3, "GOVERNANCE", 5), "key");
        await s3.MustPutAsync("retention", Retention(s3, "GOVERNANCE", 9), "key");

        var refused = await s3.PutAsync("retention", Retention(s3, "GOVERNANCE", 2), "key");
        var bypassed = await s3.PutAsync("retention", Retention(s3, "GOVERNANCE", 2), "key", ("x-amz-bypass-governance-retention", "true"));
        var hardened = await s3.PutAsync("retention", Retention(s3, "COMPLIANCE", 3), "key");
        var hardenedByBypass = await s3.PutAsync("retention", Retention(s3, "COMPLIANCE", 3), "key", ("x-amz-bypass-governance-retention", "true"));
        var compliance = await s3.PutAsync("retention", Retention(s3, "COMPLIANCE", 1), "key", ("x-amz-bypass-governance-retention", "true"));

        Assert.Equal((403, "Access Denied because object protected by object lock."), Told(refused));
        Assert.Equal(200, bypassed.Status);
        Assert.Equal((403, 200), (hardened.Status, hardenedByBypass.Status));
        Assert.Equal(403, compliance.Status);
    }

    [Fact]
    public async Task Retention_InThePast_IsInvalid()
    {
        await using var s3 = await StartLockedAsync();
        await s3.SendAsync("PUT", "", "data", "key");

        var answer = await s3.PutAsync("retention", Retention(s3, "GOVERNANCE", -1), "key");

        Assert.Equal((400, "The retain until date must be in the future!"), Told(answer));
    }

    [Fact]
    public async Task LegalHold_KeepsTheVersion_UntilItIsLifted()
    {
        await using var s3 = await StartLockedAsync();
        var version = (await s3.SendAsync("PUT", "", "data", "key")).Headers["x-amz-version-id"];
        Assert.Equal((404, "NoSuchObjectLockConfiguration"), Coded(await s3.GetAsync("legal-hold", "key")));
        await s3.MustPutAsync("legal-hold", "<LegalHold><Status>ON</Status></LegalHold>", "key");

        Assert.Equal(403, (await s3.SendAsync("DELETE", "versionId=" + version, key: "key", headers: ("x-amz-bypass-governance-retention", "true"))).Status);
        await s3.MustPutAsync("legal-hold", "<LegalHold><Status>OFF</Status></LegalHold>", "key");
        Assert.Equal("<LegalHold><Status>OFF</Status></LegalHold>", SettingsBench.WithoutNamespaces(await s3.GetAsync("legal-hold", "key")));
        Assert.Equal(204, (await s3.DeleteAsync("versionId=" + version, "key")).Status);
    }

    [Theory]
    [InlineData("GET", "retention", "")]
    [InlineData("GET", "legal-hold", "")]
    [InlineData("PUT", "legal-hold", "<LegalHold><Status>ON</Status></LegalHold>")]
    public async Task ObjectSettings_WithoutLockOnTheBucket_AreInvalidRequest(string method, string query, string body)
    {
        await using var s3 = await SettingsBench.StartAsync();
        await s3.SendAsync("PUT", "", "data", "key");

        var answer = await s3.SendAsync(method, query, body, "key");

        Assert.Equal((400, "InvalidRequest", "Bucket is missing Object Lock Configuration"), (answer.Status, answer.Code, answer.Message));
    }

    private static async Task<SettingsBench> StartLockedAsync()
    {
        var s3 = await SettingsBench.StartAsync();
        await s3.MustPutAsync("versioning", "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>");
        await s3.MustPutAsync("object-lock", Enabled);
        return s3;
    }

    private static string Retention(SettingsBench s3, string mode, int days) =>
        $"<Retention><Mode>{mode}</Mode><RetainUntilDate>{s3.Sealed.Clock.GetUtcNow().AddDays(days):yyyy-MM-ddTHH:mm:ssZ}</RetainUntilDate></Retention>";

    private static (int Status, string? Message) Told(Harness.RawAnswer answer) => (answer.Status, answer.Message);

    private static (int Status, string? Code) Coded(Harness.RawAnswer answer) => (answer.Status, answer.Code);
}
