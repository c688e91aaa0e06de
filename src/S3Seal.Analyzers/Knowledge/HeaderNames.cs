using System;
using System.Collections.Generic;

namespace S3Seal.Analyzers.Knowledge;

/// <summary>The request headers that say the same as a property does; header names have no case.</summary>
internal static class HeaderNames
{
    public const string ServerSideEncryption = "x-amz-server-side-encryption";

    private static readonly Dictionary<string, RequestProperty> Properties = new(StringComparer.OrdinalIgnoreCase)
    {
        [ServerSideEncryption] = RequestProperty.Header,
        [ServerSideEncryption + "-aws-kms-key-id"] = RequestProperty.KmsKeyId,
        [ServerSideEncryption + "-context"] = RequestProperty.Context,
        [ServerSideEncryption + "-bucket-key-enabled"] = RequestProperty.BucketKey,
        [ServerSideEncryption + "-customer-algorithm"] = RequestProperty.CustomerMethod,
        [ServerSideEncryption + "-customer-key"] = RequestProperty.CustomerKey,
        [ServerSideEncryption + "-customer-key-MD5"] = RequestProperty.CustomerKeyMd5,
    };

    public static bool TryGetProperty(string header, out RequestProperty property) => Properties.TryGetValue(header, out property);
}
