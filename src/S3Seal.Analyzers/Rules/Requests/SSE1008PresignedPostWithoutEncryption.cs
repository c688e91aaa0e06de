using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Policies;
using S3Seal.Analyzers.Settings;
using S3Seal.Analyzers.Values;

namespace S3Seal.Analyzers.Rules.Requests;

/// <summary>SSE1008: a presigned form upload without an encryption field.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSE1008PresignedPostWithoutEncryption : S3Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        "SSE1008",
        "Presigned POST form has no encryption field",
        "The form is signed without the field 'x-amz-server-side-encryption': an upload with it is refused by a policy that demands the header",
        RuleFamily.Requests,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A browser sends the fields that the form was signed with. Add the encryption to Fields of the CreatePresignedPostRequest.",
        helpLinkUri: RuleFamily.HelpLink + "SSE1008.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, AwsS3Symbols s3)
    {
        if (PresignedForm.Type(s3) is { } request)
        {
            context.RegisterSyntaxNodeAction(node => Check(node, request, s3), SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression);
        }
    }

    private static void Check(SyntaxNodeAnalysisContext context, INamedTypeSymbol request, AwsS3Symbols s3)
    {
        if (PresignedForm.Of((BaseObjectCreationExpressionSyntax)context.Node, context.SemanticModel, request, context.CancellationToken) is not { } form)
        {
            return;
        }

        var demand = RuleSettings.Of(context.Options, context.Node.SyntaxTree).DemandFor(form.BucketName);
        if (!UploadHearing.Of(context, s3, form).TakesOver(context, demand))
        {
            Finding.Report(context, Rule, RequestFinding.LocationOf(context.Node), facts: form.Facts(demand));
        }
    }
}
