namespace S3Seal.Emulator.Tests.Operations.Settings;

/// <summary>Settings that are one document: kept as put, validated as S3 does, taken away again.</summary>
public sealed class KeptDocumentTests
{
    public static TheoryData<string, string> Documents { get; } = new()
    {
        { "requestPayment", "<RequestPaymentConfiguration><Payer>Requester</Payer></RequestPaymentConfiguration>" },
        { "accelerate", "<AccelerateConfiguration><Status>Enabled</Status></AccelerateConfiguration>" },
        { "abac", "<AbacStatus><Status>Enabled</Status></AbacStatus>" },
        {
            "logging",
            "<BucketLoggingStatus><LoggingEnabled><TargetBucket>the-bucket</TargetBucket><TargetPrefix>log/</TargetPrefix>"
            + "<TargetObjectKeyFormat><PartitionedPrefix><PartitionDateSource>EventTime</PartitionDateSource></PartitionedPrefix></TargetObjectKeyFormat>"
            + "</LoggingEnabled></BucketLoggingStatus>"
        },
        { "website", "<WebsiteConfiguration><RedirectAllRequestsTo><HostName>example.com</HostName><Protocol>https</Protocol></RedirectAllRequestsTo></WebsiteConfiguration>" },
        {
            "website",
            "<WebsiteConfiguration><IndexDocument><Suffix>index.html</Suffix></IndexDocument><ErrorDocument><Key>error.html</Key></ErrorDocument>"
            + "<RoutingRules><RoutingRule><Condition><KeyPrefixEquals>docs/</KeyPrefixEquals></Condition>"
            + "<Redirect><ReplaceKeyPrefixWith>documents/</ReplaceKeyPrefixWith></Redirect></RoutingRule></RoutingRules></WebsiteConfiguration>"
        },
        {
            "notification",
            "<NotificationConfiguration><QueueConfiguration><Id>one</Id><Queue>arn:aws:sqs:us-east-1:000000000000:q</Queue><Event>s3:ObjectCreated:*</Event>"
            + "<Filter><S3Key><FilterRule><Name>prefix</Name><Value>in/</Value></FilterRule></S3Key></Filter></QueueConfiguration></NotificationConfiguration>"
        },
    };

