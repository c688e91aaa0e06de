using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using S3Seal.Analyzers.Policies.Cdk;
using S3Seal.Policy.Correction;
using S3Seal.Policy.Json;
using S3Seal.Policy.Model;
using S3Seal.Policy.Parsing;
using S3Seal.Templates;
using S3Seal.Templates.Nodes;
using S3Seal.Templates.Policies;

namespace S3Seal.Analyzers.Policies;

/// <summary>The policies and defects of one file, or of the Terraform files of one folder. Read once per version of the text.</summary>
internal sealed class PolicyFile
{
    private const string ArnHead = "arn:aws:s3:::";

    private static readonly ConditionalWeakTable<SourceText, PolicyFile> Plain = new();
    private static readonly ConditionalWeakTable<SourceText, Module> Modules = new();

    private readonly List<KnownPolicy> _policies = [];
    private readonly List<PolicyDefect> _defects = [];

    private PolicyFile()
    {
    }

    public IReadOnlyList<KnownPolicy> Policies => _policies;

    public IReadOnlyList<PolicyDefect> Defects => _defects;

    /// <summary>The files that it was read from.</summary>
    public ImmutableArray<string> Paths { get; private init; } = ImmutableArray<string>.Empty;

    /// <summary>A file that is a bucket policy and nothing else.</summary>
    public static PolicyFile OfPolicy(string path, SourceText text) => Plain.GetValue(text, source => ReadPolicy(path, source));

    /// <summary>Templates; all files of one Terraform folder together.</summary>
    public static PolicyFile OfTemplates(IReadOnlyList<KeyValuePair<string, SourceText>> files)
    {
        var versions = files.Select(static file => file.Value).ToArray();
        if (Modules.TryGetValue(versions[0], out var module) && module.Versions.SequenceEqual(versions))
        {
            return module.File;
        }

        module = new Module(versions, ReadTemplates(files));
        Modules.Remove(versions[0]);
        Modules.GetValue(versions[0], _ => module);
        return module.File;
    }

    /// <summary>A policy in a string of the code.</summary>
    /// <param name="bucket">The bucket that the code puts it on; null when that is not known.</param>
    public static PolicyFile OfLiteral(SyntaxTree tree, PolicyLiteral literal, string? bucket)
    {
        var file = new PolicyFile { Paths = ImmutableArray.Create(tree.FilePath) };
        file.Read(tree.FilePath, bucket, new WrittenPolicy(literal.Text, span => Location.Create(tree, literal.Source(span.Offset, span.Length)), literal.Rewrite));
        return file;
    }

    /// <summary>The policies that code of the CDK says.</summary>
    public static PolicyFile OfCdk(SyntaxTree tree, CdkTemplate template)
    {
        var file = new PolicyFile { Paths = ImmutableArray.Create(tree.FilePath) };
        var code = new Origin(tree.FilePath, tree.GetText(), place => template.Source(place.Start), span => Location.Create(tree, span));
        foreach (var found in TemplateReader.Read([new KeyValuePair<string, string>("cdk.template.json", template.Json)]).Policies)
        {
            file.Add(found, code);
        }

        return file;
    }

    private static PolicyFile ReadPolicy(string path, SourceText source)
    {
        var file = new PolicyFile { Paths = ImmutableArray.Create(path) };
        var bounded = source.Length > 4 * PolicyParser.SizeLimit ? source.ToString(new TextSpan(0, 4 * PolicyParser.SizeLimit)) : source.ToString();
        // An editor may leave a mark or a line break at the start of a file; what is uploaded begins at the brace.
        var start = bounded.Length - bounded.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').Length;
        var text = bounded.Substring(start);
        file.Read(path, null, new WrittenPolicy(
            text,
            span => LocationOf(path, source, start + span.Offset, span.Length),
            edit => new TextChange(new TextSpan(start + edit.Offset, edit.Length), edit.NewText)));
        return file;
    }

    private void Read(string path, string? namedBucket, WrittenPolicy text)
    {
        var at = text.Locate;
        var parsed = PolicyParser.Parse(text.Json);
        if (parsed.Document is { } document)
        {
            var bucket = namedBucket ?? BucketOf(document);
            _policies.Add(new KnownPolicy(path, bucket, bucket ?? System.IO.Path.GetFileName(path), bucket ?? "s3seal-open-bucket", document, isWhole: true, text));
            _defects.AddRange(Refusals(document, bucket, at));
        }

        _defects.AddRange(parsed.Problems.Select(problem => new PolicyDefect(at(problem.Span), problem.Message, IsRefusal: true)));
    }

