using System;
using System.Collections.Generic;
using System.Linq;
using S3Seal.Templates.Nodes;
using S3Seal.Templates.Policies;

namespace S3Seal.Templates.Terraform;

/// <summary>Works out references, locals and pure functions as far as the module itself knows; variables and other modules stay open.</summary>
internal sealed class TerraformResolver
{
    private readonly TerraformModule _module;
    private readonly Dictionary<string, (FoundBucket Bucket, string? OpenName)> _buckets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (FoundBucket Bucket, string? OpenName)> _elsewhere = new(StringComparer.Ordinal);
    private int _steps;
    private string? _each;

    public TerraformResolver(TerraformModule module)
    {
        _module = module;
        foreach (var pair in module.Blocks)
        {
            if (pair.Value.Block.Labels[0] == "aws_s3_bucket")
            {
                var name = pair.Value.Block.Body["bucket"];
                _buckets[pair.Key] = OpenText.Bucket(pair.Key, name is null ? null : Resolve(name), pair.Value.Block.Span);
            }
        }
    }

    public IReadOnlyList<FoundBucket> Buckets => [.. _buckets.Values.Select(bucket => bucket.Bucket)];

    /// <summary>Reads what a block says; where the block stands for each of some buckets, <c>each.value</c> is such a bucket.</summary>
    public void Within(Hcl.HclBlock block, Action read)
    {
        var outer = _each;
        _each = block.Body["for_each"] is TemplateReference { Path: var path } && _buckets.ContainsKey(path) ? path : null;
        read();
        _each = outer;
    }

    /// <summary>The bucket that an attribute such as <c>bucket = aws_s3_bucket.data.id</c> names.</summary>
    public (FoundBucket Bucket, string? OpenName) Bucket(TemplateNode node, string label)
    {
        if (Followed(node) is TemplateReference reference && BucketOf(reference.Path, out _) is { } declared)
        {
            return declared;
        }

        var name = Resolve(node);
        var rendered = OpenText.Render(name);
        var same = _buckets.Values.Concat(_elsewhere.Values).FirstOrDefault(bucket => bucket.Bucket.AssumedName == rendered || bucket.OpenName == rendered);
        return same.Bucket is not null ? same : OpenText.Bucket(name is TemplateScalar { Text: var text } ? text : label, name, node.Span);
    }

    /// <summary>The node that a chain of locals leads to.</summary>
    public TemplateNode Followed(TemplateNode node)
    {
        for (var i = 0; i < ReadingLimits.Depth && node is TemplateReference reference && Local(reference.Path) is { } value; i++)
        {
            node = value;
        }

        return node;
    }

    /// <summary>The same tree with scalars, texts, opaque values, lists and maps only.</summary>
    public TemplateNode Resolve(TemplateNode node) => Resolve(node, 0);

    private TemplateNode Resolve(TemplateNode node, int depth)
    {
        if (depth > ReadingLimits.Depth || ++_steps > ReadingLimits.Nodes)
        {
            throw new NotUnderstoodException(node.Span, "values that refer to each other without end");
        }

        return node switch
        {
            TemplateText text => OpenText.Join(text.Span, text.Parts.Select(part => Flat(Resolve(part, depth + 1)))),
            TemplateList list => new TemplateList(list.Span, [.. list.Items.Select(item => Resolve(item, depth + 1))]),
            TemplateMap map => new TemplateMap(map.Span, [.. map.Entries.Select(entry => new TemplateEntry(entry.Key, entry.KeySpan, Resolve(entry.Value, depth + 1)))]),
            TemplateReference reference => Reference(reference, depth),
            TemplateCall call => Call(call, depth),
            _ => node,
        };
    }

    private TemplateNode Reference(TemplateReference reference, int depth)
    {
        if (Local(reference.Path) is { } local)
        {
            return Resolve(local, depth + 1);
        }

        if (reference.Path.StartsWith("data.aws_partition.", StringComparison.Ordinal) && reference.Path.EndsWith(".partition", StringComparison.Ordinal))
        {
            // a partition never decides whether a pattern of this bucket matches a request to this bucket
            return new TemplateScalar(reference.Span, "aws", quoted: true);
        }

        return BucketOf(reference.Path, out var attribute) is { } bucket && attribute is "id" or "bucket" or "arn"
            ? new TemplateScalar(reference.Span, (attribute == "arn" ? "arn:aws:s3:::" : "") + bucket.Bucket.AssumedName, quoted: true)
            : new TemplateOpaque(reference.Span, reference.Path);
    }

