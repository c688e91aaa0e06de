using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace S3Seal.Analyzers.Settings;

/// <summary>What <c>.editorconfig</c> and global configs say to the rules about one file. Read once per syntax tree; keys in <see cref="SettingKeys"/>.</summary>
internal sealed class RuleSettings
{
    // One tree has one options object for as long as a compilation lives: it is read once, whoever asks.
    private static readonly ConditionalWeakTable<AnalyzerConfigOptions, RuleSettings> PerOptions = new();

    private readonly ImmutableArray<BucketDemand> _buckets;
    private readonly ImmutableArray<BucketPolicyBinding> _policies;

    private RuleSettings(SettingsReader reader)
    {
        Demand = reader.ReadDemand();
        _buckets = reader.ReadBuckets(Demand);
        _policies = reader.ReadPolicies();
        UploadMethods = reader.ReadNames(SettingKeys.UploadMethods);
        SafeMethods = reader.ReadNames(SettingKeys.SafeMethods);
        SafeTypes = reader.ReadNames(SettingKeys.SafeTypes);
        TestCode = reader.ReadChoice(SettingKeys.TestCode) switch { "skip" => TestCode.Skip, "info" => TestCode.Info, _ => TestCode.Full };
        ExemptClientSideEncryption = reader.ReadChoice(SettingKeys.ClientSideEncryption) == "exempt";
        Problems = reader.Problems.ToImmutableArray();
    }

    /// <summary>Nothing configured.</summary>
    public static RuleSettings Default { get; } = new(new SettingsReader(ImmutableDictionary<string, string>.Empty));

    /// <summary>What is demanded of a request whose bucket is not known, or has no demand of its own.</summary>
    public EncryptionDemand Demand { get; }

    public MemberNames UploadMethods { get; }

    public MemberNames SafeMethods { get; }

    public MemberNames SafeTypes { get; }

    public TestCode TestCode { get; }

    public bool ExemptClientSideEncryption { get; }

    /// <summary>Mistyped keys and values; the settings they belong to keep their defaults.</summary>
    public ImmutableArray<SettingProblem> Problems { get; }

    /// <summary>The settings of one file.</summary>
    public static RuleSettings Of(AnalyzerOptions options, SyntaxTree tree) =>
        PerOptions.GetValue(options.AnalyzerConfigOptionsProvider.GetOptions(tree), Read);

    public static RuleSettings Read(AnalyzerConfigOptions options)
    {
        Dictionary<string, string>? written = null;
        foreach (var key in KeysOf(options))
        {
            if (key.StartsWith(SettingKeys.Prefix, StringComparison.OrdinalIgnoreCase) && options.TryGetValue(key, out var value))
            {
                (written ??= new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase))[key] = value.Trim();
            }
        }
        return written is null ? Default : new RuleSettings(new SettingsReader(written));
    }

    /// <summary>What is demanded of a request to this bucket.</summary>
    /// <param name="bucket">The bucket's name or access point; null when it is not known.</param>
    public EncryptionDemand DemandFor(string? bucket)
    {
        if (bucket is null)
        {
            return Demand;
        }
        foreach (var line in _buckets)
        {
            if (line.Buckets.Matches(bucket))
            {
                return line.Demand;
            }
        }
        return Demand;
    }

    /// <summary>Whether a client takes care of the encryption itself, as the settings say.</summary>
    public bool IsExempt(ITypeSymbol? client) => client is not null
        && (SafeTypes.Contains(client) || (ExemptClientSideEncryption && client.Name.StartsWith("AmazonS3EncryptionClient", StringComparison.Ordinal)));

    /// <summary>Where the policy of a bucket stands by these settings; null when they do not say.</summary>
    /// <param name="name">The bucket's name, or the configuration that holds it.</param>
    public BucketPolicyBinding? PolicyOf(string? name) =>
        name is null ? null : _policies.FirstOrDefault(binding => string.Equals(binding.Name, name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> KeysOf(AnalyzerConfigOptions options)
    {
        try
        {
            return options.Keys;
        }
        catch (NotImplementedException)
        {
            // A host of its own kind need not list its keys; what it can answer is still read, only typos go unseen.
            return SettingKeys.All.Select(row => row.Name);
        }
    }
}
