using System;
using System.Collections.Generic;
using System.Linq;
using S3Seal.Templates.Nodes;
using S3Seal.Templates.Policies;

namespace S3Seal.Templates.CloudFormation;

/// <summary>Works out intrinsic functions as far as the template itself knows; everything else stays open.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html</remarks>
internal sealed class CloudFormationResolver
{
    private readonly Dictionary<string, (FoundBucket Bucket, string? OpenName)> _buckets = new(StringComparer.Ordinal);
    private int _steps;

    public CloudFormationResolver(TemplateMap resources)
    {
        foreach (var resource in resources.Entries)
        {
            if (resource.Value is TemplateMap map && map["Type"] is TemplateScalar { Text: "AWS::S3::Bucket" })
            {
                var properties = map["Properties"] as TemplateMap;
                var name = properties?["BucketName"];
                _buckets[resource.Key] = OpenText.Bucket(resource.Key, name is null ? null : Resolve(name), resource.KeySpan);
                _buckets[resource.Key].Bucket.DefaultEncryption = DefaultEncryption(properties);
            }
        }
    }

    public IReadOnlyList<FoundBucket> Buckets => [.. _buckets.Values.Select(bucket => bucket.Bucket)];

    /// <summary>The bucket that a policy's <c>Bucket</c> property names.</summary>
    public (FoundBucket Bucket, string? OpenName) Bucket(TemplateNode node, string policyLabel)
    {
        if (Intrinsic(node) is ("Ref", TemplateScalar { Text: var logical }) && _buckets.TryGetValue(logical, out var declared))
        {
            return declared;
        }

        var name = Resolve(node);
        var rendered = OpenText.Render(name);
        var same = _buckets.Values.FirstOrDefault(bucket => bucket.Bucket.AssumedName == rendered || bucket.OpenName == rendered);
        return same.Bucket is not null ? same : OpenText.Bucket(name is TemplateScalar { Text: var text } ? text : policyLabel, name, node.Span);
    }

    /// <summary>The same tree with scalars, texts and opaque values only.</summary>
    public TemplateNode Resolve(TemplateNode node) => Resolve(node, 0);

    private TemplateNode Resolve(TemplateNode node, int depth)
    {
        if (depth > ReadingLimits.Depth || ++_steps > ReadingLimits.Nodes)
        {
            throw new NotUnderstoodException(node.Span, "values that refer to each other without end");
        }

        if (Intrinsic(node) is { } call)
        {
            return Call(call.Function, call.Argument, node.Span, depth);
        }

        return node switch
        {
            TemplateList list => new TemplateList(list.Span, [.. list.Items.Select(item => Resolve(item, depth + 1)).Where(item => !IsNoValue(item))]),
            TemplateMap map => new TemplateMap(map.Span, [.. map.Entries
                .Select(entry => new TemplateEntry(entry.Key, entry.KeySpan, Resolve(entry.Value, depth + 1))).Where(entry => !IsNoValue(entry.Value))]),
            _ => node,
        };
    }

    private TemplateNode Call(string function, TemplateNode argument, SourceSpan span, int depth) => (function, argument) switch
    {
        ("Ref", TemplateScalar name) => Reference(name.Text, span),
        ("Fn::GetAtt", TemplateScalar path) => Attribute(path.Text, span),
        ("Fn::GetAtt", TemplateList { Items: var path }) when path.All(part => part is TemplateScalar) =>
            Attribute(string.Join(".", path.Select(part => ((TemplateScalar)part).Text)), span),
        ("Fn::Sub", TemplateScalar template) => Substitute(template, null, span, depth),
        ("Fn::Sub", TemplateList { Items: var pair }) when pair.Count == 2 && pair[0] is TemplateScalar template && pair[1] is TemplateMap values =>
            Substitute(template, values, span, depth),
        ("Fn::Join", TemplateList { Items: var pair }) when pair.Count == 2 && pair[0] is TemplateScalar separator && Resolve(pair[1], depth + 1) is TemplateList parts =>
            Joined(separator, parts, span),
        _ => Open(function, argument, span),
    };