    private TemplateNode Call(TemplateCall call, int depth)
    {
        var arguments = call.Arguments.Select(argument => Resolve(argument, depth + 1)).ToList();
        return (call.Function, arguments.Count) switch
        {
            ("jsonencode" or "tolist" or "toset" or "tostring" or "sensitive" or "nonsensitive", 1) => arguments[0],
            ("concat", _) when arguments.All(argument => argument is TemplateList) => new TemplateList(call.Span, [.. arguments.SelectMany(argument => ((TemplateList)argument).Items)]),
            ("join", 2) when arguments[0] is TemplateScalar separator && arguments[1] is TemplateList parts =>
                OpenText.Join(call.Span, parts.Items.SelectMany((part, i) => i == 0 ? new[] { Flat(part) } : [separator, Flat(part)])),
            ("format", >= 1) when arguments[0] is TemplateScalar pattern => Format(pattern, arguments, call),
            ("lower", 1) when arguments[0] is TemplateScalar text => new TemplateScalar(call.Span, text.Text.ToLowerInvariant(), quoted: true),
            _ => new TemplateOpaque(call.Span, call.Function + "(…)"),
        };
    }

    private static TemplateNode Format(TemplateScalar pattern, List<TemplateNode> arguments, TemplateCall call)
    {
        var pieces = pattern.Text.Split(["%s"], StringSplitOptions.None);
        if (pieces.Length != arguments.Count || pattern.Text.Replace("%s", "").IndexOf('%') >= 0)
        {
            return new TemplateOpaque(call.Span, "format(…)");
        }

        return OpenText.Join(call.Span, pieces.SelectMany((piece, i) =>
            i == 0 ? new TemplateNode[] { new TemplateScalar(call.Span, piece, quoted: true) } : [Flat(arguments[i]), new TemplateScalar(call.Span, piece, quoted: true)]));
    }

    private TemplateNode? Local(string path) =>
        path.StartsWith("local.", StringComparison.Ordinal) && _module.Locals.TryGetValue(path.Substring("local.".Length), out var value) ? value : null;

    private (FoundBucket Bucket, string? OpenName)? BucketOf(string path, out string? attribute)
    {
        var dot = path.LastIndexOf('.');
        attribute = dot < 0 ? null : path.Substring(dot + 1);
        var address = dot < 0 ? path : path.Substring(0, dot);
        var index = address.IndexOf('[');
        address = index < 0 ? address : address.Substring(0, index);
        address = address == "each.value" ? _each ?? address : address;
        return _buckets.TryGetValue(address, out var bucket) ? bucket : DataBucket(address) ?? BucketElsewhere(address);
    }

    // Declared in a file that was not given: its name is open, but it is one bucket wherever the module names it.
    private (FoundBucket Bucket, string? OpenName)? BucketElsewhere(string address) =>
        !address.StartsWith("aws_s3_bucket.", StringComparison.Ordinal) || address.IndexOf('.', "aws_s3_bucket.".Length) >= 0 ? null
        : _elsewhere.TryGetValue(address, out var known) ? known
        : _elsewhere[address] = OpenText.Bucket(address, null, default);

    private (FoundBucket Bucket, string? OpenName)? DataBucket(string address)
    {
        if (!address.StartsWith("data.aws_s3_bucket.", StringComparison.Ordinal) || !_module.Blocks.TryGetValue(address, out var data))
        {
            return null;
        }

        var name = data.Block.Body["bucket"];
        return _buckets[address] = OpenText.Bucket(address, name is null ? null : Resolve(name), data.Block.Span);
    }

    private static TemplateNode Flat(TemplateNode node) => node is TemplateList or TemplateMap ? new TemplateOpaque(node.Span, "a collection") : node;
}
