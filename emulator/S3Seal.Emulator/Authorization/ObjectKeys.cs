using System.Collections.Frozen;
using S3Seal.Policy.Evaluation;

namespace S3Seal.Emulator.Authorization;

/// <summary>Condition keys about the version that a request names: its id, and the tags that are stored with it.</summary>
internal static class ObjectKeys
{
    // An upload's policy is asked about what is being written, never about what is there.
    private static readonly FrozenSet<string> Uploads =
        new[] { "s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts" }.ToFrozenSet(StringComparer.Ordinal);

    public static void Fill(RequestContext context, AccessQuestion question)
    {
        RequestContextFactory.Set(context, "s3:VersionId", question.VersionId);
        if (question.Object is not { } version || Uploads.Contains(question.Action))
        {
            return;
        }

        foreach (var tag in version.Tags)
        {
            context["s3:ExistingObjectTag/" + tag.Key] = ContextValue.Known(tag.Value);
        }
    }
}
