using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Settings;
using S3Seal.Analyzers.Values;
using S3Seal.Policy.Parsing;
using S3Seal.Templates;

namespace S3Seal.Analyzers.Policies;

/// <summary>All bucket policies that a compilation was given as additional files.</summary>
internal sealed class KnownPolicies
{
    private static readonly ConditionalWeakTable<AnalyzerOptions, KnownPolicies> PerOptions = new();

    // Beside the policies of the files those that the code of a compilation adds: a file that is edited leaves the compilation as it is.
    private readonly ConditionalWeakTable<Compilation, KnownPolicies> _withCode = new();

    private KnownPolicies(IEnumerable<PolicyFile> files)
    {
        Files = files.ToImmutableArray();
        All = Files.SelectMany(static file => file.Policies).ToImmutableArray();
    }

    public ImmutableArray<PolicyFile> Files { get; }

    public ImmutableArray<KnownPolicy> All { get; }

    /// <summary>What these policies say to each request: several rules ask about the same one.</summary>
    public ConditionalWeakTable<RequestJudgement, UploadHearing> Hearings { get; } = new();

    /// <summary>The policies of a compilation: parsed once for each version of each file.</summary>
    public static KnownPolicies Of(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        if (PerOptions.TryGetValue(options, out var known))
        {
            return known;
        }

        known = new KnownPolicies(Read(options, cancellationToken));
        return PerOptions.GetValue(options, _ => known);
    }

    /// <summary>The policies of the files, and those that the code itself puts on buckets.</summary>
    public static KnownPolicies Of(AnalyzerOptions options, Compilation compilation, AwsS3Symbols s3, CancellationToken cancellationToken)
    {
        var files = Of(options, cancellationToken);
        var code = CodePolicies.Of(compilation, s3, cancellationToken);
        return code.IsEmpty ? files : files._withCode.GetValue(compilation, _ => new KnownPolicies(files.Files.Concat(code)));
    }

    /// <summary>The policies that speak about a bucket: the one that the settings bind to it, those that name it, or all that may when its name or theirs is not known.</summary>
    /// <param name="bucket">The bucket that a call writes to, as far as the code tells.</param>
    /// <param name="settings">The settings of the file with the call.</param>
    public ImmutableArray<KnownPolicy> For(WrittenText bucket, RuleSettings settings)
    {
        if (All.IsEmpty)
        {
            return All;
        }

        if ((settings.PolicyOf(bucket.Text) ?? settings.PolicyOf(bucket.Setting)) is { } binding)
        {
            return All.RemoveAll(policy => !binding.IsPath(policy.Path) || (binding.LogicalName is { } logical && !policy.IsCalled(logical)));
        }

        if (bucket.Text is not { } name)
        {
            return bucket.Head.Length == 0 ? All : All.RemoveAll(policy => policy.BucketName is { } other && !other.StartsWith(bucket.Head, StringComparison.Ordinal));
        }

        var named = All.RemoveAll(policy => !policy.IsCalled(name));
        return named.Length > 0 ? named : All.RemoveAll(static policy => policy.BucketName is not null);
    }

    /// <summary>Whether the file is a bucket policy by its name or by what the project says of it.</summary>
    public static bool IsPolicyFile(string path, bool isMarked)
    {
        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        return name.Equals("bucket-policy.json", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".s3policy.json", StringComparison.OrdinalIgnoreCase)
            || (isMarked && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<PolicyFile> Read(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var templates = new List<KeyValuePair<string, SourceText>>();
        // In the order of their paths: the compiler's order is nobody's.
        foreach (var file in options.AdditionalFiles.OrderBy(static file => file.Path, StringComparer.Ordinal))
        {
            if (!TemplateReader.IsCandidate(file.Path) || file.GetText(cancellationToken) is not { } text)
            {
                continue;
            }

            if (IsPolicyFile(file.Path, IsMarked(options, file)) && !LooksLikeTemplate(text))
            {
                yield return PolicyFile.OfPolicy(file.Path, text);
            }
            else
            {
                templates.Add(new(file.Path, text));
            }
        }

        foreach (var module in templates.GroupBy(static file => ModuleOf(file.Key)))
        {
            yield return PolicyFile.OfTemplates([.. module]);
        }
    }

    // A policy marked by the project may also be a template or a plan. What is larger than any policy is not one.
    private static bool LooksLikeTemplate(SourceText text)
    {
        if (text.Length > 8 * PolicyParser.SizeLimit)
        {
            return true;
        }

        var whole = text.ToString();
        return whole.IndexOf("\"Resources\"", StringComparison.Ordinal) >= 0 || whole.IndexOf("\"format_version\"", StringComparison.Ordinal) >= 0;
    }

    private static bool IsMarked(AnalyzerOptions options, AdditionalText file) =>
        options.AnalyzerConfigOptionsProvider.GetOptions(file).TryGetValue("build_metadata.AdditionalFiles.S3SealPolicy", out var marked)
        && marked.Equals("true", StringComparison.OrdinalIgnoreCase);

    private static string ModuleOf(string path) =>
        path.EndsWith(".tf", StringComparison.OrdinalIgnoreCase) ? path.Substring(0, path.LastIndexOfAny(['/', '\\']) + 1) + "*.tf" : path;
}
