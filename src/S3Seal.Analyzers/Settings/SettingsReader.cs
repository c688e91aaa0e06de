using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace S3Seal.Analyzers.Settings;

/// <summary>Turns written keys and values into settings, and collects what cannot be meant.</summary>
internal sealed class SettingsReader
{
    private readonly IReadOnlyDictionary<string, string> _written;

    public SettingsReader(IReadOnlyDictionary<string, string> written)
    {
        _written = written;
        foreach (var key in written.Keys.Where(key => SettingKeys.Find(key) is null).OrderBy(key => key, StringComparer.Ordinal))
        {
            var meant = SettingKeys.Nearest(key);
            Report(key, $"'{key}' is not a setting of S3Seal{(meant is null ? "" : $"; did you mean '{meant}'?")}");
        }
    }

    public List<SettingProblem> Problems { get; } = new();

    public EncryptionDemand ReadDemand()
    {
        var encryption = EncryptionOf(ReadChoice(SettingKeys.RequiredEncryption));
        var key = Text(SettingKeys.KmsKey.Name);
        if (key is not null && encryption is RequiredEncryption.Aes256 or RequiredEncryption.Customer)
        {
            Report(SettingKeys.KmsKey.Name, $"'{SettingKeys.KmsKey.Name}' has no meaning while '{SettingKeys.RequiredEncryption.Name}' is '{_written[SettingKeys.RequiredEncryption.Name]}'");
            key = null;
        }
        return new EncryptionDemand(encryption, key, ReadChoice(SettingKeys.BucketKey) == "required");
    }

    /// <summary>The <c>s3seal_bucket.*</c> lines that say where a bucket's policy stands.</summary>
    public ImmutableArray<BucketPolicyBinding> ReadPolicies() => BucketLines
        .Select(static line => (Name: line.Key.Substring(SettingKeys.Bucket.Name.Length), Fields: FieldsOf(line.Value)))
        .Where(static line => BucketPolicyBinding.IsFile(line.Fields[0]))
        .Select(static line => new BucketPolicyBinding(line.Name, line.Fields[0], line.Fields.Length > 1 ? line.Fields[1] : null))
        .ToImmutableArray();

    /// <summary>The <c>s3seal_bucket.*</c> lines that make a demand, the most exact pattern first.</summary>
    public ImmutableArray<BucketDemand> ReadBuckets(EncryptionDemand general) => BucketLines
        .Where(static line => !BucketPolicyBinding.IsFile(FieldsOf(line.Value)[0]))
        .OrderBy(line => line.Key, StringComparer.Ordinal)
        .Select(line => ReadBucket(line.Key, line.Value, general))
        .OfType<BucketDemand>()
        .OrderByDescending(line => line.Buckets.Literals)
        .ToImmutableArray();

    private IEnumerable<KeyValuePair<string, string>> BucketLines => _written.Where(static line => SettingKeys.Find(line.Key) == SettingKeys.Bucket && line.Value.Length != 0);

    public MemberNames ReadNames(SettingKey row)
    {
        if (Text(row.Name) is not { } text)
        {
            return MemberNames.None;
        }
        var names = ImmutableArray.CreateBuilder<NamePattern>();
        foreach (var name in text.Split(',').Select(name => name.Trim()).Where(name => name.Length != 0))
        {
            if (name.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '*' or '@'))
            {
                names.Add(new NamePattern(name));
            }
            else
            {
                Report(row.Name, $"'{name}' in '{row.Name}' is not the full name of a type or method (write it without parameters and type arguments)");
            }
        }
        return new MemberNames(names.ToImmutable());
    }

    public string ReadChoice(SettingKey row) => Text(row.Name) is { } text ? Choose(row.Name, row, text) ?? row.Default : row.Default;

    private static string[] FieldsOf(string line) => line.Split(',').Select(static field => field.Trim()).ToArray();

    private BucketDemand? ReadBucket(string key, string text, EncryptionDemand general)
    {
        var fields = FieldsOf(text);
        if (fields.Length < 2 || fields[0].Length == 0)
        {
            Report(key, $"'{key}' must be 'PATTERN, METHOD[, key=KMS_KEY][, bucket_key=required]' or 'POLICY_FILE[, LOGICAL_NAME]', not '{text}'");
            return null;
        }
        if (Choose(key, SettingKeys.RequiredEncryption, fields[1]) is not { } method)
        {
            return null;
        }
        var kmsKey = general.Encryption == EncryptionOf(method) ? general.KmsKey : null;
        var bucketKey = general.BucketKey;
        foreach (var field in fields.Skip(2))
        {
            if (field.StartsWith("key=", StringComparison.OrdinalIgnoreCase) && field.Length > 4)
            {
                kmsKey = field.Substring(4);
            }
            else if (field.StartsWith("bucket_key=", StringComparison.OrdinalIgnoreCase) && Choose(key, SettingKeys.BucketKey, field.Substring(11)) is { } choice)
            {
                bucketKey = choice == "required";
            }
            else if (!field.StartsWith("bucket_key=", StringComparison.OrdinalIgnoreCase))
            {
                Report(key, $"'{field}' in '{key}' is neither 'key=KMS_KEY' nor 'bucket_key=required'");
            }
        }
        return new BucketDemand(new NamePattern(fields[0]), new EncryptionDemand(EncryptionOf(method), kmsKey, bucketKey));
    }

    private string? Choose(string key, SettingKey row, string text)
    {
        var value = row.Values.FirstOrDefault(choice => string.Equals(choice, text, StringComparison.OrdinalIgnoreCase));
        if (value is null)
        {
            var meant = SettingKeys.NearestOf(text, row.Values);
            Report(key, $"'{text}' is not a value of '{key}' ({string.Join(", ", row.Values)}){(meant is null ? "" : $"; did you mean '{meant}'?")}");
        }
        return value;
    }

    /// <summary>The written value; <c>unset</c> is .editorconfig's word for nothing.</summary>
    private string? Text(string key) =>
        _written.TryGetValue(key, out var text) && text.Length != 0 && !string.Equals(text, "unset", StringComparison.OrdinalIgnoreCase) ? text : null;

    private void Report(string key, string message) => Problems.Add(new SettingProblem(key, message));

    private static RequiredEncryption EncryptionOf(string method) => method switch
    {
        "AES256" => RequiredEncryption.Aes256,
        "aws:kms" => RequiredEncryption.Kms,
        "aws:kms:dsse" => RequiredEncryption.KmsDsse,
        "customer" => RequiredEncryption.Customer,
        _ => RequiredEncryption.Any,
    };
}
