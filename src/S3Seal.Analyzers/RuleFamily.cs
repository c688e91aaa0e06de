namespace S3Seal.Analyzers;

/// <summary>The families of rules: the first digit of an id, and the category of its descriptor.</summary>
internal static class RuleFamily
{
    /// <summary>SSE1xxx: requests that write an object.</summary>
    public const string Requests = "S3Seal.Requests";

    /// <summary>SSE2xxx: the settings of buckets.</summary>
    public const string Buckets = "S3Seal.Buckets";

    /// <summary>SSE3xxx: bucket policies.</summary>
    public const string Policies = "S3Seal.Policies";

    /// <summary>SSE4xxx: customer keys and KMS secrets.</summary>
    public const string Keys = "S3Seal.Keys";

    /// <summary>SSE9xxx: the settings of the rules themselves.</summary>
    public const string Settings = "S3Seal.Settings";

    /// <summary>Where the page of a rule stands: <c>HelpLink + "SSE1001.md"</c>.</summary>
    public const string HelpLink = "https://github.com/s3seal/s3seal/blob/main/docs/rules/";
}
