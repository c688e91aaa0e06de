using System.Collections.Immutable;
using System.Linq;
using S3Seal.Analyzers.Settings;
using S3Seal.Policy.Evaluation;

namespace S3Seal.Analyzers.Policies;

/// <summary>Finds the smallest changes of an upload's headers that every policy admits: the evaluator itself is asked about each.</summary>
internal static class UploadRepairs
{
    private static readonly ImmutableArray<RequiredEncryption> Methods = ImmutableArray.Create(RequiredEncryption.Aes256, RequiredEncryption.Kms, RequiredEncryption.KmsDsse);

    /// <summary>The encryptions that the upload may ask for, what the project demands first.</summary>
    public static ImmutableArray<EncryptionDemand> Of(UploadHearing hearing, EncryptionDemand demand)
    {
        var questions = hearing.Refused.SelectMany(static send => send.Questions).Distinct().ToImmutableArray();
        if (questions.Any(static question => question.CustomerHeader.State != ContextState.Absent))
        {
            // A customer key excludes every method: taking it away is more than setting a value.
            return ImmutableArray<EncryptionDemand>.Empty;
        }

        var keys = KeysIn(hearing.Policies);
        var admitted = Among(PolicyAnswer.NotRefused);
        return admitted.IsEmpty ? Among(PolicyAnswer.MayBeRefused) : admitted;

        // What is not known beside the encryption may leave a doubt that no header removes.
        ImmutableArray<EncryptionDemand> Among(PolicyAnswer answer) =>
            Methods.Select(method => Smallest(hearing, questions, method, demand, keys, answer)).OfType<EncryptionDemand>()
                .OrderByDescending(repair => repair.Encryption == demand.Encryption).ToImmutableArray();
    }

    // A key is named only where no policy would admit the request without it.
    private static EncryptionDemand? Smallest(
        UploadHearing hearing, ImmutableArray<RequestQuestion> questions, RequiredEncryption method, EncryptionDemand demand, ImmutableArray<string> keys, PolicyAnswer answer)
    {
        var own = method == demand.Encryption ? demand.KmsKey : null;
        var choices = method == RequiredEncryption.Aes256 ? new string?[] { null } : own is not null ? [own, null, .. keys] : [null, .. keys];
        foreach (var key in choices)
        {
            var candidate = new EncryptionDemand(method, key, bucketKey: false);
            var asked = questions.Select(question => question with
            {
                MethodHeader = ContextValue.Known(candidate.Method!),
                KmsKeyHeader = key is not null ? ContextValue.Known(key) : question.KmsKeyHeader,
            });
            if (hearing.AnswerTo(asked.ToImmutableArray()) == answer)
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>The KMS keys that the policies name.</summary>
    private static ImmutableArray<string> KeysIn(ImmutableArray<KnownPolicy> policies) =>
        policies.SelectMany(static policy => policy.Document.Statements).SelectMany(static statement => statement.Conditions.Conditions)
            .Where(static condition => condition.Key.Equals(RequestQuestion.KmsKeyId, System.StringComparison.OrdinalIgnoreCase))
            .SelectMany(static condition => condition.Values).Select(static value => value.Text)
            .Where(static text => text.IndexOfAny(['*', '?', '$']) < 0).Distinct().Take(4).ToImmutableArray();
}