    private static PolicyFile ReadTemplates(IReadOnlyList<KeyValuePair<string, SourceText>> files)
    {
        var file = new PolicyFile { Paths = files.Select(static pair => pair.Key).ToImmutableArray() };
        var texts = files.ToDictionary(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal);
        var reading = TemplateReader.Read([.. files.Select(static pair => new KeyValuePair<string, string>(pair.Key, pair.Value.ToString()))]);
        foreach (var found in reading.Policies)
        {
            var source = texts[found.Path];
            file.Add(found, new Origin(
                found.Path, source, static place => new TextSpan(place.Start, place.Length), span => LocationOf(found.Path, source, span.Start, span.Length)));
        }

        file._defects.AddRange(reading.Problems.Where(problem => texts.ContainsKey(problem.Path)).Select(problem =>
            new PolicyDefect(LocationOf(problem.Path, texts[problem.Path], problem.Problem.Span.Start, problem.Problem.Span.Length), problem.Problem.Message, IsRefusal: false)));
        return file;
    }

    private void Add(FoundPolicy found, Origin origin)
    {
        var parsed = PolicyParser.Parse(found.Text);
        TextSpan? Place(int offset) => found.Positions.Locate(offset) is SourceSpan place && origin.Place(place) is { } span && span.Start < origin.Text.Length ? span : null;
        Location At(JsonSpan span) => origin.Locate(Place(span.Offset) ?? default);
        if (parsed.Document is { } document)
        {
            var text = new WrittenPolicy(found.Text, At, edit => Place(edit.Offset) is { } place ? Rewrite(found.Text, origin.Text, place, edit) : null);
            _policies.Add(new KnownPolicy(origin.Path, found.Bucket.Name, found.Bucket.Label, found.Bucket.AssumedName, document, found.OpenValues.Count == 0, text));
        }

        // A widened statement may be refused for what only stands in for the template's words.
        if (found.OpenValues.Count == 0)
        {
            _defects.AddRange(parsed.Problems.Select(problem => new PolicyDefect(At(problem.Span), problem.Message, IsRefusal: true)));
            if (parsed.Document is { } whole)
            {
                _defects.AddRange(Refusals(whole, found.Bucket.AssumedName, At));
            }
        }
    }

    // A template says single words as the policy does; whole statements it says in a language of its own.
    private static TextChange? Rewrite(string json, SourceText source, TextSpan place, PolicyEdit edit)
    {
        if (edit.Length < 2 || place.End > source.Length || Word(json.Substring(edit.Offset, edit.Length)) is not { } old || Word(edit.NewText) is not { } word)
        {
            return null;
        }

        var written = source.ToString(place);
        var at = written.IndexOf(old, StringComparison.Ordinal);
        return at is 0 or 1 && written.Length == old.Length + (2 * at) ? new TextChange(new TextSpan(place.Start + at, old.Length), word) : null;
    }

    // The inside of a JSON string that every language writes alike.
    private static string? Word(string json) =>
        json.Length > 2 && json[0] == '"' && json[json.Length - 1] == '"' && json.Substring(1, json.Length - 2) is var word
        && word.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or ':' or '/' or '-' or '.' or '_') && !word.EndsWith(":", StringComparison.Ordinal) ? word : null;

    private static IEnumerable<PolicyDefect> Refusals(PolicyDocument document, string? bucket, Func<JsonSpan, Location> at) =>
        bucket is null ? [] : PolicyValidator.Validate(document, bucket).Select(problem => new PolicyDefect(at(problem.Span), problem.Message, IsRefusal: true));

    /// <summary>The bucket that every resource of the policy names; null when they name several or none.</summary>
    private static string? BucketOf(PolicyDocument document)
    {
        var names = document.Statements.SelectMany(static statement => statement.Resources.Patterns).Select(static pattern => NameIn(pattern.Text))
            .Where(static name => name.Length > 0).Distinct(StringComparer.Ordinal).Take(2).ToArray();
        return names.Length == 1 ? names[0] : null;
    }

    private static string NameIn(string resource)
    {
        var colons = resource.Split([':'], 6);
        var last = colons.Length == 6 && resource.StartsWith(ArnHead.Substring(0, 4), StringComparison.Ordinal) ? colons[5] : "";
        var slash = last.IndexOf('/');
        var name = slash < 0 ? last : last.Substring(0, slash);
        return name.IndexOfAny(['*', '?', '$']) >= 0 ? "" : name;
    }

    private static Location LocationOf(string path, SourceText source, int start, int length)
    {
        var from = Math.Min(start, source.Length);
        var span = new TextSpan(from, Math.Min(length, source.Length - from));
        return Location.Create(path, span, source.Lines.GetLinePositionSpan(span));
    }

    /// <summary>The text behind a template.</summary>
    /// <param name="Path">Its file.</param>
    /// <param name="Text">The text.</param>
    /// <param name="Place">From a place in the template to one in the text.</param>
    /// <param name="Locate">The place as a finding shows it.</param>
    private sealed record Origin(string Path, SourceText Text, Func<SourceSpan, TextSpan?> Place, Func<TextSpan, Location> Locate);

    private sealed record Module(SourceText[] Versions, PolicyFile File);
}
