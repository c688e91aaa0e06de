using static S3Seal.Emulator.Tests.Operations.ObjectCalls;

namespace S3Seal.Emulator.Tests.Operations.Objects;

public sealed class VersioningTests
{
    [Fact]
    public async Task Versions_ThroughAllStates_AnswerAsS3Does()
    {
        await using var s3 = await WithBucketAsync();
        Assert.Null((await s3.PutAsync("k", "null")).Header("x-amz-version-id"));
        await s3.SetVersioningAsync("Enabled");
        Assert.Equal("null", (await s3.GetAsync("k")).Header("x-amz-version-id"));
        var first = (await s3.PutAsync("k", "one")).Header("x-amz-version-id")!;
        Assert.Matches("^[A-Za-z0-9._-]{32}$", first);
        Assert.Equal("null", (await s3.GetAsync("k?versionId=null")).Text);
        Assert.Equal("one", (await s3.GetAsync("k?versionId=" + first)).Text);

        var covered = await s3.DeleteAsync("k");
        var marker = covered.Header("x-amz-version-id")!;
        Assert.Equal((204, "true"), (covered.Status, covered.Header("x-amz-delete-marker")));
        var gone = await s3.GetAsync("k");
        gone.AssertError(404, "NoSuchKey", null, ("Key", "k"));
        Assert.Equal(("true", marker), (gone.Header("x-amz-delete-marker"), gone.Header("x-amz-version-id")));
        var refused = await s3.GetAsync("k?versionId=" + marker);
        refused.AssertError(405, "MethodNotAllowed", "The specified method is not allowed against this resource.", ("Method", "GET"), ("ResourceType", "DeleteMarker"));
        Assert.Equal(("DELETE", "true"), (refused.Header("Allow"), refused.Header("x-amz-delete-marker")));
        Assert.NotNull(refused.Header("Last-Modified"));
        Assert.Equal(405, (await s3.HeadAsync("k?versionId=" + marker)).Status);

        var uncovered = await s3.DeleteAsync("k?versionId=" + marker);
        Assert.Equal((204, "true", marker), (uncovered.Status, uncovered.Header("x-amz-delete-marker"), uncovered.Header("x-amz-version-id")));
        Assert.Equal("one", (await s3.GetAsync("k")).Text);

        await s3.SetVersioningAsync("Suspended");
        Assert.Null((await s3.PutAsync("k", "null again")).Header("x-amz-version-id"));
        Assert.Equal("null again", (await s3.GetAsync("k?versionId=null")).Text);
        Assert.Equal("one", (await s3.GetAsync("k?versionId=" + first)).Text);
        var suspended = await s3.DeleteAsync("k");
        Assert.Equal(("true", "null"), (suspended.Header("x-amz-delete-marker"), suspended.Header("x-amz-version-id")));
        (await s3.GetAsync("k?versionId=null")).AssertError(405, "MethodNotAllowed");
        Assert.Equal(2, (await s3.CallAsync("GET", $"/{Bucket}?versions")).Xml.Elements().Count(element => element.Name.LocalName is "Version" or "DeleteMarker"));
    }

    [Fact]
    public async Task Delete_OfAKeyThatNeverWas_WritesAMarkerWhereVersionsAreKept()
    {
        await using var s3 = await WithBucketAsync();
        var plain = await s3.DeleteAsync("never");
        Assert.Equal(204, plain.Status);
        Assert.Null(plain.Header("x-amz-delete-marker"));
        Assert.Null(plain.Header("Content-Type"));
        await s3.SetVersioningAsync("Enabled");
        Assert.Equal("true", (await s3.DeleteAsync("never")).Header("x-amz-delete-marker"));
        Assert.Single((await s3.CallAsync("GET", $"/{Bucket}?versions")).Elements("DeleteMarker"));
    }

