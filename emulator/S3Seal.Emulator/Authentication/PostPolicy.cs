using System.Globalization;
using System.Text;
using System.Text.Json;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Authentication;

/// <summary>The policy of a POST upload: until when it holds, and what every field must look like.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html</remarks>
internal sealed record PostPolicy(DateTimeOffset Expiration, IReadOnlyList<PostCondition> Conditions)
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 8 };

    private static readonly string[] ExpirationForms = ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    /// <summary>Reads the base64 text of the field; InvalidPolicyDocument when it is no policy.</summary>
    public static PostPolicy Parse(string base64)
    {
        try
        {
            using var document = JsonDocument.Parse(Convert.FromBase64String(base64), Options);
            return Read(document.RootElement);
        }
        catch (Exception problem) when (problem is FormatException or JsonException or InvalidOperationException or DecoderFallbackException)
        {
            throw Invalid("Invalid JSON.");
        }
    }

    public static S3Exception Invalid(string reason) => new(S3Errors.InvalidPolicyDocument, $"Invalid Policy: {reason}");

    /// <summary>AccessDenied unless every condition holds and every field has one.</summary>
    /// <param name="form">The fields.</param>
    /// <param name="bucket">The bucket that is addressed.</param>
    /// <param name="key">The key after <c>${filename}</c> was replaced.</param>
    /// <param name="now">The emulator's time.</param>
    /// <returns>The length that the file may have.</returns>
    public LengthRange Demand(PostForm form, string bucket, string key, DateTimeOffset now)
    {
        if (now >= Expiration)
        {
            throw Denied("Policy expired.");
        }

        var range = LengthRange.Any;
        foreach (var condition in Conditions)
        {
            if (condition.Range is { } length)
            {
                range = range.Within(length);
            }
            else if (condition.Field.Length == 0 || !condition.Holds(ValueOf(condition.Field, form, bucket, key)))
            {
                throw Denied($"Policy Condition failed: {condition.Text}");
            }
        }

        foreach (var (name, _) in form.Fields)
        {
            if (NeedsCondition(name) && !Conditions.Any(condition => name.Equals(condition.Field, StringComparison.OrdinalIgnoreCase)))
            {
                throw Denied($"Extra input fields: {name}");
            }
        }

        return range;
    }

    private static S3Exception Denied(string reason) => new(S3Errors.AccessDenied, $"Invalid according to Policy: {reason}");

    private static string? ValueOf(string field, PostForm form, string bucket, string key) =>
        field.Equals("bucket", StringComparison.OrdinalIgnoreCase) ? bucket
        : field.Equals("key", StringComparison.OrdinalIgnoreCase) ? key
        : form[field];

    private static bool NeedsCondition(string name) =>
        !(name.Equals("file", StringComparison.OrdinalIgnoreCase)
            || name.Equals("policy", StringComparison.OrdinalIgnoreCase)
            || name.Equals("x-amz-signature", StringComparison.OrdinalIgnoreCase)
            || name.Equals("AWSAccessKeyId", StringComparison.OrdinalIgnoreCase)
            || name.Equals("signature", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("x-ignore-", StringComparison.OrdinalIgnoreCase));

    private static PostPolicy Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw Invalid("Invalid JSON.");
        }

        if (!root.TryGetProperty("expiration", out var expiration))
        {
            throw Invalid("Policy missing expiration.");
        }

        if (!root.TryGetProperty("conditions", out var conditions))
        {
            throw Invalid("Policy missing conditions.");
        }

        if (expiration.ValueKind != JsonValueKind.String || !DateTimeOffset.TryParseExact(
            expiration.GetString(), ExpirationForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var end))
        {
            throw Invalid($"Invalid 'expiration' value: '{expiration}'");
        }

        return conditions.ValueKind == JsonValueKind.Array
            ? new PostPolicy(end, [.. conditions.EnumerateArray().Select(PostCondition.Parse)])
            : throw Invalid("Invalid 'conditions' value: must be a List.");
    }
}
