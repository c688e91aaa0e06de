using System.Collections.Immutable;

namespace S3Seal.Analyzers.Knowledge;

/// <summary>The contract between a rule and its fix: the names and values that travel in <c>Diagnostic.Properties</c>.</summary>
/// <remarks>A fix never analyses again: what is not in here, it does not know. It may look at the layout of the text around the finding.</remarks>
internal static class FixFacts
{
    /// <summary>What the project demands: the name of a field of <c>ServerSideEncryptionMethod</c> (<c>AES256</c>, <c>AWSKMS</c>, <c>AWSKMSDSSE</c>). Absent: no fix.</summary>
    public const string Method = "s3seal.method";

    /// <summary>The KMS key id that the project demands; absent when none is configured.</summary>
    public const string KmsKeyId = "s3seal.kmsKeyId";

    /// <summary>The property that holds the KMS key id on this request type; present with <see cref="KmsKeyId"/>.</summary>
    public const string KmsKeyProperty = "s3seal.kmsKeyProperty";

    /// <summary>The name of that property on every request type that has one.</summary>
    public const string KmsKeyIdProperty = "ServerSideEncryptionKeyManagementServiceKeyId";

    /// <summary>Present when the request must enable the bucket key, and does not mention it yet.</summary>
    public const string BucketKey = "s3seal.bucketKey";

    /// <summary>Index of the additional location where another KMS key is named, to be replaced by <see cref="KmsKeyId"/>.</summary>
    public const string KmsKeyValue = "s3seal.kmsKeyValue";

    /// <summary>What the fix does with the method: <see cref="Add"/> or <see cref="Replace"/>.</summary>
    public const string Edit = "s3seal.edit";

    /// <summary>Value of <see cref="Edit"/>: the property is not set; set it.</summary>
    public const string Add = "add";

    /// <summary>Value of <see cref="Edit"/>: the property is set to nothing; replace the values at the additional locations from <see cref="FirstValue"/> on.</summary>
    public const string Replace = "replace";

    /// <summary>Value of <see cref="Edit"/>: the setting at the first additional location goes away.</summary>
    public const string Remove = "remove";

    /// <summary>The text that replaces the value at the first additional location.</summary>
    public const string Value = "s3seal.value";

    /// <summary>The value of the header <c>x-amz-server-side-encryption</c> that a form needs.</summary>
    public const string Header = "s3seal.header";

    /// <summary>Index of the first additional location that is a value to replace (the ones before it are sends); present with <see cref="Replace"/>.</summary>
    public const string FirstValue = "s3seal.firstValue";

    /// <summary>
    /// Further methods that would do, one a line, each with its KMS key id behind a space where it needs one: <see cref="Method"/> and <see cref="KmsKeyId"/> of as many further fixes.
    /// </summary>
    public const string Alternatives = "s3seal.alternatives";

    /// <summary>What a correction of a policy does, in words; present with <see cref="PolicyEdits"/>.</summary>
    public const string PolicyTitle = "s3seal.policyTitle";

    /// <summary>The correction as edits of the file with the finding, one a line: start, length and the new text, between colons; as <c>PolicyFixText</c> reads and writes them.</summary>
    public const string PolicyEdits = "s3seal.policyEdits";

    /// <summary>The value of the header <c>x-amz-server-side-encryption</c> that a field of <c>ServerSideEncryptionMethod</c> stands for.</summary>
    public static string HeaderOf(string method) => method switch
    {
        "AWSKMS" => "aws:kms",
        "AWSKMSDSSE" => "aws:kms:dsse",
        _ => "AES256",
    };

    /// <summary>The facts that fix a request without encryption for the default demand, SSE-S3.</summary>
    public static readonly ImmutableDictionary<string, string?> Aes256 =
        ImmutableDictionary<string, string?>.Empty.Add(Method, "AES256").Add(Edit, Add);
}
