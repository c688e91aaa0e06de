using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.Rules.Requests;

/// <summary>SSE1001: a PutObjectRequest that is certainly sent without asking for server-side encryption.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSE1001PutObjectWithoutEncryption : UnencryptedRequestRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SSE1001",
        "PutObject request asks for no encryption",
        "This PutObjectRequest {0}; a bucket policy that demands the header refuses the upload",
        RuleFamily.Requests,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An upload that names no server-side encryption is refused by every bucket policy that demands the header 'x-amz-server-side-encryption'. Set ServerSideEncryptionMethod on the request.",
        helpLinkUri: RuleFamily.HelpLink + "SSE1001.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    private protected override DiagnosticDescriptor Descriptor => Rule;

    private protected override RequestShape Shape => RequestShapes.PutObject;
}
