using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using S3Seal.Analyzers.CodeFixes.Editing;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.CodeFixes.Fixes.Requests;

/// <summary>Sets on a request what the project demands (SSE1001 to SSE1005), or puts it where None or null stands (SSE1012).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AskForEncryptionFix))]
public sealed class AskForEncryptionFix : S3Fix
{
    private const string MethodProperty = "ServerSideEncryptionMethod";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create("SSE1001", "SSE1002", "SSE1003", "SSE1004", "SSE1005", "SSE1007", "SSE1012", "SSE3003", "SSE3007");

    private protected override string? Title(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(FixFacts.Method, out var method) && method is not null && !IsForAnother(diagnostic)
            ? "Ask for encryption with " + method + (diagnostic.Properties.TryGetValue(FixFacts.KmsKeyId, out var key) && key is not null && diagnostic.Id[3] == '3' ? " and key " + key : "")
                + (diagnostic.Id == "SSE1007" ? " (whoever uploads must send the header)" : "")
            : null;

    // An overload and a form have fixes of their own.
    private static bool IsForAnother(Diagnostic diagnostic) =>
        diagnostic.Properties.ContainsKey(OverloadFacts.Request) || diagnostic.Properties.ContainsKey(OverloadFacts.PropertiesArgument) || diagnostic.Properties.ContainsKey(FixFacts.Header);

    private protected override void Edit(DocumentEdit edit, Diagnostic diagnostic)
    {
        if (edit.NodeAt<BaseObjectCreationExpressionSyntax>(diagnostic.Location) is not { } creation)
        {
            return;
        }

        var facts = diagnostic.Properties;
        var settings = new List<(string Property, string Value)>();
        if (facts.TryGetValue(FixFacts.FirstValue, out var first) && int.TryParse(first, out var index))
        {
            foreach (var value in diagnostic.AdditionalLocations.Skip(index))
            {
                edit.Replace(value.SourceSpan, Method(edit, value.SourceSpan.Start, facts));
            }
        }
        else
        {
            settings.Add((MethodProperty, Method(edit, creation.SpanStart, facts)));
        }

        if (facts.TryGetValue(FixFacts.KmsKeyId, out var key) && key is not null && facts.TryGetValue(FixFacts.KmsKeyProperty, out var property) && property is not null)
        {
            settings.Add((property, SymbolDisplay.FormatLiteral(key, quote: true)));
        }

        RequestEditor.Set(edit, creation, settings);
    }

    private static string Method(DocumentEdit edit, int position, ImmutableDictionary<string, string?> facts) =>
        edit.TypeName(position, "Amazon.S3", MethodProperty) + "." + facts[FixFacts.Method];
}
