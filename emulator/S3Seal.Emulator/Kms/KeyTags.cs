using S3Seal.Encryption;

namespace S3Seal.Emulator.Kms;

/// <summary>Tags on keys.</summary>
internal static class KeyTags
{
    private const int MaxTags = 50;

    public static void TagResource(KmsRequest request, KmsAnswer answer)
    {
        var key = request.Key("TagResource");
        var tags = request.Tags() ?? throw KmsValidation.Missing("Tags");
        Check(tags);
        if (key.Tags.Keys.Union(tags.Select(tag => tag.Key)).Count() > MaxTags)
        {
            throw new KmsException("TagException", "Too many tags");
        }

        request.Kms.TagKey(key.Arn, tags, request.Requester);
    }

    public static void UntagResource(KmsRequest request, KmsAnswer answer)
    {
        var key = request.Key("UntagResource");
        request.Kms.UntagKey(key.Arn, request.Texts("TagKeys") ?? throw KmsValidation.Missing("TagKeys"), request.Requester);
    }

    public static void ListResourceTags(KmsRequest request, KmsAnswer answer)
    {
        var key = request.Key("ListResourceTags");
        answer.Page("Tags", request.Page(key.Tags.ToList(), tag => tag.Key, 50, 50), (item, tag) =>
            item.Text("TagKey", tag.Key).Text("TagValue", tag.Value));
    }

    /// <summary>TagException unless the tags are ones that KMS takes.</summary>
    public static void Check(IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        if (tags.Count > MaxTags)
        {
            throw new KmsException("TagException", "Too many tags");
        }

        if (tags.Select(tag => tag.Key).Distinct(StringComparer.Ordinal).Count() < tags.Count)
        {
            throw new KmsException("TagException", "Duplicate tag keys");
        }

        foreach (var (name, value) in tags)
        {
            if (name.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                throw new KmsException("TagException", "Tags beginning with aws: are reserved");
            }

            if (name.Length is 0 or > 128 || value.Length > 256)
            {
                throw KmsValidation.TooLong(name.Length is 0 or > 128 ? "tagKey" : "tagValue", name.Length is 0 or > 128 ? 128 : 256);
            }
        }
    }
}
