using System.Collections.Concurrent;
using System.Linq;
using System.Runtime.CompilerServices;
using S3Seal.Analyzers.Settings;
using S3Seal.Policy.Catalog;
using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Model;
using S3Seal.Policy.Proof;

namespace S3Seal.Analyzers.Policies;

/// <summary>Proofs about the policies of the repository; each is made once for each version of the file.</summary>
internal static class PolicyProofs
{
    // The owner is not in any file; every account's own callers are judged alike.
    public const string AnyOwner = "111122223333";

    private static readonly ConditionalWeakTable<PolicyDocument, ConcurrentDictionary<Requirement, Proof>> Made = new();

    /// <summary>The proof; null for a policy of which something is left open, because a counterexample would be a guess.</summary>
    public static Proof? Of(KnownPolicy policy, Requirement requirement) => policy.IsWhole
        ? Made.GetOrCreateValue(policy.Document).GetOrAdd(requirement, asked => PolicyProver.Prove(policy.Document, policy.AssumedBucket, AnyOwner, asked))
        : null;

    /// <summary>What a policy must enforce to fulfil a demand; null for demands that no policy is held to.</summary>
    public static Requirement? RequirementOf(EncryptionDemand demand) => demand switch
    {
        { Encryption: RequiredEncryption.Aes256 } => Requirement.Aes256,
        { Encryption: RequiredEncryption.Kms or RequiredEncryption.KmsDsse, KmsKey: { } key } when key.StartsWith("arn:", System.StringComparison.Ordinal) => Requirement.WithKmsKey(key),
        { Encryption: RequiredEncryption.Kms or RequiredEncryption.KmsDsse } => Requirement.Kms,
        _ => null,
    };

    /// <summary>An upload in words: object, encryption headers, caller.</summary>
    public static string Words(RequestContext upload)
    {
        var headers = new[] { S3ConditionKeys.ServerSideEncryption, S3ConditionKeys.KmsKeyId, S3ConditionKeys.CustomerAlgorithm }
            .Where(key => upload[key].State == ContextState.Known).Select(key => $"{key.Substring(3)}: {upload[key]}").ToList();
        var sent = headers.Count == 0 ? "no encryption header" : string.Join(", ", headers);
        return $"{upload.Resource} with {sent}, sent by {Caller(upload.Principal)}";
    }

    private static string Caller(RequestPrincipal caller) => caller.Form switch
    {
        CallerForm.Anonymous => "an anonymous caller",
        CallerForm.Service => caller.Service!,
        _ => caller.Arn ?? "account " + caller.Account,
    };
}