    private TemplateNode Joined(TemplateScalar separator, TemplateList parts, SourceSpan span)
    {
        var pieces = new List<TemplateNode>();
        foreach (var part in parts.Items)
        {
            if (pieces.Count > 0)
            {
                pieces.Add(separator);
            }

            pieces.Add(part is TemplateScalar or TemplateText or TemplateOpaque ? part : Open("Fn::Join", part, part.Span));
        }

        return OpenText.Join(span, pieces);
    }

    private TemplateNode Reference(string name, SourceSpan span) => name switch
    {
        "AWS::NoValue" => new TemplateScalar(span, "", quoted: false) { Tag = "NoValue" },
        // a partition never decides whether a pattern of this bucket matches a request to this bucket
        "AWS::Partition" => new TemplateScalar(span, "aws", quoted: true),
        _ when _buckets.TryGetValue(name, out var bucket) => new TemplateScalar(span, bucket.Bucket.AssumedName, quoted: true),
        _ => new TemplateOpaque(span, name),
    };

    private TemplateNode Attribute(string path, SourceSpan span) =>
        path.EndsWith(".Arn", StringComparison.Ordinal) && _buckets.TryGetValue(path.Substring(0, path.Length - 4), out var bucket)
            ? new TemplateScalar(span, "arn:aws:s3:::" + bucket.Bucket.AssumedName, quoted: true)
            : new TemplateOpaque(span, path);

    private TemplateNode Substitute(TemplateScalar template, TemplateMap? values, SourceSpan span, int depth)
    {
        var parts = new List<TemplateNode>();
        var text = template.Text;
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf("${", at, StringComparison.Ordinal);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            parts.Add(new TemplateScalar(span, text.Substring(at, open - at), quoted: true));
            var name = text.Substring(open + 2, close - open - 2).Trim();
            parts.Add(name.StartsWith("!", StringComparison.Ordinal) ? new TemplateScalar(span, "${" + name.Substring(1) + "}", quoted: true)
                : values?[name] is { } given ? Resolve(given, depth + 1)
                : name.IndexOf('.') >= 0 ? Attribute(name, span)
                : Reference(name, span));
            at = close + 1;
        }

        parts.Add(new TemplateScalar(span, text.Substring(at), quoted: true));
        return OpenText.Join(span, parts.Select(part => part is TemplateList or TemplateMap ? new TemplateOpaque(part.Span, "Fn::Sub") : part));
    }

    private static TemplateOpaque Open(string function, TemplateNode argument, SourceSpan span) =>
        new(span, argument is TemplateScalar scalar ? $"{function} {scalar.Text}" : function);

    /// <summary>A function in its short form (a tag) or its long form (a map with one key).</summary>
    private static (string Function, TemplateNode Argument)? Intrinsic(TemplateNode node)
    {
        if (node.Tag is { } tag && tag != "NoValue")
        {
            return tag.IndexOf('!') >= 0 || tag.StartsWith("<", StringComparison.Ordinal) ? null : (tag is "Ref" or "Condition" ? tag : "Fn::" + tag, Untagged(node));
        }

        return node is TemplateMap { Entries: { Count: 1 } entries } && (entries[0].Key == "Ref" || entries[0].Key.StartsWith("Fn::", StringComparison.Ordinal))
            ? (entries[0].Key, entries[0].Value)
            : null;
    }

    private static TemplateNode Untagged(TemplateNode node) => node switch
    {
        TemplateScalar scalar => new TemplateScalar(scalar.Span, scalar.Text, quoted: true),
        TemplateList list => new TemplateList(list.Span, list.Items),
        TemplateMap map => new TemplateMap(map.Span, map.Entries),
        _ => node,
    };

    private static bool IsNoValue(TemplateNode node) => node.Tag == "NoValue";

    private static string? DefaultEncryption(TemplateMap? properties) =>
        (properties?["BucketEncryption"] as TemplateMap)?["ServerSideEncryptionConfiguration"] is TemplateList { Items: { Count: 1 } rules }
        && rules[0] is TemplateMap rule && (rule["ServerSideEncryptionByDefault"] as TemplateMap)?["SSEAlgorithm"] is TemplateScalar algorithm
            ? algorithm.Text
            : null;
}