    [Fact]
    public async Task VersionId_ThatIsNone_IsToldByItsKind()
    {
        await using var s3 = await WithBucketAsync("Enabled");
        await s3.PutAsync("k", "1");
        var id = (await s3.PutAsync("k", "2")).Header("x-amz-version-id")!;
        await s3.DeleteAsync("k?versionId=" + id);
        (await s3.GetAsync("k?versionId=" + id)).AssertError(404, "NoSuchVersion", "The specified version does not exist.", ("Key", "k"), ("VersionId", id));
        Assert.Equal(204, (await s3.DeleteAsync("k?versionId=" + id)).Status);
        foreach (var method in new[] { "GET", "DELETE" })
        {
            (await s3.CallAsync(method, $"/{Bucket}/k?versionId=nonsense")).AssertError(
                400, "InvalidArgument", "Invalid version id specified", ("ArgumentName", "versionId"), ("ArgumentValue", "nonsense"));
            (await s3.CallAsync(method, $"/{Bucket}/k?versionId=")).AssertError(400, "InvalidArgument", "Version id cannot be the empty string");
        }

        (await s3.DeleteAsync("k?versionId=HPniJFCxqTsMuIH9KX8K8wEjNUgmABCD")).AssertError(400, "InvalidArgument", "Invalid version id specified");
    }

    [Fact]
    public async Task ObjectLock_HoldsVersionsButNotMarkers()
    {
        await using var s3 = await WithBucketAsync(objectLock: true);
        var until = s3.Clock.GetUtcNow().AddDays(1).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ");
        var id = (await s3.PutAsync("k", "1", "x-amz-object-lock-mode: GOVERNANCE", "x-amz-object-lock-retain-until-date: " + until, "Content-MD5: xMpCOKC5I4INzFCab3WEmw==")).Header("x-amz-version-id");
        Assert.Equal("GOVERNANCE", (await s3.HeadAsync("k")).Header("x-amz-object-lock-mode"));
        (await s3.DeleteAsync("k?versionId=" + id)).AssertError(403, "AccessDenied", "Access Denied because object protected by object lock.");
        Assert.Equal(204, (await s3.DeleteAsync("k")).Status);
        Assert.Equal(204, (await s3.DeleteAsync("k?versionId=" + id, "x-amz-bypass-governance-retention: true")).Status);

        var compliant = (await s3.PutAsync("c", "1", "x-amz-object-lock-mode: COMPLIANCE", "x-amz-object-lock-retain-until-date: " + until, "Content-MD5: xMpCOKC5I4INzFCab3WEmw==")).Header("x-amz-version-id");
        (await s3.DeleteAsync("c?versionId=" + compliant, "x-amz-bypass-governance-retention: true")).AssertError(403, "AccessDenied");
        var held = (await s3.PutAsync("h", "1", "x-amz-object-lock-legal-hold: ON", "Content-MD5: xMpCOKC5I4INzFCab3WEmw==")).Header("x-amz-version-id");
        (await s3.DeleteAsync("h?versionId=" + held, "x-amz-bypass-governance-retention: true")).AssertError(403, "AccessDenied");
        s3.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(204, (await s3.DeleteAsync("c?versionId=" + compliant)).Status);
        (await s3.DeleteAsync("h?versionId=" + held)).AssertError(403, "AccessDenied");
    }

    [Theory]
    [InlineData("x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied", "x-amz-object-lock-retain-until-date", "x-amz-object-lock-mode: GOVERNANCE")]
    [InlineData("x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied", "x-amz-object-lock-mode", "x-amz-object-lock-retain-until-date: 2099-01-01T00:00:00Z")]
    [InlineData("Unknown wormMode directive.", "x-amz-object-lock-mode", "x-amz-object-lock-mode: governance", "x-amz-object-lock-retain-until-date: 2099-01-01T00:00:00Z")]
    [InlineData("The retain until date must be in the future!", "x-amz-object-lock-retain-until-date", "x-amz-object-lock-mode: GOVERNANCE", "x-amz-object-lock-retain-until-date: 2020-01-01T00:00:00Z")]
    public async Task ObjectLock_WithWrongHeaders_IsRefused(string message, string argument, params string[] headers)
    {
        await using var s3 = await WithBucketAsync(objectLock: true);
        (await s3.PutAsync("k", "1", [.. headers, "Content-MD5: xMpCOKC5I4INzFCab3WEmw=="])).AssertError(400, "InvalidArgument", message, ("ArgumentName", argument));
    }

    [Fact]
    public async Task Bypass_WithoutObjectLock_IsRefused()
    {
        await using var s3 = await WithBucketAsync("Enabled");
        (await s3.DeleteAsync("k", "x-amz-bypass-governance-retention: true")).AssertError(
            400, "InvalidArgument", "x-amz-bypass-governance-retention is only applicable to Object Lock enabled buckets.");
    }
}
