using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Settings;
using S3Seal.Analyzers.Values;

namespace S3Seal.Analyzers.Rules.Keys;

/// <summary>SSE4003: a customer key that becomes part of a log line, an exception or another text.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSE4003CustomerKeyInText : S3Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        "SSE4003",
        "Customer key is written into a text",
        "The customer key '{0}' becomes part of {1}; write its MD5 or a name for it instead",
        RuleFamily.Keys,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Logs and messages are copied to places that were never meant to hold keys, and are kept for longer than the key.",
        helpLinkUri: RuleFamily.HelpLink + "SSE4003.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context, AwsS3Symbols s3)
    {
        context.RegisterSyntaxNodeAction(CheckRead, SyntaxKind.SimpleMemberAccessExpression);
        context.RegisterSyntaxNodeAction(CheckVariable, SyntaxKind.SimpleAssignmentExpression, SyntaxKind.CoalesceAssignmentExpression);
    }

    private static void CheckRead(SyntaxNodeAnalysisContext context)
    {
        if (CustomerKeyProperties.Names.Contains(((MemberAccessExpressionSyntax)context.Node).Name.Identifier.ValueText)
            && context.SemanticModel.GetOperation(context.Node, context.CancellationToken) is IPropertyReferenceOperation read
            && CustomerKeyProperties.Contains(read.Property)
            && TextSinks.Of(read) is { } sink)
        {
            Finding.Report(context, Rule, read.Syntax.GetLocation(), arguments: new object[] { read.Property.Name, sink });
        }
    }

    /// <summary>A local or parameter that a request gets its key from is the key, wherever else the body uses it.</summary>
    private static void CheckVariable(SyntaxNodeAnalysisContext context)
    {
        if (CustomerKeyAssignment.Of(context) is not { } assignment || Variable(assignment.Value) is not { } variable)
        {
            return;
        }
        var root = assignment.Value;
        while (root.Parent is { } parent)
        {
            root = parent;
        }
        foreach (var operation in root.Descendants())
        {
            // Two requests with one key: the first of them speaks for both.
            if (operation is IAssignmentOperation { Target: IPropertyReferenceOperation target } other && CustomerKeyProperties.Contains(target.Property)
                && SymbolEqualityComparer.Default.Equals(Variable(other.Value), variable) && other.Syntax.SpanStart < context.Node.SpanStart)
            {
                return;
            }
        }
        foreach (var use in root.Descendants().Where(operation => SymbolEqualityComparer.Default.Equals(Variable(operation), variable) && operation is not IConversionOperation))
        {
            if (TextSinks.Of(use) is { } sink)
            {
                Finding.Report(context, Rule, use.Syntax.GetLocation(), arguments: new object[] { variable.Name, sink });
            }
        }
    }

    private static ISymbol? Variable(IOperation value) => value switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IConversionOperation { IsImplicit: true } conversion => Variable(conversion.Operand),
        _ => null,
    };
}
