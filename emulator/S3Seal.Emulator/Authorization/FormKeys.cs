using System.Text;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Wire;
using S3Seal.Policy.Evaluation;

namespace S3Seal.Emulator.Authorization;

/// <summary>The form fields of a POST upload that have other names or other shapes than the headers they stand for.</summary>
internal static class FormKeys
{
    public static void Fill(RequestContext context, RequestHeaders fields)
    {
        RequestContextFactory.Set(context, "s3:x-amz-acl", fields["acl"]);
        if (fields["tagging"] is { } document)
        {
            FillTags(context, document);
        }
    }

    private static void FillTags(RequestContext context, string document)
    {
        var keys = new List<string>();
        foreach (var tag in ReadSet(document)?.All("Tag") ?? [])
        {
            if (tag.Child("Key")?.Text is { } key)
            {
                keys.Add(key);
                context["s3:RequestObjectTag/" + key] = ContextValue.Known(tag.Child("Value")?.Text ?? "");
            }
        }

        context["s3:RequestObjectTagKeys"] = ContextValue.Known([.. keys]);
    }

    // What is no tag document carries no tags here; the operation refuses it with its own words.
    private static S3XmlElement? ReadSet(string document)
    {
        try
        {
            return S3XmlReader.Read(Encoding.UTF8.GetBytes(document)).Child("TagSet");
        }
        catch (S3Exception)
        {
            return null;
        }
    }
}
