using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Settings;
using S3Seal.Analyzers.Values;

namespace S3Seal.Analyzers.Rules.Keys;

/// <summary>SSE4001: the source text holds a customer key, or the secret of a KMS client.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSE4001CustomerKeyHardCoded : S3Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        "SSE4001",
        "Customer key is hard-coded",
        "'{0}' is given a value that is written in the source: whoever reads the code or the assembly can read what it protects",
        RuleFamily.Keys,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Load the key from a secret store or a key-management service; a key that was in the source is no secret any more.",
        helpLinkUri: RuleFamily.HelpLink + "SSE4001.md");

    // The length of every AWS secret access key: shorter texts are the made-up credentials of local stores.
    private const int SecretLength = 40;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context, AwsS3Symbols s3)
    {
        context.RegisterSyntaxNodeAction(CheckKey, SyntaxKind.SimpleAssignmentExpression, SyntaxKind.CoalesceAssignmentExpression);
        context.RegisterSyntaxNodeAction(CheckSecret, SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression);
    }

    private static void CheckKey(SyntaxNodeAnalysisContext context)
    {
        if (CustomerKeyAssignment.Of(context) is { } assignment && KeyOrigins.Of(assignment.Value) == KeyOrigin.Constant)
        {
            Finding.Report(context, Rule, assignment.Value.Syntax.GetLocation(), arguments: assignment.Property.Name);
        }
    }

    private static void CheckSecret(SyntaxNodeAnalysisContext context)
    {
        if (context.Node is ObjectCreationExpressionSyntax { Type: var type } && SyntaxNames.OfType(type)?.EndsWith("KeyManagementServiceClient", System.StringComparison.Ordinal) != true
            || context.Node is BaseObjectCreationExpressionSyntax { ArgumentList: not { Arguments.Count: >= 2 } }
            || context.SemanticModel.GetOperation(context.Node, context.CancellationToken) is not IObjectCreationOperation { Constructor: { } constructor } creation
            || constructor.ContainingType.Name != "AmazonKeyManagementServiceClient"
            || constructor.ContainingAssembly.Name != "AWSSDK.KeyManagementService")
        {
            return;
        }
        foreach (var argument in creation.Arguments)
        {
            if (argument.Parameter?.Name == "awsSecretAccessKey" && argument.Value.ConstantValue is { HasValue: true, Value: string { Length: SecretLength } secret }
                && secret.IndexOf("EXAMPLE", System.StringComparison.Ordinal) < 0)
            {
                Finding.Report(context, Rule, argument.Syntax.GetLocation(), arguments: argument.Parameter.Name);
            }
        }
    }
}
