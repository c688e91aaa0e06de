using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis.Text;

namespace S3Seal.Analyzers.Knowledge;

/// <summary>Edits of a file as they travel in <see cref="FixFacts.PolicyEdits"/>.</summary>
internal static class PolicyFixText
{
    private static readonly (string Plain, string Written)[] Escapes = [("\\", "\\\\"), ("\n", "\\n"), ("\r", "\\r")];

    public static string Write(IEnumerable<TextChange> changes) => string.Join("\n", changes.Select(static change =>
        string.Join(":", change.Span.Start.ToString(CultureInfo.InvariantCulture), change.Span.Length.ToString(CultureInfo.InvariantCulture), Escaped(change.NewText!))));

    /// <summary>The edits in the order of the text; none when they do not fit into a text of this length.</summary>
    public static ImmutableArray<TextChange> Read(string edits, int length)
    {
        var changes = edits.Split('\n').Select(static line => line.Split([':'], 3)).Where(static parts => parts.Length == 3)
            .Select(static parts => new TextChange(
                new TextSpan(int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture)), Plain(parts[2]))).ToImmutableArray();
        return changes.All(change => change.Span.End <= length) ? changes : ImmutableArray<TextChange>.Empty;
    }

    private static string Escaped(string text) => Escapes.Aggregate(text, static (all, escape) => all.Replace(escape.Plain, escape.Written));

    private static string Plain(string text)
    {
        var plain = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var escape = text[i] == '\\' ? Array.Find(Escapes, row => string.CompareOrdinal(text, i, row.Written, 0, 2) == 0).Plain : null;
            plain.Append(escape ?? text[i].ToString());
            i += escape is null ? 0 : 1;
        }

        return plain.ToString();
    }
}
