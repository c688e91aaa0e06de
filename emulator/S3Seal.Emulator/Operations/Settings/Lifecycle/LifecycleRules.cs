using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings.Lifecycle;

/// <summary>How the actions of one lifecycle rule must fit each other and its filter.</summary>
internal static class LifecycleRules
{
    private const int InfrequentAccessDays = 30;

    private static readonly string[] Actions =
        ["Expiration", "Transition", "NoncurrentVersionExpiration", "NoncurrentVersionTransition", "AbortIncompleteMultipartUpload"];

    public static void Check(LifecycleRule rule, S3XmlElement element)
    {
        if (!element.Children.Any(child => Actions.Contains(child.Name)))
        {
            throw new S3Exception(S3Errors.InvalidRequest, "At least one action needs to be specified in a rule");
        }

        if (element.Child("Expiration") is { Children.Count: not 1 } || element.Child("NoncurrentVersionExpiration") is { } noncurrent && noncurrent.Child("NoncurrentDays") is null)
        {
            throw new S3Exception(S3Errors.MalformedXml);
        }

        CheckTagged(rule, element);
        CheckTransitions(rule);
    }

    private static void CheckTagged(LifecycleRule rule, S3XmlElement element)
    {
        if (rule.Filter.Tags.IsEmpty)
        {
            return;
        }

        if (element.Child("Expiration")?.Child("ExpiredObjectDeleteMarker") is not null)
        {
            throw new S3Exception(S3Errors.InvalidRequest, "ExpiredObjectDeleteMarker cannot be specified with Tags.");
        }

        if (rule.AbortIncompleteUploadDays is not null)
        {
            throw new S3Exception(S3Errors.InvalidRequest, "AbortIncompleteMultipartUpload cannot be specified with Tags.");
        }
    }

    private static void CheckTransitions(LifecycleRule rule)
    {
        if (rule.Transitions.DistinctBy(transition => transition.StorageClass).Count() != rule.Transitions.Length)
        {
            throw new S3Exception(S3Errors.InvalidRequest, "'StorageClass' must be different for 'Transition' actions in same 'Rule'");
        }

        foreach (var transition in rule.Transitions)
        {
            if (transition.StorageClass is "STANDARD_IA" or "ONEZONE_IA" && transition.Days < InfrequentAccessDays)
            {
                throw new S3Exception(S3Errors.InvalidArgument,
                    $"'Days' in Transition action must be greater than or equal to 30 for storageClass '{transition.StorageClass}'");
            }

            if (transition.Days >= rule.ExpirationDays)
            {
                throw new S3Exception(S3Errors.InvalidArgument, "'Days' in the Expiration action for filter must be greater than 'Days' in the Transition action");
            }
        }
    }
}
