using System;
using System.Collections.Generic;
using S3Seal.Policy.Catalog;
using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Proof;

namespace S3Seal.Policy.Repair;

/// <summary>Condition keys that are changed together, with the ways to change them in the order of preference.</summary>
internal sealed class RepairChoice
{
    // A repair is read by people: a key with more ways than this is described by the first.
    private const int WayLimit = 60;

    private RepairChoice(string[] keys, List<ContextValue[]> ways)
    {
        Keys = keys;
        Ways = ways;
    }

    public string[] Keys { get; }

    /// <summary>For each way the value of each key, which may be the one that the request has already.</summary>
    public List<ContextValue[]> Ways { get; }

    public static RepairChoice Of(ProofVariable variable, RequestContext request, RepairOptions options)
    {
        var isEncryption = Array.IndexOf(variable.Keys, S3ConditionKeys.ServerSideEncryption) >= 0 && variable.Keys.Length == 3;
        var ways = new List<ContextValue[]>();
        foreach (var alternative in variable.Alternatives)
        {
            var way = isEncryption ? EncryptionWay(alternative, request, options) : Keep(variable.Keys, alternative, request);
            if (way is not null && ways.Count < WayLimit && Differs(variable.Keys, way, request))
                ways.Add(way);
        }

        if (isEncryption)
            PreferPlainEncryption(ways);
        return new RepairChoice(variable.Keys, ways);
    }

    public bool Owns(string key) => Array.Exists(Keys, known => string.Equals(known, key, StringComparison.OrdinalIgnoreCase));

    private static bool Differs(string[] keys, ContextValue[] way, RequestContext request)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            if (!Same(request[keys[i]], way[i]))
                return true;
        }

        return false;
    }

    internal static bool Same(ContextValue left, ContextValue right)
    {
        if (ReferenceEquals(left, right))
            return true;
        if (left.State != right.State || left.State == ContextState.Unknown || left.ValueArray.Length != right.ValueArray.Length)
            return false;
        for (var i = 0; i < left.ValueArray.Length; i++)
        {
            if (left.ValueArray[i] != right.ValueArray[i])
                return false;
        }

        return true;
    }

    // What nobody knows to be there is not worth a change that takes it away.
    private static ContextValue[] Keep(string[] keys, ContextValue[] alternative, RequestContext request)
    {
        var way = (ContextValue[])alternative.Clone();
        for (var i = 0; i < way.Length; i++)
        {
            var actual = request[keys[i]];
            if (way[i].State == ContextState.Absent && actual is { State: ContextState.Unknown, MayBeAbsent: true })
                way[i] = actual;
        }

        return way;
    }

    private static ContextValue[]? EncryptionWay(ContextValue[] alternative, RequestContext request, RepairOptions options)
    {
        if (alternative[2].State == ContextState.Known && !options.AllowsCustomerKeys)
            return null;
        var way = Keep([S3ConditionKeys.ServerSideEncryption, S3ConditionKeys.KmsKeyId, S3ConditionKeys.CustomerAlgorithm], alternative, request);
        // A key that the code takes from somewhere stays when KMS is what is asked for.
        var key = request[S3ConditionKeys.KmsKeyId];
        if (key.State == ContextState.Unknown && alternative[1].State == ContextState.Absent && alternative[0] is { State: ContextState.Known } algorithm && algorithm.ValueArray[0] != "AES256")
            way[1] = key;
        return way;
    }

    // AES256 needs nothing else; then KMS with the default key, with a named one, and the double layer only when asked for. Nothing at all comes last.
    private static void PreferPlainEncryption(List<ContextValue[]> ways)
    {
        var ranked = new List<(int Rank, int Index, ContextValue[] Way)>();
        for (var i = 0; i < ways.Count; i++)
            ranked.Add((Rank(ways[i]), i, ways[i]));
        ranked.Sort((left, right) => left.Rank != right.Rank ? left.Rank.CompareTo(right.Rank) : left.Index.CompareTo(right.Index));
        for (var i = 0; i < ways.Count; i++)
            ways[i] = ranked[i].Way;
    }

    private static int Rank(ContextValue[] way)
    {
        var hasKey = way[1].State == ContextState.Known;
        return way[0].State != ContextState.Known ? 9 : way[0].ValueArray[0] switch
        {
            "AES256" => 0,
            "aws:kms" => hasKey ? 2 : 1,
            _ => hasKey ? 4 : 3,
        };
    }
}
