namespace S3Seal.Emulator.Operations.Settings.Documents;

/// <summary>The settings that are many documents each.</summary>
internal static class KeptCollections
{
    public static readonly KeptCollection Inventory = new("inventory", DocumentShapes.Inventory,
        "ListInventoryConfigurationsResult", "s3:GetInventoryConfiguration", "s3:PutInventoryConfiguration")
    {
        Context = document =>
            document.Child("OptionalFields") is { } fields
                ? [new("s3:InventoryAccessibleOptionalFields", [.. fields.All("Field").Select(field => field.Text.Trim())])]
                : [],
    };

    public static readonly KeptCollection Metrics = new("metrics", DocumentShapes.Metrics,
        "ListMetricsConfigurationsResult", "s3:GetMetricsConfiguration", "s3:PutMetricsConfiguration");

    public static readonly KeptCollection Analytics = new("analytics", DocumentShapes.Analytics,
        "ListBucketAnalyticsConfigurationResult", "s3:GetAnalyticsConfiguration", "s3:PutAnalyticsConfiguration");

    public static readonly KeptCollection IntelligentTiering = new("intelligent-tiering", DocumentShapes.IntelligentTiering,
        "ListBucketIntelligentTieringConfigurationsOutput", "s3:GetIntelligentTieringConfiguration", "s3:PutIntelligentTieringConfiguration");
}
