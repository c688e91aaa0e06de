using System.Collections.Generic;
using S3Seal.Templates.Nodes;

namespace S3Seal.Templates.Hcl;

/// <summary>What stands between two braces of Terraform's language: attributes and blocks, in order.</summary>
internal sealed class HclBody
{
    public List<TemplateEntry> Attributes { get; } = [];

    public List<HclBlock> Blocks { get; } = [];

    public TemplateNode? this[string name]
    {
        get
        {
            foreach (var attribute in Attributes)
            {
                if (attribute.Key == name)
                {
                    return attribute.Value;
                }
            }

            return null;
        }
    }
}

/// <summary><c>resource "aws_s3_bucket" "data" { … }</c>: a type, its labels, a body.</summary>
internal sealed class HclBlock(string type, IReadOnlyList<string> labels, SourceSpan span, HclBody body)
{
    public string Type { get; } = type;

    public IReadOnlyList<string> Labels { get; } = labels;

    public SourceSpan Span { get; } = span;

    public HclBody Body { get; } = body;
}
