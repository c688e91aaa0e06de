using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.Rules.Requests;

/// <summary>SSE1005: a TransferUtilityUploadDirectoryRequest that is certainly sent without asking for server-side encryption.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSE1005DirectoryUploadWithoutEncryption : UnencryptedRequestRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "SSE1005",
        "TransferUtility directory upload asks for no encryption",
        "This TransferUtilityUploadDirectoryRequest {0}; a bucket policy that demands the header refuses the upload of each file",
        RuleFamily.Requests,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Every file of the directory is uploaded with what the request names. Set ServerSideEncryptionMethod on the request, or on each file's request in UploadDirectoryFileRequestEvent.",
        helpLinkUri: RuleFamily.HelpLink + "SSE1005.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    private protected override DiagnosticDescriptor Descriptor => Rule;

    private protected override RequestShape Shape => RequestShapes.TransferUploadDirectory;
}
