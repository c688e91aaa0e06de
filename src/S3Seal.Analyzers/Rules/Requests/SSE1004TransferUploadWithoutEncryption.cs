using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.Rules.Requests;

/// <summary>SSE1004: a TransferUtilityUploadRequest that is certainly sent without asking for server-side encryption.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSE1004TransferUploadWithoutEncryption : UnencryptedRequestRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SSE1004",
        "TransferUtility upload asks for no encryption",
        "This TransferUtilityUploadRequest {0}; a bucket policy that demands the header refuses the upload",
        RuleFamily.Requests,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "TransferUtility sends what its request names, in one PUT or in many parts. Set ServerSideEncryptionMethod on the request.",
        helpLinkUri: RuleFamily.HelpLink + "SSE1004.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    private protected override DiagnosticDescriptor Descriptor => Rule;

    private protected override RequestShape Shape => RequestShapes.TransferUpload;
}
