using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.Rules.Requests;

/// <summary>SSE1002: a CopyObjectRequest that is certainly sent without asking for server-side encryption.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSE1002CopyObjectWithoutEncryption : UnencryptedRequestRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SSE1002",
        "CopyObject request asks for no encryption",
        "This CopyObjectRequest {0}; a bucket policy that demands the header refuses the copy",
        RuleFamily.Requests,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A copy does not carry the encryption of its source over: the destination gets what the request names. Set ServerSideEncryptionMethod on the request.",
        helpLinkUri: RuleFamily.HelpLink + "SSE1002.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    private protected override DiagnosticDescriptor Descriptor => Rule;

    private protected override RequestShape Shape => RequestShapes.CopyObject;
}
