using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Settings;
using S3Seal.Analyzers.Values;

namespace S3Seal.Analyzers.Rules.Requests;

/// <summary>What a request for SSE-KMS still lacks of the demand: the KMS key that it must name, the bucket key that it must enable.</summary>
internal sealed class RequestShortfall
{
    private RequestShortfall(string what, ImmutableDictionary<string, string?> facts, ImmutableArray<Location> sends, ImmutableArray<Location> values)
    {
        What = what;
        Facts = facts;
        Places = sends.AddRange(values);
    }

    public string What { get; }

    public ImmutableDictionary<string, string?> Facts { get; }

    /// <summary>The sends, then the value that the fix replaces.</summary>
    public ImmutableArray<Location> Places { get; }

    /// <summary>What is certainly missing wherever the request asks for KMS; null when nothing is, or when that is decided elsewhere.</summary>
    public static RequestShortfall? Of(RequestJudgement judgement, EncryptionDemand demand, ITypeSymbol? type)
    {
        if (demand is { KmsKey: null, BucketKey: false })
        {
            return null;
        }
        var sends = judgement.Sends.Where(static send => send.Worlds.All.Count > 0 && send.Worlds.All.All(AsksForKms)).ToList();
        if (sends.Count == 0)
        {
            return null;
        }
        var missing = new List<string>();
        var facts = ImmutableDictionary<string, string?>.Empty;
        var values = ImmutableArray<Location>.Empty;
        var places = sends.Select(static send => send.Send.GetLocation()).ToImmutableArray();
        if (demand.KmsKey is { } key)
        {
            if (sends.Exists(static send => send.Worlds.All.All(static world => world[RequestProperty.KmsKeyId].IsOff())))
            {
                missing.Add("names no KMS key, and this project demands '" + key + "'");
                facts = facts.Add(FixFacts.KmsKeyId, key).Add(FixFacts.KmsKeyProperty, "ServerSideEncryptionKeyManagementServiceKeyId");
            }
            else if (judgement.KmsKey is { IsWhole: true, Text: var named } && !demand.AcceptsKmsKey(named))
            {
                missing.Add("names the KMS key '" + named + "', and this project demands '" + key + "'");
                var written = judgement.Writes.Where(write => write.Property == RequestProperty.KmsKeyId && write.Value.SyntaxTree == judgement.Creation.SyntaxTree).ToList();
                if (written.Count == 1)
                {
                    values = ImmutableArray.Create(written[0].Value.GetLocation());
                    facts = facts.Add(FixFacts.KmsKeyId, key).Add(FixFacts.KmsKeyValue, places.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
                }
            }
        }
        if (demand.BucketKey && HasBucketKey(type) && sends.Exists(static send => send.Worlds.All.All(LacksBucketKey)))
        {
            missing.Add("enables no bucket key, which this project demands");
            if (judgement.Writes.All(static write => write.Property != RequestProperty.BucketKey))
            {
                facts = facts.Add(FixFacts.BucketKey, "true");
            }
        }
        return missing.Count == 0 ? null : new RequestShortfall(string.Join(", and it ", missing), facts, places, values);
    }

    /// <summary>Whether requests of the type can enable a bucket key: those of TransferUtility cannot in SDK v3.</summary>
    public static bool HasBucketKey(ITypeSymbol? type)
    {
        for (var depth = 0; type is not null && depth < 64; type = type.BaseType, depth++)
        {
            if (type.GetMembers("BucketKeyEnabled").Any(static member => member is IPropertySymbol { SetMethod.DeclaredAccessibility: Accessibility.Public }))
            {
                return true;
            }
        }
        return false;
    }

    private static bool AsksForKms(World world) =>
        (world[RequestProperty.Method].IsOff() ? world[RequestProperty.Header] : world[RequestProperty.Method]) is Setting.Kms or Setting.KmsDsse;

    // Dual-layer encryption knows no bucket key.
    private static bool LacksBucketKey(World world) =>
        (world[RequestProperty.Method] == Setting.Kms || world[RequestProperty.Header] == Setting.Kms)
        && (world[RequestProperty.BucketKey].IsOff() || world[RequestProperty.BucketKey] == Setting.False);
}
