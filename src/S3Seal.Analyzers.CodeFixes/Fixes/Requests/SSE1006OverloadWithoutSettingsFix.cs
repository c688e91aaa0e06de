using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using S3Seal.Analyzers.CodeFixes.Editing;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.CodeFixes.Fixes.Requests;

/// <summary>Writes the arguments of a convenience overload as a request object that asks for encryption, in their order.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSE1006OverloadWithoutSettingsFix))]
public sealed class SSE1006OverloadWithoutSettingsFix : S3Fix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create("SSE1006", "SSE3003");

    /// <inheritdoc/>
    private protected override string? Title(Diagnostic diagnostic) =>
        !diagnostic.Properties.TryGetValue(FixFacts.Method, out var method) ? null
        : diagnostic.Properties.TryGetValue(OverloadFacts.Request, out var request) ? $"Pass a {Simple(request!)} with ServerSideEncryptionMethod.{method}"
        : diagnostic.Properties.ContainsKey(OverloadFacts.PropertiesArgument) ? $"Pass properties with ServerSideEncryptionMethod.{method}"
        : null;

    /// <inheritdoc/>
    private protected override void Edit(DocumentEdit edit, Diagnostic diagnostic)
    {
        if (edit.NodeAt<InvocationExpressionSyntax>(diagnostic.Location) is not { ArgumentList.Arguments: var arguments } call || edit.Touches(call.Span))
        {
            return;
        }
        if (diagnostic.Properties.TryGetValue(OverloadFacts.PropertiesArgument, out var index))
        {
            var argument = arguments[int.Parse(index!, CultureInfo.InvariantCulture)];
            edit.Replace(argument.Expression.Span, Dictionary(edit, call.SpanStart, diagnostic));
        }
        else if (diagnostic.Properties.TryGetValue(OverloadFacts.Arguments, out var entries))
        {
            Rewrite(edit, call, arguments, entries!.Split(','), diagnostic);
        }
    }

    // The first argument that becomes a property opens the request, the last one closes it. What stands between them, comments and
    // line breaks included, stays where it is; an argument that stays an argument moves behind the request.
    private static void Rewrite(DocumentEdit edit, InvocationExpressionSyntax call, SeparatedSyntaxList<ArgumentSyntax> arguments, string[] entries, Diagnostic diagnostic)
    {
        var kept = new List<ArgumentSyntax>();
        var last = -1;
        var first = -1;
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i] == OverloadFacts.Kept)
            {
                kept.Add(arguments[i]);
            }
            else
            {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        // A named token before or between the others is too rare to be worth moving text around: no fix.
        if (last < 0 || first != 0 || last + kept.Count != entries.Length - 1)
        {
            return;
        }
        var type = TypeName(edit, call.SpanStart, diagnostic.Properties[OverloadFacts.Request]!);
        var named = arguments[first].NameColon is not null;
        for (var i = first; i <= last; i++)
        {
            var argument = arguments[i];
            var open = i == first ? (named ? "request: " : "") + "new " + type + " { " : "";
            edit.Replace(TextSpan.FromBounds(argument.SpanStart, argument.Expression.SpanStart), open + entries[i] + " = ");
        }
        edit.Insert(arguments[last].Span.End, ", " + string.Join(", ", Settings(edit, call.SpanStart, diagnostic)) + " }");
    }

    private static IEnumerable<string> Settings(DocumentEdit edit, int position, Diagnostic diagnostic)
    {
        yield return "ServerSideEncryptionMethod = " + Method(edit, position, diagnostic);
        if (diagnostic.Properties.TryGetValue(FixFacts.KmsKeyId, out var key))
        {
            yield return diagnostic.Properties[FixFacts.KmsKeyProperty] + " = " + Literal(key!);
        }
    }

    private static string Dictionary(DocumentEdit edit, int position, Diagnostic diagnostic)
    {
        var entries = "{ \"ServerSideEncryptionMethod\", " + Method(edit, position, diagnostic) + " }";
        if (diagnostic.Properties.TryGetValue(FixFacts.KmsKeyId, out var key))
        {
            entries += ", { \"" + diagnostic.Properties[FixFacts.KmsKeyProperty] + "\", " + Literal(key!) + " }";
        }
        var inScope = edit.Model.LookupNamespacesAndTypes(position, name: "Dictionary").Any(type => type is INamedTypeSymbol { Arity: 2 });
        return "new " + (inScope ? "" : "System.Collections.Generic.") + "Dictionary<string, object> { " + entries + " }";
    }

    private static string Method(DocumentEdit edit, int position, Diagnostic diagnostic) =>
        edit.TypeName(position, "Amazon.S3", "ServerSideEncryptionMethod") + "." + diagnostic.Properties[FixFacts.Method];

    private static string TypeName(DocumentEdit edit, int position, string metadataName)
    {
        var at = metadataName.LastIndexOf('.');
        return edit.TypeName(position, metadataName.Substring(0, at), metadataName.Substring(at + 1));
    }

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static string Simple(string metadataName) => metadataName.Substring(metadataName.LastIndexOf('.') + 1);
}
