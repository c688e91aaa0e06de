using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Settings;

namespace S3Seal.Analyzers.Rules.Keys;

/// <summary>SSE4002: a client for plain HTTP in a type whose requests carry a customer key.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSE4002CustomerKeyOverPlainHttp : S3Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        "SSE4002",
        "Customer key travels over plain HTTP",
        "{0}, and this type sends requests with a customer key: S3 refuses them, and anybody on the way reads the key",
        RuleFamily.Keys,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "With SSE-C the key itself is a header of every request. The SDK does not check that the connection is encrypted.",
        helpLinkUri: RuleFamily.HelpLink + "SSE4002.md");

    private static readonly ImmutableHashSet<string> OwnMachine = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase, "localhost", "127.0.0.1", "[::1]", "::1", "0.0.0.0", "host.docker.internal");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context, AwsS3Symbols s3) =>
        context.RegisterSyntaxNodeAction(Check, SyntaxKind.SimpleAssignmentExpression);

    private static void Check(SyntaxNodeAnalysisContext context)
    {
        var assignment = (AssignmentExpressionSyntax)context.Node;
        var name = (assignment.Left as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText ?? (assignment.Left as IdentifierNameSyntax)?.Identifier.ValueText;
        if (name is not ("ServiceURL" or "UseHttp" or "Protocol")
            || context.SemanticModel.GetOperation(assignment, context.CancellationToken) is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } operation
            || !AwsS3Symbols.IsSdk(property))
        {
            return;
        }
        var said = (name, operation.Value) switch
        {
            ("ServiceURL", { ConstantValue: { HasValue: true, Value: string url } }) when IsPlainHttp(url) => "The client's address is plain HTTP",
            ("UseHttp", { ConstantValue: { HasValue: true, Value: true } }) when !HasServiceUrl(assignment) => "The client uses plain HTTP",
            ("Protocol", IFieldReferenceOperation { Field: { Name: "HTTP", ContainingType.Name: "Protocol" } }) => "The URL is for plain HTTP",
            _ => null,
        };
        if (said is not null && SendsCustomerKeys(context, assignment))
        {
            Finding.Report(context, Rule, assignment.GetLocation(), arguments: said);
        }
    }

    // A name without a dot is a container beside this one.
    private static bool IsPlainHttp(string url) =>
        url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        && Uri.TryCreate(url, UriKind.Absolute, out var address)
        && !OwnMachine.Contains(address.Host)
        && address.Host.IndexOf('.') >= 0;

    // A ServiceURL has its own scheme, and UseHttp counts for nothing beside it.
    private static bool HasServiceUrl(AssignmentExpressionSyntax assignment) =>
        assignment.Parent is InitializerExpressionSyntax initializer
        && initializer.Expressions.Any(e => e is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "ServiceURL" } });

    private static bool SendsCustomerKeys(SyntaxNodeAnalysisContext context, SyntaxNode node) =>
        node.Ancestors().OfType<TypeDeclarationSyntax>().LastOrDefault() is { } type
            ? HasCustomerKey(context, type)
            : HasCustomerKey(context, node.SyntaxTree.GetRoot(context.CancellationToken));

    private static bool HasCustomerKey(SyntaxNodeAnalysisContext context, SyntaxNode scope) => scope.DescendantNodes()
        .OfType<IdentifierNameSyntax>()
        .Any(name => (CustomerKeyProperties.Names.Contains(name.Identifier.ValueText) || name.Identifier.ValueText == "ServerSideEncryptionCustomerMethod")
            && AwsS3Symbols.IsSdk(context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol));
}
