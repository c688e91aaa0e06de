using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace S3Seal.Analyzers.Knowledge;

/// <summary>The SDK properties that hold a customer key itself; their MD5 twins are no secret.</summary>
internal static class CustomerKeyProperties
{
    public static readonly ImmutableHashSet<string> Names = ImmutableHashSet.Create(
        "ServerSideEncryptionCustomerProvidedKey",
        "CopySourceServerSideEncryptionCustomerProvidedKey",
        "SSECustomerKey");

    public static bool Contains(IPropertySymbol property) => Names.Contains(property.Name) && AwsS3Symbols.IsSdk(property);
}
