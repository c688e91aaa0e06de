namespace S3Seal.Conformance;

/// <summary>The requests that make ready what an assumption starts from.</summary>
internal static class Preparation
{
    private const string Enabled = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";

    private const string CustomerKeysAllowed =
        "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault>"
        + "<BlockedEncryptionTypes><EncryptionType>NONE</EncryptionType></BlockedEncryptionTypes></Rule></ServerSideEncryptionConfiguration>";

    public static IEnumerable<Step> StepsOf(string name) => name switch
    {
        "bucket" => [Make("PUT", "/{b}")],
        "bucket2" => [Make("PUT", "/{b2}")],
        "versioned" => [Make("PUT", "/{b}"), Make("PUT", "/{b}?versioning", Enabled)],
        "lockable" => [Make("PUT", "/{b}", null, ("x-amz-bucket-object-lock-enabled", "true"))],
        "acl" => [Make("PUT", "/{b}", null, ("x-amz-object-ownership", "ObjectWriter")), Make("DELETE", "/{b}?publicAccessBlock")],
        "open" => [Make("PUT", "/{b}"), Make("DELETE", "/{b}?publicAccessBlock")],
        "customer" => [Make("PUT", "/{b}"), Make("PUT", "/{b}?encryption", CustomerKeysAllowed)],
        "object" => [Make("PUT", "/{b}/k", "hello")],
        _ => throw new FormatException($"'{name}' is no preparation."),
    };

    private static Step Make(string method, string target, string? body = null, params (string Name, string Value)[] headers) =>
        new() { Method = method, Target = target, Body = body, Headers = [.. headers.Select(header => KeyValuePair.Create(header.Name, header.Value))] };
}
