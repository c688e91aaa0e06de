using System.Collections.Generic;
using S3Seal.Analyzers.Values;

namespace S3Seal.Analyzers.Knowledge;

/// <summary>The properties that say where a request writes.</summary>
internal static class RequestTexts
{
    private static readonly Dictionary<string, RequestText> Properties = new()
    {
        ["BucketName"] = RequestText.Bucket,
        ["DestinationBucket"] = RequestText.Bucket,
        ["Key"] = RequestText.Key,
        ["DestinationKey"] = RequestText.Key,
        ["KeyPrefix"] = RequestText.Key,
        ["ServerSideEncryptionKeyManagementServiceKeyId"] = RequestText.KmsKey,
    };

    public static bool TryGet(string property, out RequestText text) => Properties.TryGetValue(property, out text);

    /// <summary>The value of the property as it stands in the object's key: a prefix is only the beginning of one.</summary>
    public static KnownText? ValueOf(string property, KnownText? text) =>
        property == "KeyPrefix" && text is not null ? new KnownText(text.Text, IsWhole: false) : text;
}
