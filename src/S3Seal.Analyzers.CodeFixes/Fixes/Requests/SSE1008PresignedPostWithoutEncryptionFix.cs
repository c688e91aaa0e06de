using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using S3Seal.Analyzers.CodeFixes.Editing;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.CodeFixes.Fixes.Requests;

/// <summary>Adds the encryption field that a presigned form lacks.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SSE1008PresignedPostWithoutEncryptionFix))]
public sealed class SSE1008PresignedPostWithoutEncryptionFix : S3Fix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create("SSE1008", "SSE3003");

    private protected override string? Title(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(FixFacts.Header, out var value) ? $"Add the form field x-amz-server-side-encryption: {value}" : null;

    private protected override void Edit(DocumentEdit edit, Diagnostic diagnostic)
    {
        if (edit.NodeAt<BaseObjectCreationExpressionSyntax>(diagnostic.Location) is not { } creation)
        {
            return;
        }
        var entries = Entry(HeaderNames.ServerSideEncryption, diagnostic.Properties[FixFacts.Header]!);
        if (diagnostic.Properties.TryGetValue(FixFacts.KmsKeyId, out var key))
        {
            entries += ", " + Entry(HeaderNames.ServerSideEncryption + "-aws-kms-key-id", key!);
        }
        // Fields is never null: a nested initializer adds to it and needs no type name.
        ObjectInitializerEditor.Append(edit, creation, new List<string> { "Fields = { " + entries + " }" });
    }

    private static string Entry(string header, string value) => "[\"" + header + "\"] = " + SymbolDisplay.FormatLiteral(value, quote: true);
}
