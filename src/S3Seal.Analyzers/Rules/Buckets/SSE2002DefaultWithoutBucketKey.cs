using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Settings;
using S3Seal.Analyzers.Values;

namespace S3Seal.Analyzers.Rules.Buckets;

/// <summary>SSE2002: a bucket default of SSE-KMS that pays for a KMS request per object.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSE2002DefaultWithoutBucketKey : S3Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        "SSE2002",
        "KMS default encryption has no bucket key",
        "The bucket's default is aws:kms without a bucket key: every object that is written or read costs a request to KMS",
        RuleFamily.Buckets,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A bucket key cuts the requests to KMS, and their cost, by up to 99 %.",
        helpLinkUri: RuleFamily.HelpLink + "SSE2002.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context, AwsS3Symbols s3) =>
        context.RegisterSyntaxNodeAction(Check, SyntaxKind.SimpleAssignmentExpression);

    private static void Check(SyntaxNodeAnalysisContext context)
    {
        // Dual-layer encryption knows no bucket key.
        if (DefaultEncryptionAssignment.Of(context) is { Algorithm: "aws:kms", EnablesBucketKey: false } assignment)
        {
            Finding.Report(context, Rule, (assignment.Rule ?? context.Node).GetLocation());
        }
    }
}
