using System;
using S3Seal.Policy.Catalog;
using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Matching;

namespace S3Seal.Policy.Proof;

/// <summary>Condition keys that depend on each other, and which of their combinations occur.</summary>
internal sealed class DependentKeys
{
    private const string TagPrefix = "s3:RequestObjectTag/";
    private const string TagKeys = "s3:RequestObjectTagKeys";

    private readonly Func<string, bool> _contains;
    private readonly Func<Lookup, bool> _canOccur;

    private DependentKeys(Func<Lookup, bool> canOccur, params string[] keys)
    {
        _contains = key => Array.Exists(keys, known => string.Equals(known, key, StringComparison.OrdinalIgnoreCase));
        _canOccur = canOccur;
    }

    private DependentKeys(Func<Lookup, bool> canOccur, Func<string, bool> contains)
    {
        _contains = contains;
        _canOccur = canOccur;
    }

    private static readonly DependentKeys[] All =
    [
        // A version needs TLS, and TLS has one.
        new(v => v.Agree(v.Has(S3ConditionKeys.SecureTransport, "true"), v.Has(S3ConditionKeys.TlsVersion)), S3ConditionKeys.SecureTransport, S3ConditionKeys.TlsVersion),

        // Either over the internet, with an address, or through an endpoint, with all that belongs to it.
        new(
            v => v.Agree(v.Has("aws:SourceVpce"), v.Has("aws:SourceVpc"), v.Has("aws:SourceVpcArn"), v.Has("aws:VpcSourceIp"), !v.Has("aws:SourceIp")),
            "aws:SourceIp",
            "aws:SourceVpce",
            "aws:SourceVpc",
            "aws:SourceVpcArn",
            "aws:VpcSourceIp"),

        // One clock.
        new(v => Ticks(v.Text("aws:CurrentTime")) is not { } now || Ticks(v.Text("aws:EpochTime")) is not { } epoch || now == epoch, "aws:CurrentTime", "aws:EpochTime"),
        new(v => v.Has("s3:x-amz-metadata-directive") != true || v.Has("s3:x-amz-copy-source") != false, "s3:x-amz-copy-source", "s3:x-amz-metadata-directive"),
        new(
            v => v.Agree(v.Has("s3:object-lock-mode"), v.Has("s3:object-lock-retain-until-date"), v.Has("s3:object-lock-remaining-retention-days")),
            "s3:object-lock-mode",
            "s3:object-lock-retain-until-date",
            "s3:object-lock-remaining-retention-days"),
        new(v => v.Has("s3:signatureAge") is not { } aged || v.Text("s3:authType") is not { } type || aged == (type != "REST-HEADER"), "s3:authType", "s3:signatureAge"),
        new(v => v.Agree(v.Has("aws:MultiFactorAuthPresent", "true"), v.Has("aws:MultiFactorAuthAge")), "aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge"),
        new(TagsAgree, key => key.StartsWith(TagPrefix, StringComparison.OrdinalIgnoreCase) || string.Equals(key, TagKeys, StringComparison.OrdinalIgnoreCase)),
    ];

    /// <summary>The group a key belongs to, or null when it depends on none.</summary>
    public static DependentKeys? Of(string key) => Array.Find(All, group => group._contains(key));

    public bool Contains(string key) => _contains(key);

    public bool CanOccur(string[] keys, ContextValue[] values) => _canOccur(new Lookup(keys, values));

    private static bool TagsAgree(Lookup values)
    {
        if (values.Has(TagKeys) is not { } any)
            return true;
        var present = values.Texts(TagKeys);
        foreach (var key in values.Keys)
        {
            if (key.StartsWith(TagPrefix, StringComparison.OrdinalIgnoreCase)
                && values.Has(key) != (any && Array.IndexOf(present, key.Substring(TagPrefix.Length)) >= 0))
            {
                return false;
            }
        }

        return true;
    }

    private static long? Ticks(string? text) => text is not null && PolicyInstant.TryParse(text, out var ticks) ? ticks : null;

    /// <summary>The values of those keys of a group that the policy mentions.</summary>
    private readonly struct Lookup(string[] keys, ContextValue[] values)
    {
        public string[] Keys => keys;

        /// <summary>Whether the key is present; null when the policy does not mention it.</summary>
        public bool? Has(string key) => Find(key) is { } value ? value.State == ContextState.Known : null;

        public bool? Has(string key, string text) => Find(key) is { } value ? value.State == ContextState.Known && value.ValueArray[0] == text : null;

        public string? Text(string key) => Find(key) is { State: ContextState.Known } value ? value.ValueArray[0] : null;

        public string[] Texts(string key) => Find(key)?.ValueArray ?? [];

        /// <summary>Whether all that are known are the same.</summary>
#pragma warning disable CA1822 // reads as a question to the values
        public bool Agree(params bool?[] answers)
#pragma warning restore CA1822
        {
            bool? first = null;
            foreach (var answer in answers)
            {
                if (answer is null)
                    continue;
                if (first is not null && first != answer)
                    return false;
                first = answer;
            }

            return true;
        }

        private ContextValue? Find(string key)
        {
            for (var i = 0; i < keys.Length; i++)
            {
                if (string.Equals(keys[i], key, StringComparison.OrdinalIgnoreCase))
                    return values[i];
            }

            return null;
        }
    }
}