    public static TheoryData<string, string, string> Refused { get; } = new()
    {
        { "requestPayment", "<RequestPaymentConfiguration><Payer>Nobody</Payer></RequestPaymentConfiguration>", "MalformedXML" },
        { "requestPayment", "<RequestPaymentConfiguration><Payer>Requester</Payer><Extra/></RequestPaymentConfiguration>", "MalformedXML" },
        { "requestPayment", "<RequestPaymentConfiguration><Payer>Requester</Payer><Payer>Requester</Payer></RequestPaymentConfiguration>", "MalformedXML" },
        { "requestPayment", "<Other><Payer>Requester</Payer></Other>", "MalformedXML" },
        { "requestPayment", "no xml at all", "MalformedXML" },
        { "requestPayment", "<!DOCTYPE a [<!ENTITY b 'c'>]><RequestPaymentConfiguration><Payer>&b;</Payer></RequestPaymentConfiguration>", "MalformedXML" },
        { "requestPayment", "", "MissingRequestBodyError" },
        { "accelerate", "<AccelerateConfiguration><Status>On</Status></AccelerateConfiguration>", "MalformedXML" },
        { "accelerate", "<AccelerateConfiguration/>", "MalformedXML" },
        { "logging", "<BucketLoggingStatus><LoggingEnabled><TargetBucket>nowhere</TargetBucket><TargetPrefix/></LoggingEnabled></BucketLoggingStatus>", "InvalidTargetBucketForLogging" },
        { "logging", "<BucketLoggingStatus><LoggingEnabled><TargetBucket>the-bucket</TargetBucket></LoggingEnabled></BucketLoggingStatus>", "MalformedXML" },
        { "website", "<WebsiteConfiguration/>", "InvalidArgument|A value for IndexDocument Suffix must be provided if RedirectAllRequestsTo is empty" },
        { "website", "<WebsiteConfiguration><IndexDocument><Suffix>a/b</Suffix></IndexDocument></WebsiteConfiguration>", "InvalidArgument|The IndexDocument Suffix is not well formed" },
        {
            "notification",
            "<NotificationConfiguration><QueueConfiguration><Queue>arn:aws:sqs:us-east-1:000000000000:q</Queue><Event>s3:ObjectCreated:*</Event>"
            + "<Filter><S3Key><FilterRule><Name>infix</Name><Value>x</Value></FilterRule></S3Key></Filter></QueueConfiguration></NotificationConfiguration>",
            "InvalidArgument|filter rule name must be either prefix or suffix"
        },
        { "notification", "<NotificationConfiguration><QueueConfiguration><Queue>q</Queue><Event>s3:ObjectCreated:*</Event></QueueConfiguration></NotificationConfiguration>", "InvalidArgument" },
        { "notification", "<NotificationConfiguration><QueueConfiguration><Queue>arn:aws:sqs:us-east-1:000000000000:q</Queue><Event>s3:Never</Event></QueueConfiguration></NotificationConfiguration>", "MalformedXML" },
        { "replication", Replication("the-bucket"), "InvalidRequest|Versioning must be 'Enabled' on the bucket to apply a replication configuration" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Put_ValidDocument_IsGivenBack(string query, string document)
    {
        await using var s3 = await SettingsBench.StartAsync();

        await s3.MustPutAsync(query, document);

        Assert.Equal(document, SettingsBench.WithoutNamespaces(await s3.GetAsync(query)));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Put_InvalidDocument_IsRefusedAndChangesNothing(string query, string document, string expected)
    {
        await using var s3 = await SettingsBench.StartAsync();
        var before = await s3.GetAsync(query);

        var answer = await s3.PutAsync(query, document);
        var after = await s3.GetAsync(query);

        Assert.Equal(expected, expected.Contains('|') ? $"{answer.Code}|{answer.Message}" : answer.Code);
        Assert.Equal((before.Status, before.Code ?? ""), (after.Status, after.Code ?? ""));
    }

    [Fact]
    public async Task PutNotification_WithoutIds_NamesTheConfigurations()
    {
        await using var s3 = await SettingsBench.StartAsync();

        await s3.MustPutAsync("notification", "<NotificationConfiguration><TopicConfiguration><Topic>arn:aws:sns:us-east-1:000000000000:t</Topic><Event>s3:ObjectRemoved:*</Event></TopicConfiguration></NotificationConfiguration>");
        var document = (await s3.GetAsync("notification")).Xml;

        Assert.NotEmpty(document.Descendants().Single(element => element.Name.LocalName == "Id").Value);
    }

    [Fact]
    public async Task PutNotification_Empty_ClearsIt()
    {
        await using var s3 = await SettingsBench.StartAsync();
        await s3.MustPutAsync("notification", "<NotificationConfiguration><EventBridgeConfiguration/></NotificationConfiguration>");
        Assert.Equal("<NotificationConfiguration><EventBridgeConfiguration /></NotificationConfiguration>", SettingsBench.WithoutNamespaces(await s3.GetAsync("notification")));

        await s3.MustPutAsync("notification", "<NotificationConfiguration/>");

        Assert.Equal("<NotificationConfiguration />", SettingsBench.WithoutNamespaces(await s3.GetAsync("notification")));
    }

    [Fact]
    public async Task PutReplication_TargetWithoutVersioning_IsRefused_AndKeptOnceItHasIt()
    {
        await using var s3 = await SettingsBench.StartAsync();
        await s3.Sealed.SendSignedAsync(s3.Sealed.Request("PUT", "/the-target"));
        await s3.MustPutAsync("versioning", "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>");

        var refused = await s3.PutAsync("replication", Replication("the-target"));
        var missing = await s3.PutAsync("replication", Replication("no-target"));
        await s3.Sealed.SendSignedAsync(s3.Sealed.Request("PUT", "/the-target?versioning").WithBody("<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>"));
        await s3.MustPutAsync("replication", Replication("the-target"));

        Assert.Equal("Destination bucket must have versioning enabled.", refused.Message);
        Assert.Equal("Destination bucket must exist.", missing.Message);
        Assert.Equal(Replication("the-target"), SettingsBench.WithoutNamespaces(await s3.GetAsync("replication")));
        Assert.Equal(204, (await s3.DeleteAsync("replication")).Status);
        Assert.Equal("ReplicationConfigurationNotFoundError", (await s3.GetAsync("replication")).Code);
    }

    private static string Replication(string target) =>
        "<ReplicationConfiguration><Role>arn:aws:iam::000000000000:role/r</Role><Rule><ID>all</ID><Priority>1</Priority><Filter><Prefix>in/</Prefix></Filter><Status>Enabled</Status>"
        + $"<Destination><Bucket>arn:aws:s3:::{target}</Bucket></Destination><DeleteMarkerReplication><Status>Disabled</Status></DeleteMarkerReplication></Rule></ReplicationConfiguration>";
}
