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

/// <summary>Sets on a request what it lacks of the project's demand (SSE1001 to SSE1005, SSE1007), or puts it where None or null stands (SSE1012).</summary>
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
            : IsForAnother(diagnostic) ? null
            : diagnostic.Properties.ContainsKey(FixFacts.KmsKeyId) ? "Name the KMS key that the project demands"
            : diagnostic.Properties.ContainsKey(FixFacts.BucketKey) ? "Enable the bucket key"
            : null;

    // An overload and a form have fixes of their own.
    private static bool IsForAnother(Diagnostic diagnostic) =>
        diagnostic.Properties.ContainsKey(OverloadFacts.Request) || diagnostic.Properties.ContainsKey(OverloadFacts.PropertiesArgument) || diagnostic.Properties.ContainsKey(FixFacts.Header);

    private protected override void Edit(DocumentEdit edit, Diagnostic diagnostic)
    {
        if (edit.NodeAt<BaseObjectCreationExpressionSyntax>(diagnostic.Location) is { } creation)
        {
            Replace(edit, diagnostic);
            RequestEditor.Set(edit, creation, Missing(edit, creation, diagnostic.Properties).ToList());
        }
    }

    /// <summary>Replaces the values that are there already and do not meet the demand.</summary>
    private static void Replace(DocumentEdit edit, Diagnostic diagnostic)
    {
        var facts = diagnostic.Properties;
        if (IndexAt(facts, FixFacts.FirstValue) is { } first)
        {
            foreach (var value in diagnostic.AdditionalLocations.Skip(first))
            {
                edit.Replace(value.SourceSpan, Method(edit, value.SourceSpan.Start, facts));
            }
        }

        if (IndexAt(facts, FixFacts.KmsKeyValue) is { } key && key < diagnostic.AdditionalLocations.Count)
        {
            edit.Replace(diagnostic.AdditionalLocations[key].SourceSpan, SymbolDisplay.FormatLiteral(facts[FixFacts.KmsKeyId]!, quote: true));
        }
    }

    private static IEnumerable<(string Property, string Value)> Missing(DocumentEdit edit, SyntaxNode creation, ImmutableDictionary<string, string?> facts)
    {
        if (facts.ContainsKey(FixFacts.Method) && !facts.ContainsKey(FixFacts.FirstValue))
        {
            yield return (MethodProperty, Method(edit, creation.SpanStart, facts));
        }

        if (facts.TryGetValue(FixFacts.KmsKeyId, out var key) && key is not null && facts.TryGetValue(FixFacts.KmsKeyProperty, out var property) && property is not null)
        {
            yield return (property, SymbolDisplay.FormatLiteral(key, quote: true));
        }

        if (facts.ContainsKey(FixFacts.BucketKey))
        {
            yield return ("BucketKeyEnabled", "true");
        }
    }

    private static int? IndexAt(ImmutableDictionary<string, string?> facts, string name) =>
        facts.TryGetValue(name, out var text) && int.TryParse(text, out var index) ? index : null;

    private static string Method(DocumentEdit edit, int position, ImmutableDictionary<string, string?> facts) =>
        edit.TypeName(position, "Amazon.S3", MethodProperty) + "." + facts[FixFacts.Method];
}
