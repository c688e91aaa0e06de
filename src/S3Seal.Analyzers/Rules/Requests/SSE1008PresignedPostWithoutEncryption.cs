using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
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

    private const string TypeName = "CreatePresignedPostRequest";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, AwsS3Symbols s3)
    {
        if (s3.Find("Amazon.S3.Model." + TypeName) is { } request)
        {
            context.RegisterSyntaxNodeAction(node => Check(node, request), SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression);
        }
    }

    private static void Check(SyntaxNodeAnalysisContext context, INamedTypeSymbol request)
    {
        if ((context.Node is ObjectCreationExpressionSyntax named && SyntaxNames.OfType(named.Type) != TypeName)
            || context.SemanticModel.GetOperation(context.Node, context.CancellationToken) is not IObjectCreationOperation creation
            || !SymbolEqualityComparer.Default.Equals(creation.Type, request))
        {
            return;
        }
        var root = (IOperation)creation;
        while (root.Parent is { } parent)
        {
            root = parent;
        }
        var demand = RuleSettings.Of(context.Options, context.Node.SyntaxTree).DemandFor(BucketOf(creation));
        if (IsSent(creation, root) && IsWhollyVisible(creation, root) && !MentionsEncryption(root) && !PolicyPrecedence.Decides(context.Options, BucketOf(creation), context.CancellationToken))
        {
            var facts = SetsFields(creation) ? null : demand.Facts;
            Finding.Report(context, Rule, RequestFinding.LocationOf(context.Node), facts: facts?.Add(FixFacts.Header, demand.Method));
        }
    }

    /// <summary>The request is an argument of the call that signs it, directly or through one local.</summary>
    private static bool IsSent(IOperation creation, IOperation root) => root.DescendantsAndSelf().OfType<IInvocationOperation>()
        .Any(call => call.TargetMethod.Name.StartsWith("CreatePresignedPost", StringComparison.Ordinal)
            && call.Arguments.Any(argument => Is(argument.Value, creation) || (Variable(creation) is { } local && IsLocal(argument.Value, local))));

    // A field list that comes from elsewhere, or a request that is handed on, may hold anything.
    private static bool IsWhollyVisible(IObjectCreationOperation creation, IOperation root)
    {
        var local = Variable(creation);
        foreach (var operation in root.DescendantsAndSelf())
        {
            switch (operation)
            {
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "Fields" or "Conditions", ContainingType.Name: TypeName } } } assignment
                    when Unwrap(assignment.Value) is not IObjectCreationOperation { Arguments.IsEmpty: true }:
                    return false;
                case IArgumentOperation { Parent: IInvocationOperation call } argument
                    when local is not null && IsLocal(argument.Value, local) && !call.TargetMethod.Name.StartsWith("CreatePresignedPost", StringComparison.Ordinal):
                    return false;
                case IReturnOperation { ReturnedValue: { } returned } when local is not null && IsLocal(returned, local):
                    return false;
            }
        }
        return true;
    }

    private static bool MentionsEncryption(IOperation root) => root.DescendantsAndSelf()
        .Any(operation => operation.ConstantValue is { HasValue: true, Value: string text } && HeaderNames.TryGetProperty(text, out var property)
            && property is RequestProperty.Header or RequestProperty.CustomerMethod);

    private static bool SetsFields(IObjectCreationOperation creation) => creation.Initializer?.Initializers
        .Any(member => member is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Fields" } } or IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation { Property.Name: "Fields" } }) == true;

    private static string? BucketOf(IObjectCreationOperation creation) => creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
        .Where(static assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "BucketName" })
        .Select(static assignment => assignment.Value.ConstantValue is { HasValue: true, Value: string bucket } ? bucket : null)
        .FirstOrDefault();

    private static ILocalSymbol? Variable(IOperation creation)
    {
        var outer = creation.Parent;
        while (outer is IConversionOperation)
        {
            outer = outer.Parent;
        }
        return outer switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } => target.Local,
            _ => null,
        };
    }

    private static bool Is(IOperation value, IOperation creation) => Unwrap(value).Syntax == creation.Syntax;

    private static bool IsLocal(IOperation value, ILocalSymbol local) => Unwrap(value) is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local);

    private static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation conversion)
        {
            operation = conversion.Operand;
        }
        return operation;
    }
}
