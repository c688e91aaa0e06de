namespace S3Seal.Emulator.Tests.Operations.Settings;

public sealed class VersioningTests
{
    [Theory]
    [InlineData("<VersioningConfiguration><Status>enabled</Status></VersioningConfiguration>", 400, "MalformedXML")]
    [InlineData("<VersioningConfiguration/>", 400, "IllegalVersioningConfigurationException")]
    [InlineData("<VersioningConfiguration><Status>Enabled</Status><MfaDelete>Enabled</MfaDelete></VersioningConfiguration>", 501, "NotImplemented")]
    public async Task Put_Refused_ByItsDefect(string document, int status, string code)
    {
        await using var s3 = await SettingsBench.StartAsync();

        var answer = await s3.PutAsync("versioning", document);

        Assert.Equal((status, code), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("Enabled")]
    [InlineData("Suspended")]
    public async Task Put_Status_IsGivenBack(string status)
    {
        await using var s3 = await SettingsBench.StartAsync();

        await s3.MustPutAsync("versioning", $"<VersioningConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Status>{status}</Status></VersioningConfiguration>");

        Assert.Equal($"<VersioningConfiguration><Status>{status}</Status></VersioningConfiguration>", SettingsBench.WithoutNamespaces(await s3.GetAsync("versioning")));
    }

    [Fact]
    public async Task Suspend_WithObjectLock_IsInvalidBucketState()
    {
        await using var s3 = await SettingsBench.StartAsync();
        await s3.MustPutAsync("versioning", "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>");
        await s3.MustPutAsync("object-lock", "<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>");

        var answer = await s3.PutAsync("versioning", "<VersioningConfiguration><Status>Suspended</Status></VersioningConfiguration>");

        Assert.Equal((409, "InvalidBucketState", "An Object Lock configuration is present on this bucket, so the versioning state cannot be changed."),
            (answer.Status, answer.Code, answer.Message));
    }
}
