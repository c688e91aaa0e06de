using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using S3Seal.Templates.Nodes;
using S3Seal.Templates.Yaml;

namespace S3Seal.Templates.Policies;

/// <summary>A policy that stands as JSON inside a template's text: read as a tree, with open parts and places kept.</summary>
internal static class JsonText
{
    private const char Open = '\uE000';
    private const char Close = '\uE001';

    public static TemplateNode? Tree(TemplateNode node, string path, List<FileProblem> problems)
    {
        var parts = node is TemplateText text ? text.Parts : [node];
        var json = new StringBuilder();
        var places = new List<(int Start, SourceSpan Source)>();
        for (var i = 0; i < parts.Count; i++)
        {
            places.Add((json.Length, parts[i].Span));
            _ = parts[i] is TemplateScalar scalar ? json.Append(scalar.Text) : json.Append(Open).Append(i.ToString(CultureInfo.InvariantCulture)).Append(Close);
        }

        var tree = YamlReader.Read(json.ToString(), out var problem);
        if (problem is not null)
        {
            problems.Add(new FileProblem(path, new TemplateProblem(Shift(problem.Span, places), problem.Message)));
            return null;
        }

        return Restore(tree!, parts, places);
    }

    private static TemplateNode Restore(TemplateNode node, IReadOnlyList<TemplateNode> parts, List<(int Start, SourceSpan Source)> places)
    {
        var span = Shift(node.Span, places);
        return node switch
        {
            TemplateList list => new TemplateList(span, [.. list.Items.Select(item => Restore(item, parts, places))]),
            TemplateMap map => new TemplateMap(span, [.. map.Entries.Select(entry =>
                new TemplateEntry(entry.Key, Shift(entry.KeySpan, places), Restore(entry.Value, parts, places)))]),
            TemplateScalar scalar => Restore(scalar, span, parts),
            _ => node,
        };
    }

    private static TemplateNode Restore(TemplateScalar scalar, SourceSpan span, IReadOnlyList<TemplateNode> parts)
    {
        if (scalar.Text.IndexOf(Open) < 0)
        {
            return new TemplateScalar(span, scalar.Text, scalar.Quoted);
        }

        var pieces = new List<TemplateNode>();
        foreach (var piece in scalar.Text.Split(Open))
        {
            var close = piece.IndexOf(Close);
            if (close > 0 && int.TryParse(piece.Substring(0, close), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < parts.Count)
            {
                pieces.Add(parts[index]);
            }

            var rest = close >= 0 ? piece.Substring(close + 1) : piece;
            if (rest.Length > 0)
            {
                pieces.Add(new TemplateScalar(span, rest, quoted: true));
            }
        }

        return OpenText.Join(span, pieces);
    }

    /// <summary>A place inside the joined text as a place in the file: exact to the line where the text has no escapes.</summary>
    private static SourceSpan Shift(SourceSpan inner, List<(int Start, SourceSpan Source)> places)
    {
        var place = places.Last(candidate => candidate.Start <= inner.Start || candidate.Start == 0);
        var linesBefore = places.Where(candidate => candidate.Start <= place.Start).Select(candidate => candidate.Source.Line).Max();
        var first = places[0].Source;
        var line = System.Math.Max(linesBefore, first.Line + inner.Line - 1);
        return new SourceSpan(place.Source.Start + (inner.Start - place.Start), inner.Length, line, inner.Column);
    }
}
