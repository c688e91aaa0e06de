using System;
using S3Seal.Policy.Catalog;

namespace S3Seal.Policy.Repair;

/// <summary>One change of a request: a condition key gets a value or is left out.</summary>
/// <param name="Key">The condition key.</param>
/// <param name="Value">Its new value; null when the request must not have the key.</param>
/// <param name="IsPlaceholder">Whether the value is only an example of many that would do, so that an author must choose.</param>
public sealed record KeyChange(string Key, string? Value, bool IsPlaceholder)
{
    private const string AmazonHeader = "s3:x-amz-";

    /// <summary>The header that carries the key, in lower case; null when no header of the request's author does.</summary>
    public string? Header =>
        Key.StartsWith(AmazonHeader, StringComparison.OrdinalIgnoreCase) ? Key.Substring(S3Actions.Prefix.Length).ToLowerInvariant()
        : string.Equals(Key, "s3:if-match", StringComparison.OrdinalIgnoreCase) ? "if-match"
        : string.Equals(Key, "s3:if-none-match", StringComparison.OrdinalIgnoreCase) ? "if-none-match"
        : null;

    /// <summary>The change in words that follow "to get through:".</summary>
    public override string ToString()
    {
        if (Header is { } header)
            return Value is null ? $"leave out the header {header}" : $"send {header}: {Example()}";
        if (string.Equals(Key, S3ConditionKeys.SecureTransport, StringComparison.OrdinalIgnoreCase) && Value is not null)
            return Value == "true" ? "use HTTPS" : "use plain HTTP";
        if (string.Equals(Key, "aws:SourceIp", StringComparison.OrdinalIgnoreCase) && Value is not null)
            return $"call from the address {Example()}";
        return Value is null ? $"have no {Key}" : $"have {Key} = {Example()}";
    }

    private string Example() => IsPlaceholder ? Value + " (for example)" : Value!;
}
