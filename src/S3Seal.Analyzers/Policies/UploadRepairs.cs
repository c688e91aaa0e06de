using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using S3Seal.Analyzers.Settings;
using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Repair;

namespace S3Seal.Analyzers.Policies;

/// <summary>The smallest changes of an upload's headers that every policy admits: the engine proposes them for each policy, and all policies are asked about each.</summary>
internal static class UploadRepairs
{
    private static readonly Dictionary<string, RequiredEncryption> Methods = new()
    {
        ["AES256"] = RequiredEncryption.Aes256,
        ["aws:kms"] = RequiredEncryption.Kms,
        ["aws:kms:dsse"] = RequiredEncryption.KmsDsse,
    };

    /// <summary>The encryptions that the upload may ask for, what the project demands first.</summary>
    public static ImmutableArray<EncryptionDemand> Of(UploadHearing hearing, EncryptionDemand demand)
    {
        var questions = hearing.Refused.SelectMany(static send => send.Questions).Distinct().ToImmutableArray();
        if (questions.Any(static question => question.CustomerHeader.State != ContextState.Absent))
        {
            // A customer key excludes every method: taking it away is more than setting a value.
            return ImmutableArray<EncryptionDemand>.Empty;
        }

        var proposed = Proposed(hearing, questions, demand);
        var admitted = Among(PolicyAnswer.NotRefused);
        return admitted.IsEmpty ? Among(PolicyAnswer.MayBeRefused) : admitted;

        // What is not known beside the encryption may leave a doubt that no header removes. A key is named only where no policy would admit the request without it.
        ImmutableArray<EncryptionDemand> Among(PolicyAnswer answer) => proposed.Where(candidate => hearing.AnswerTo(With(questions, candidate)) == answer)
            .GroupBy(static candidate => candidate.Encryption).OrderBy(static method => method.Key).Select(method => method.First())
            .OrderByDescending(repair => repair.Encryption == demand.Encryption).ToImmutableArray();
    }

    private static List<EncryptionDemand> Proposed(UploadHearing hearing, ImmutableArray<RequestQuestion> questions, EncryptionDemand demand)
    {
        var options = RepairOptions.EncryptionHeaders with { KmsKeys = demand.KmsKey is { } own ? [own] : [] };
        var found = new List<(string Method, string? Key)>();
        foreach (var policy in hearing.Policies)
        {
            foreach (var question in questions)
            {
                foreach (var repair in RequestRepairs.Find(policy.Document, question.For(policy.AssumedBucket), options).Repairs.Where(static repair => !repair.HasPlaceholders))
                {
                    var method = repair.Repaired[RequestQuestion.Method];
                    var key = repair.Changes.FirstOrDefault(static change => change.Key == RequestQuestion.KmsKeyId);
                    if (method.State == ContextState.Known && (key is null || key.Value is not null))
                    {
                        found.Add((method.Values[0], key?.Value));
                    }
                }
            }
        }

        // The project's own key goes with its method even where the policy would take any.
        return found.Distinct().Where(static choice => Methods.ContainsKey(choice.Method))
            .SelectMany(choice => Methods[choice.Method] == demand.Encryption && demand.KmsKey is { } own ? new[] { (choice.Method, Key: (string?)own), choice } : [choice])
            .OrderBy(choice => choice.Key == demand.KmsKey ? 0 : choice.Key is null ? 1 : 2)
            .Select(static choice => new EncryptionDemand(Methods[choice.Method], choice.Key, bucketKey: false)).ToList();
    }

    private static ImmutableArray<RequestQuestion> With(ImmutableArray<RequestQuestion> questions, EncryptionDemand candidate) => questions.Select(question => question with
    {
        MethodHeader = ContextValue.Known(candidate.Method!),
        KmsKeyHeader = candidate.KmsKey is { } key ? ContextValue.Known(key) : question.KmsKeyHeader,
    }).ToImmutableArray();
}
