using S3Seal.Emulator.Storage;
using S3Seal.Policy.Evaluation;

namespace S3Seal.Emulator.Authorization;

/// <summary>Condition keys about the bucket: its owner, and its tags once attribute-based access control is switched on.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/buckets-tagging-enable-abac.html</remarks>
internal static class BucketKeys
{
    private const string AbacDocument = "abac";
    private const string Enabled = "<Status>Enabled</Status>";

    public static void Fill(RequestContext context, BucketRecord bucket)
    {
        context["aws:ResourceAccount"] = ContextValue.Known(bucket.OwnerAccount);
        context["s3:ResourceAccount"] = ContextValue.Known(bucket.OwnerAccount);
        if (bucket.Settings is not { Tags: { } tags, Documents: var documents } || !documents.GetValueOrDefault(AbacDocument, "").Contains(Enabled, StringComparison.Ordinal))
        {
            return;
        }

        foreach (var tag in tags)
        {
            context["s3:BucketTag/" + tag.Key] = ContextValue.Known(tag.Value);
            context["aws:ResourceTag/" + tag.Key] = ContextValue.Known(tag.Value);
        }
    }
}
