namespace S3Seal.Emulator.Tests.Operations.Settings;

/// <summary>What a bucket of 2026 answers about a setting that nobody has put.</summary>
public sealed class UnsetSettingsTests
{
    public static TheoryData<string, int, string> Refusals { get; } = new()
    {
        { "policy", 404, "NoSuchBucketPolicy|The bucket policy does not exist" },
        { "policyStatus", 404, "NoSuchBucketPolicy|The bucket policy does not exist" },
        { "cors", 404, "NoSuchCORSConfiguration|The CORS configuration does not exist" },
        { "lifecycle", 404, "NoSuchLifecycleConfiguration|The lifecycle configuration does not exist" },
        { "website", 404, "NoSuchWebsiteConfiguration|The specified bucket does not have a website configuration" },
        { "replication", 404, "ReplicationConfigurationNotFoundError|The replication configuration was not found" },
        { "tagging", 404, "NoSuchTagSet|The TagSet does not exist" },
        { "object-lock", 404, "ObjectLockConfigurationNotFoundError|Object Lock configuration does not exist for this bucket" },
        { "inventory&id=x", 404, "NoSuchConfiguration|The specified configuration does not exist." },
        { "metrics&id=x", 404, "NoSuchConfiguration|The specified configuration does not exist." },
        { "analytics&id=x", 404, "NoSuchConfiguration|The specified configuration does not exist." },
        { "intelligent-tiering&id=x", 404, "NoSuchConfiguration|The specified configuration does not exist." },
    };

    public static TheoryData<string, string> Documents { get; } = new()
    {
        { "versioning", "<VersioningConfiguration />" },
        { "logging", "<BucketLoggingStatus />" },
        { "accelerate", "<AccelerateConfiguration />" },
        { "notification", "<NotificationConfiguration />" },
        { "requestPayment", "<RequestPaymentConfiguration><Payer>BucketOwner</Payer></RequestPaymentConfiguration>" },
        { "abac", "<AbacStatus><Status>Disabled</Status></AbacStatus>" },
        { "location", "<LocationConstraint />" },
        { "ownershipControls", "<OwnershipControls><Rule><ObjectOwnership>BucketOwnerEnforced</ObjectOwnership></Rule></OwnershipControls>" },
        {
            "publicAccessBlock",
            "<PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls><IgnorePublicAcls>true</IgnorePublicAcls>"
            + "<BlockPublicPolicy>true</BlockPublicPolicy><RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>"
        },
        { "inventory", "<ListInventoryConfigurationsResult><IsTruncated>false</IsTruncated></ListInventoryConfigurationsResult>" },
        { "metrics", "<ListMetricsConfigurationsResult><IsTruncated>false</IsTruncated></ListMetricsConfigurationsResult>" },
        { "analytics", "<ListBucketAnalyticsConfigurationResult><IsTruncated>false</IsTruncated></ListBucketAnalyticsConfigurationResult>" },
        {
            "intelligent-tiering",
            "<ListBucketIntelligentTieringConfigurationsOutput><IsTruncated>false</IsTruncated></ListBucketIntelligentTieringConfigurationsOutput>"
        },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Get_NeverPut_IsRefusedInS3sWords(string query, int status, string expected)
    {
        await using var s3 = await SettingsBench.StartAsync();

        var answer = await s3.GetAsync(query);

        Assert.Equal((status, expected), (answer.Status, $"{answer.Code}|{answer.Message}"));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Get_NeverPut_IsTheDefault(string query, string expected)
    {
        await using var s3 = await SettingsBench.StartAsync();

        var answer = await s3.GetAsync(query);

        Assert.Equal((200, expected), (answer.Status, SettingsBench.WithoutNamespaces(answer)));
    }

    [Theory]
    [InlineData("publicAccessBlock", "NoSuchPublicAccessBlockConfiguration|The public access block configuration was not found")]
    [InlineData("ownershipControls", "OwnershipControlsNotFoundError|The bucket ownership controls were not found")]
    public async Task Get_AfterDelete_IsRefusedInS3sWords(string query, string expected)
    {
        await using var s3 = await SettingsBench.StartAsync();

        Assert.Equal(204, (await s3.DeleteAsync(query)).Status);
        Assert.Equal(204, (await s3.DeleteAsync(query)).Status);
        var answer = await s3.GetAsync(query);

        Assert.Equal((404, expected), (answer.Status, $"{answer.Code}|{answer.Message}"));
    }

    [Theory]
    [InlineData("policy")]
    [InlineData("cors")]
    [InlineData("lifecycle")]
    [InlineData("website")]
    [InlineData("replication")]
    [InlineData("tagging")]
    public async Task Delete_NeverPut_Succeeds(string query)
    {
        await using var s3 = await SettingsBench.StartAsync();

        Assert.Equal(204, (await s3.DeleteAsync(query)).Status);
    }

    [Theory]
    [InlineData("GET", "cors")]
    [InlineData("PUT", "tagging")]
    [InlineData("DELETE", "policy")]
    public async Task AnySetting_OfABucketThatIsNotThere_IsNoSuchBucket(string method, string query)
    {
        await using var s3 = await SettingsBench.StartAsync();

        var answer = await s3.Sealed.SendSignedAsync(s3.Sealed.Request(method, "/no-such-bucket?" + query));

        Assert.Equal((404, "NoSuchBucket", "no-such-bucket"), (answer.Status, answer.Code, answer.Field("BucketName")));
    }
}
