using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.Rules.Requests;

/// <summary>SSE1003: a InitiateMultipartUploadRequest that is certainly sent without asking for server-side encryption.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSE1003MultipartUploadWithoutEncryption : UnencryptedRequestRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SSE1003",
        "InitiateMultipartUpload request asks for no encryption",
        "This InitiateMultipartUploadRequest {0}; a bucket policy that demands the header refuses the upload",
        RuleFamily.Requests,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The encryption of a multipart upload is decided by the call that initiates it; parts cannot set it later. Set ServerSideEncryptionMethod on the request.",
        helpLinkUri: RuleFamily.HelpLink + "SSE1003.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    private protected override DiagnosticDescriptor Descriptor => Rule;

    private protected override RequestShape Shape => RequestShapes.InitiateMultipartUpload;
}
