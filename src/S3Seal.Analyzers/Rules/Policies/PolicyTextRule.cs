using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Policies;
using S3Seal.Analyzers.Settings;

namespace S3Seal.Analyzers.Rules.Policies;

/// <summary>A rule about the text of policies, wherever it stands: in an additional file, or in a string that reaches PutBucketPolicy.</summary>
public abstract class PolicyTextRule : S3Rule
{
    // The project that describes a bucket seldom writes to it.
    private protected sealed override bool RunsWithoutSdk => true;

    private protected sealed override void Register(CompilationStartAnalysisContext context, AwsS3Symbols s3)
    {
        // A project that has neither policies nor a way to write one costs nothing.
        if (!context.Options.AdditionalFiles.IsEmpty)
        {
            context.RegisterAdditionalFileAction(InspectFile);
        }
        if (s3.SdkIsReferenced || CdkTypes.AreKnown(context.Compilation))
        {
            // A whole file at once: the text may stand far from the call that puts it on a bucket, and a finding belongs to where the text is.
            context.RegisterSemanticModelAction(model =>
            {
                foreach (var literal in CodePolicies.In(model.SemanticModel.SyntaxTree, s3, model.CancellationToken))
                {
                    Inspect(literal, RuleSettings.Of(model.Options, model.SemanticModel.SyntaxTree), model.ReportDiagnostic);
                }
            });
        }
    }

    private void InspectFile(AdditionalFileAnalysisContext file)
    {
        var settings = RuleSettings.Read(file.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        foreach (var known in KnownPolicies.Of(file.Options, file.CancellationToken).Files)
        {
            if (!known.Paths.Contains(file.AdditionalFile.Path))
            {
                continue;
            }

            Inspect(known, settings, diagnostic =>
            {
                if (diagnostic.Location.GetLineSpan().Path == file.AdditionalFile.Path)
                {
                    file.ReportDiagnostic(diagnostic);
                }
            });
        }
    }

    /// <summary>Looks at everything that was read from one place.</summary>
    private protected abstract void Inspect(PolicyFile file, RuleSettings settings, Action<Diagnostic> report);
}
