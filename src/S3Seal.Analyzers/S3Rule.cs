using System;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Values;

namespace S3Seal.Analyzers;

/// <summary>The base of every rule: concurrent, silent in generated code, and absent where the AWS SDK for S3 is not referenced.</summary>
/// <remarks>
/// How to write a rule: one public sealed class a file, the <c>DiagnosticDescriptor</c> first (written out with <c>new</c>: release tracking
/// reads it), then <see cref="Register"/>, then predicates.
/// <list type="bullet">
/// <item>Ask <see cref="AwsS3Symbols"/> for symbols; never compare names of types or look types up yourself.</item>
/// <item>Register syntax-node actions and look at the member's or type's simple name first: binding a body costs, a name does not.</item>
/// <item>For requests use <see cref="EachRequest"/>: each comes with what the tracker knows of it on all paths; for calls without a request ask <c>OverloadCall</c>.</item>
/// <item>A rule on missing encryption asks <c>UploadHearing</c> first: where the bucket's policy is known, the rules on that policy speak.</item>
/// <item>Give the fix everything it needs in <c>Diagnostic.Properties</c>, with the names of <see cref="FixFacts"/>.</item>
/// </list>
/// A rule that must run without the SDK (the settings' own check) overrides <see cref="RunsWithoutSdk"/>.
/// </remarks>
public abstract class S3Rule : DiagnosticAnalyzer
{
    /// <summary>Whether the rule is registered although the compilation does not reference the SDK; its symbols are then all absent.</summary>
    private protected virtual bool RunsWithoutSdk => false;

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (AwsS3Symbols.Of(start.Compilation) is { } symbols && (symbols.SdkIsReferenced || RunsWithoutSdk))
            {
                Register(start, symbols);
            }
        });
    }

    /// <summary>Calls <paramref name="action"/> for every creation of an SDK request in the compilation, with what the tracker knows of it.</summary>
    private protected static void EachRequest(CompilationStartAnalysisContext context, AwsS3Symbols s3, Action<SyntaxNodeAnalysisContext, RequestJudgement> action)
    {
        if (!s3.SdkIsReferenced)
        {
            return;
        }

        context.RegisterSyntaxNodeAction(
            node =>
            {
                var creation = (BaseObjectCreationExpressionSyntax)node.Node;
                if (s3.Requests.Names.MayCreate(creation) && s3.Requests.Judge(creation, node.SemanticModel, node.Options) is { } judgement)
                {
                    action(node, judgement);
                }
            },
            SyntaxKind.ObjectCreationExpression,
            SyntaxKind.ImplicitObjectCreationExpression);
    }

    /// <summary>Registers the rule's actions for one compilation.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext context, AwsS3Symbols s3);
}
