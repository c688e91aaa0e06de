using System.Collections.Frozen;
using S3Seal.Policy.Catalog;
using S3Seal.Policy.Evaluation;

namespace S3Seal.Emulator.Authorization;

/// <summary>Condition keys about the version that a request names: its id, and the tags that are stored with it.</summary>
internal static class ObjectKeys
{
    /// <summary>Actions whose policies may look at stored tags; an upload's never looks at what it replaces, nor a deletion's at what it takes away.</summary>
    private static readonly FrozenSet<string> SeesTags = S3ConditionKeys.Find("s3:ExistingObjectTag/any")!.Actions!
        .Select(action => "s3:" + action).ToFrozenSet(StringComparer.Ordinal);

    public static void Fill(RequestContext context, AccessQuestion question)
    {
        RequestContextFactory.Set(context, "s3:VersionId", question.VersionId);
        if (question.Object is not { } version || !SeesTags.Contains(question.Action))
        {
            return;
        }

        foreach (var tag in version.Tags)
        {
            context["s3:ExistingObjectTag/" + tag.Key] = ContextValue.Known(tag.Value);
        }
    }
}
