using System;
using Microsoft.CodeAnalysis;

namespace S3Seal.Analyzers.Knowledge;

/// <summary>The types of the AWS CDK that say a bucket's policy, by their full names: whoever ships them.</summary>
internal static class CdkTypes
{
    public const string Bucket = "Amazon.CDK.AWS.S3.Bucket";
    public const string BucketInterface = "Amazon.CDK.AWS.S3.IBucket";
    public const string BucketProps = "Amazon.CDK.AWS.S3.BucketProps";
    public const string BucketEncryption = "Amazon.CDK.AWS.S3.BucketEncryption";
    public const string PolicyStatement = "Amazon.CDK.AWS.IAM.PolicyStatement";
    public const string PolicyStatementProps = "Amazon.CDK.AWS.IAM.PolicyStatementProps";
    public const string Effect = "Amazon.CDK.AWS.IAM.Effect";

    private const string Iam = "Amazon.CDK.AWS.IAM.";

    public static bool AreKnown(Compilation compilation) => !compilation.GetTypesByMetadataName(Bucket).IsEmpty;

    public static bool Is(ITypeSymbol? type, string name) => type is not null && type.ToDisplayString() == name;

    /// <summary>Whether the type is a bucket, a class derived from one, or the interface of all buckets.</summary>
    public static bool IsBucket(ITypeSymbol? type)
    {
        for (var depth = 0; type is not null && depth < 8; type = type.BaseType, depth++)
        {
            if (Is(type, Bucket) || Is(type, BucketInterface))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The simple name of a type of <c>Amazon.CDK.AWS.IAM</c>; null for every other type.</summary>
    public static string? NameInIam(ITypeSymbol? type) =>
        type?.ToDisplayString() is { } name && name.StartsWith(Iam, StringComparison.Ordinal) ? name.Substring(Iam.Length) : null;
}
