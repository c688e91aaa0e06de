using System;
using System.Collections.Immutable;
using System.Linq;

namespace S3Seal.Analyzers.Settings;

/// <summary>THE TABLE of settings. <c>docs/settings.md</c> is compared with it by a test.</summary>
internal static class SettingKeys
{
    public const string Prefix = "s3seal_";

    public static readonly SettingKey RequiredEncryption = new(
        "s3seal_required_encryption", "What a request must ask for.", "any", "any", "AES256", "aws:kms", "aws:kms:dsse", "customer");

    public static readonly SettingKey KmsKey = new(
        "s3seal_kms_key", "Id, ARN or alias of the KMS key that a request must name, and that the fixes write.", "any key");

    public static readonly SettingKey BucketKey = new(
        "s3seal_bucket_key", "Whether a request for KMS must enable the bucket key.", "optional", "optional", "required");

    public static readonly SettingKey Bucket = new(
        "s3seal_bucket.", "A demand of its own for buckets by name, `PATTERN, METHOD[, key=KMS_KEY][, bucket_key=required]`; or, with the bucket's name as the label, where its policy stands: `POLICY_FILE[, LOGICAL_NAME]`.", "none");

    public static readonly SettingKey UploadMethods = new(
        "s3seal_upload_methods", "Full names of methods that send the request they are given, separated by commas; `*` stands for any text.", "none");

    public static readonly SettingKey SafeMethods = new(
        "s3seal_safe_methods", "Full names of methods that set the encryption of the request they take or return.", "none");

    public static readonly SettingKey SafeTypes = new(
        "s3seal_safe_types", "Full names of request or client types that take care of the encryption themselves.", "none");

    public static readonly SettingKey TestCode = new(
        "s3seal_test_code", "How test projects are judged.", "full", "full", "info", "skip");

    public static readonly SettingKey ClientSideEncryption = new(
        "s3seal_client_side_encryption", "Whether a client-side encryption client is judged like any other: a policy demands the header all the same.", "flag", "flag", "exempt");

    public static readonly ImmutableArray<SettingKey> All = ImmutableArray.Create(
        RequiredEncryption, KmsKey, BucketKey, Bucket, UploadMethods, SafeMethods, SafeTypes, TestCode, ClientSideEncryption);

    /// <summary>The row that a written key belongs to; null when there is none.</summary>
    public static SettingKey? Find(string key) => All.FirstOrDefault(row => row.Name[row.Name.Length - 1] == '.'
        ? key.Length > row.Name.Length && key.StartsWith(row.Name, StringComparison.OrdinalIgnoreCase)
        : string.Equals(key, row.Name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The documented name nearest to a mistyped one, when it is near enough to be meant.</summary>
    public static string? Nearest(string key) => NearestOf(key, All.Select(row => row.Name).ToImmutableArray());

    public static string? NearestOf(string text, ImmutableArray<string> names)
    {
        var best = names.OrderBy(name => Distance(text, name)).FirstOrDefault();
        return best is not null && Distance(text, best) <= 1 + (best.Length / 4) ? best : null;
    }

    private static int Distance(string left, string right)
    {
        // Bounded: a key is a line of a config file, and nobody mistypes a hundred characters.
        if (left.Length > 100)
        {
            return int.MaxValue;
        }
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                var same = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]);
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1));
                diagonal = above;
            }
        }
        return row[right.Length];
    }
}
