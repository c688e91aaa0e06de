using System.Collections.Generic;
using System.Linq;
using System.Text;
using S3Seal.Templates.Nodes;

namespace S3Seal.Templates.Policies;

/// <summary>Text of which parts are open: joining, comparing, naming.</summary>
internal static class OpenText
{
    /// <summary>Stands round an open part in <see cref="Render"/>; no template text contains it.</summary>
    public const char Mark = '\uE000';

    /// <summary>One node for several parts: a scalar when all are known.</summary>
    public static TemplateNode Join(SourceSpan span, IEnumerable<TemplateNode> parts)
    {
        var flat = parts.SelectMany(part => part is TemplateText text ? text.Parts : [part]).ToList();
        return flat.All(part => part is TemplateScalar)
            ? new TemplateScalar(span, string.Concat(flat.Select(part => ((TemplateScalar)part).Text)), quoted: true)
            : new TemplateText(span, flat);
    }

    /// <summary>Text that is equal for two nodes exactly when they say the same with the same open parts.</summary>
    public static string Render(TemplateNode node)
    {
        var text = new StringBuilder();
        foreach (var part in node is TemplateText parts ? parts.Parts : [node])
        {
            _ = part switch
            {
                TemplateScalar scalar => text.Append(scalar.Text),
                TemplateOpaque opaque => text.Append(Mark).Append(opaque.Source).Append(Mark),
                TemplateReference reference => text.Append(Mark).Append(reference.Path).Append(Mark),
                _ => text.Append(Mark).Append(part.Span.Start).Append(Mark),
            };
        }

        return text.ToString();
    }

    /// <summary>A bucket's record from its label and the value of its name, with the rendered name when parts of it are open.</summary>
    public static (FoundBucket Bucket, string? OpenName) Bucket(string label, TemplateNode? name, SourceSpan span)
    {
        var known = name is TemplateScalar { IsNull: false } scalar ? scalar.Text : null;
        var assumed = known ?? Assumed(label);
        var rendered = known is null && name is TemplateText ? Render(name) : null;
        return (new FoundBucket(label, known, assumed) { Span = span }, rendered);
    }

    private static string Assumed(string label)
    {
        var letters = new string([.. label.ToLowerInvariant().Where(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9'))]);
        return "s3seal-open-" + (letters.Length > 40 ? letters.Substring(0, 40) : letters);
    }
}
