using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Settings;

namespace S3Seal.Analyzers.Values;

/// <summary>A form upload that is signed, in one body from end to end, without an encryption field.</summary>
internal sealed class PresignedForm
{
    private const string TypeName = "CreatePresignedPostRequest";

    private readonly IObjectCreationOperation _creation;

    private PresignedForm(IObjectCreationOperation creation) => _creation = creation;

    public SyntaxNode Creation => _creation.Syntax;

    public SyntaxNode? Bucket => Initial("BucketName")?.Syntax;

    public string? BucketName => Initial("BucketName")?.ConstantValue.Value as string;

    public SyntaxNode? Key => Initial("Key")?.Syntax;

    /// <summary>The type of such requests; null in versions of the SDK that have none.</summary>
    public static INamedTypeSymbol? Type(AwsS3Symbols s3) => s3.Find("Amazon.S3.Model." + TypeName);

    /// <summary>The form that the expression creates; null when it is none, is not sent, has an encryption field, or may get one out of sight.</summary>
    public static PresignedForm? Of(BaseObjectCreationExpressionSyntax node, SemanticModel model, INamedTypeSymbol request, CancellationToken cancellationToken)
    {
        if (!MayCreate(node)
            || model.GetOperation(node, cancellationToken) is not IObjectCreationOperation creation
            || !SymbolEqualityComparer.Default.Equals(creation.Type, request))
        {
            return null;
        }

        var root = (IOperation)creation;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        return IsSent(creation, root) && IsWhollyVisible(creation, root, model, cancellationToken) && !MentionsEncryption(root) ? new PresignedForm(creation) : null;
    }

    /// <summary>What a fix needs to add the field; null when there is no such text.</summary>
    public ImmutableDictionary<string, string?>? Facts(EncryptionDemand demand) =>
        SetsFields(_creation) ? null : demand.Facts?.Add(FixFacts.Header, demand.Method);

    private IOperation? Initial(string property) => _creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
        .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation target && target.Property.Name == property)?.Value;

    /// <summary>Whether the expression may create the request, by the names around it: what fails here costs no binding.</summary>
    private static bool MayCreate(SyntaxNode creation) => creation switch
    {
        ObjectCreationExpressionSyntax named => SyntaxNames.OfType(named.Type) == TypeName,
        { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } } } => SyntaxNames.OfType(declaration.Type) == TypeName,
        { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } => SyntaxNames.OfCall(call)?.StartsWith("CreatePresignedPost", StringComparison.Ordinal) == true,
        { Parent: AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax } } => true,
        _ => false,
    };

    /// <summary>The request is an argument of the call that signs it, directly or through one local.</summary>
    private static bool IsSent(IOperation creation, IOperation root) => root.DescendantsAndSelf().OfType<IInvocationOperation>()
        .Any(call => call.TargetMethod.Name.StartsWith("CreatePresignedPost", StringComparison.Ordinal)
            && call.Arguments.Any(argument => Is(argument.Value, creation) || (Variable(creation) is { } local && IsLocal(argument.Value, local))));

    // A field list that comes from elsewhere, or a request that is handed on, may hold anything.
    private static bool IsWhollyVisible(IObjectCreationOperation creation, IOperation root, SemanticModel model, CancellationToken cancellationToken)
    {
        var local = Variable(creation);
        foreach (var operation in root.DescendantsAndSelf())
        {
            switch (operation)
            {
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "Fields" or "Conditions", ContainingType.Name: TypeName } } } assignment
                    when Unwrap(assignment.Value) is not IObjectCreationOperation { Arguments.IsEmpty: true } && !IsKnownList(assignment.Value.Syntax, model, cancellationToken):
                    return false;
                case IArgumentOperation { Parent: IInvocationOperation call } argument
                    when local is not null && IsLocal(argument.Value, local) && !call.TargetMethod.Name.StartsWith("CreatePresignedPost", StringComparison.Ordinal):
                    return false;
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: { } fields, Arguments: { Length: 1 } keys } } when IsList(fields) && !keys[0].Value.ConstantValue.HasValue:
                case IInvocationOperation { Instance: { } list, Arguments: { IsEmpty: false } added } when IsList(list) && !IsKnown(added[0].Value):
                case IArgumentOperation { Value: var handed, Parent: IInvocationOperation } when IsList(handed):
                    return false;
                case IReturnOperation { ReturnedValue: { } returned } when local is not null && IsLocal(returned, local):
                    return false;
            }
        }
        return true;
    }

    private static bool IsList(IOperation value) =>
        Unwrap(value) is IPropertyReferenceOperation { Property: { Name: "Fields" or "Conditions", ContainingType.Name: TypeName } };

    // A name, or a condition made on the spot; anything else may be the encryption field.
    private static bool IsKnown(IOperation added) => added.ConstantValue.HasValue
        || Unwrap(added) is IInvocationOperation { TargetMethod.Name: "ContentLengthRange" }
        || (Unwrap(added) is IInvocationOperation or IObjectCreationOperation
            && Unwrap(added).ChildOperations.OfType<IArgumentOperation>().FirstOrDefault() is null or { Value.ConstantValue.HasValue: true });

    // The older compilers have no operations for what stands in such a list.
    private static bool IsKnownList(SyntaxNode value, SemanticModel model, CancellationToken cancellationToken) =>
        value is CollectionExpressionSyntax list && list.Elements.All(element => element is ExpressionElementSyntax { Expression: InvocationExpressionSyntax condition }
            && (SyntaxNames.OfCall(condition) == "ContentLengthRange"
                || (condition.ArgumentList.Arguments.FirstOrDefault() is { } first && model.GetConstantValue(first.Expression, cancellationToken) is { HasValue: true, Value: string name } && !IsEncryption(name))));

    private static bool IsEncryption(string name) => HeaderNames.TryGetProperty(name, out var property) && property is RequestProperty.Header or RequestProperty.CustomerMethod;

    private static bool MentionsEncryption(IOperation root) => root.DescendantsAndSelf()
        .Any(static operation => operation.ConstantValue is { HasValue: true, Value: string text } && IsEncryption(text));

    private static bool SetsFields(IObjectCreationOperation creation) => creation.Initializer?.Initializers
        .Any(member => member is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Fields" } } or IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation { Property.Name: "Fields" } }) == true;

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
