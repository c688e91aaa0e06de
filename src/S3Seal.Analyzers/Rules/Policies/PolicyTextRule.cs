using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Policies;
using S3Seal.Analyzers.Settings;

namespace S3Seal.Analyzers.Rules.Policies;

/// <summary>A rule about the text of policies, wherever it stands: in an additional file, or in a string that reaches PutBucketPolicy.</summary>
public abstract class PolicyTextRule : S3Rule
{
    private protected sealed override void Register(CompilationStartAnalysisContext context, AwsS3Symbols s3)
    {
        context.RegisterAdditionalFileAction(file =>
        {
            var settings = RuleSettings.Read(file.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
            foreach (var known in KnownPolicies.Of(file.Options, file.CancellationToken).Files)
            {
                Inspect(known, settings, diagnostic =>
                {
                    if (diagnostic.Location.GetLineSpan().Path == file.AdditionalFile.Path)
                    {
                        file.ReportDiagnostic(diagnostic);
                    }
                });
            }
        });
        context.RegisterSyntaxNodeAction(
            node =>
            {
                if (CodePolicies.At(node.Node, s3, node.CancellationToken) is { } literal)
                {
                    Inspect(literal, RuleSettings.Of(node.Options, node.Node.SyntaxTree), node.ReportDiagnostic);
                }
            },
            SyntaxKind.SimpleAssignmentExpression,
            SyntaxKind.InvocationExpression);
    }

    /// <summary>Looks at everything that was read from one place.</summary>
    private protected abstract void Inspect(PolicyFile file, RuleSettings settings, Action<Diagnostic> report);
}
