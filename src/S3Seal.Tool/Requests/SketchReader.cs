using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Tool.Requests;

/// <summary>Reads what a place in the code will send: a request's initializer and later assignments, or an overload's arguments.</summary>
internal static class SketchReader
{
    public static async Task<RequestSketch?> ReadAsync(Document document, int position, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken);
        var model = await document.GetSemanticModelAsync(cancellationToken);
        if (root is null || model is null || position >= root.FullSpan.End)
        {
            return null;
        }

        var reading = new Reading(model, AwsS3Symbols.Of(model.Compilation), cancellationToken);
        return root.FindToken(position).Parent?.AncestorsAndSelf().TakeWhile(node => node is not MemberDeclarationSyntax or GlobalStatementSyntax)
            .Select(reading.Read).FirstOrDefault(sketch => sketch is not null);
    }

    private sealed class Reading(SemanticModel model, AwsS3Symbols symbols, CancellationToken cancellationToken)
    {
        public RequestSketch? Read(SyntaxNode node) => node switch
        {
            BaseObjectCreationExpressionSyntax creation => Created(creation),
            InvocationExpressionSyntax call => Called(call),
            LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer.Value: BaseObjectCreationExpressionSyntax creation }] } => Created(creation),
            _ => null,
        };

        private RequestSketch? Created(BaseObjectCreationExpressionSyntax creation)
        {
            if (ShapeOf(model.GetTypeInfo(creation, cancellationToken).Type) is not { } shape)
            {
                return null;
            }

            var values = new Dictionary<string, SketchValue>(StringComparer.Ordinal);
            foreach (var assignment in creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>() ?? [])
            {
                Set(values, assignment.Left, assignment.Right);
            }

            foreach (var assignment in LaterAssignments(creation))
            {
                Set(values, assignment.Left, assignment.Right);
            }

            return new RequestSketch(shape, values);
        }

        /// <summary>A call that sends a request made here or in a variable, or one of the SDK's overloads that take none.</summary>
        private RequestSketch? Called(InvocationExpressionSyntax call)
        {
            foreach (var argument in call.ArgumentList.Arguments)
            {
                if (CreationOf(argument.Expression) is { } creation && Created(creation) is { } created)
                {
                    return created;
                }
            }

            if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method)
            {
                return null;
            }

            return ConvenienceOverloads.Find(method, symbols) is { } overload
                && (overload.Request ?? (overload.TakesProperties ? RequestShapes.PutObject : null)) is { } shape
                    ? new RequestSketch(shape, Arguments(call, method, overload))
                    : null;
        }

        private Dictionary<string, SketchValue> Arguments(InvocationExpressionSyntax call, IMethodSymbol method, ConvenienceOverload overload)
        {
            var values = new Dictionary<string, SketchValue>(StringComparer.Ordinal);
            for (var index = 0; index < call.ArgumentList.Arguments.Count; index++)
            {
                var argument = call.ArgumentList.Arguments[index];
                var parameter = argument.NameColon?.Name.Identifier.ValueText ?? (index < method.Parameters.Length ? method.Parameters[index].Name : null);
                if (parameter is not null && (overload.Properties.GetValueOrDefault(parameter) ?? NameOfCoreParameter(parameter)) is { } property)
                {
                    values[property] = SketchText.Of(argument.Expression, model, cancellationToken);
                }
            }

            return values;
        }

        /// <summary>The parameters of <c>ICoreAmazonS3</c>, which has no request behind it.</summary>
        private static string? NameOfCoreParameter(string parameter) => parameter switch { "bucketName" => "BucketName", "objectKey" => "Key", _ => null };

        /// <summary>The creation itself, or the one that a local variable begins with.</summary>
        private BaseObjectCreationExpressionSyntax? CreationOf(ExpressionSyntax expression) => expression switch
        {
            BaseObjectCreationExpressionSyntax creation => creation,
            IdentifierNameSyntax name when model.GetSymbolInfo(name, cancellationToken).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var declared] } local =>
                declared.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax first } ? first : FirstAssigned(name, local),
            _ => null,
        };

        private BaseObjectCreationExpressionSyntax? FirstAssigned(IdentifierNameSyntax name, ILocalSymbol local) =>
            BodyOf(name)?.DescendantNodes().OfType<AssignmentExpressionSyntax>()
                .Where(assignment => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol, local))
                .Select(assignment => assignment.Right).OfType<BaseObjectCreationExpressionSyntax>().FirstOrDefault();

        private RequestShape? ShapeOf(ITypeSymbol? type) => symbols.ShapeOf(type)
            ?? (type is not null && AwsS3Symbols.IsSdk(type) && type.ToDisplayString() == PresignedForm.Shape.MetadataName ? PresignedForm.Shape : null);

        private static SyntaxNode? BodyOf(SyntaxNode node) => node.Ancestors().FirstOrDefault(
            ancestor => ancestor is CompilationUnitSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax);

        private IEnumerable<AssignmentExpressionSyntax> LaterAssignments(BaseObjectCreationExpressionSyntax creation)
        {
            var target = creation.Parent switch
            {
                EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => model.GetDeclaredSymbol(variable, cancellationToken),
                AssignmentExpressionSyntax assignment => model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol,
                _ => null,
            };
            var body = creation.Ancestors().FirstOrDefault(node => node is BlockSyntax or CompilationUnitSyntax);
            return target is null || body is null
                ? []
                : body.DescendantNodes().OfType<AssignmentExpressionSyntax>().Where(assignment =>
                    assignment.SpanStart > creation.Span.End && IsMemberOf(assignment.Left, target) && IsOnEveryPath(assignment, body));
        }

        /// <summary>What is set on some paths only is left out: the refusal is on the others.</summary>
        private static bool IsOnEveryPath(SyntaxNode node, SyntaxNode body) => !node.Ancestors().TakeWhile(ancestor => ancestor != body).Any(ancestor =>
            ancestor is IfStatementSyntax or SwitchSectionSyntax or SwitchExpressionArmSyntax or ConditionalExpressionSyntax or WhileStatementSyntax
                or ForStatementSyntax or CommonForEachStatementSyntax or CatchClauseSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

        private bool IsMemberOf(ExpressionSyntax left, ISymbol target)
        {
            var owner = left switch
            {
                MemberAccessExpressionSyntax member => member.Expression,
                ElementAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax headers } => headers.Expression,
                _ => null,
            };
            return owner is not null && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(owner, cancellationToken).Symbol, target);
        }

        private void Set(Dictionary<string, SketchValue> values, ExpressionSyntax left, ExpressionSyntax right)
        {
            switch (left)
            {
                case SimpleNameSyntax name when right is InitializerExpressionSyntax nested && name.Identifier.ValueText is "Headers" or "Fields":
                    foreach (var header in nested.Expressions.OfType<AssignmentExpressionSyntax>())
                    {
                        Set(values, header.Left, header.Right);
                    }

                    break;
                case SimpleNameSyntax { Identifier.ValueText: "Headers" or "Fields" } when right is BaseObjectCreationExpressionSyntax { Initializer: { } entries }:
                    foreach (var entry in entries.Expressions.OfType<AssignmentExpressionSyntax>())
                    {
                        Set(values, entry.Left, entry.Right);
                    }

                    break;
                case SimpleNameSyntax name:
                    values[name.Identifier.ValueText] = SketchText.Of(right, model, cancellationToken);
                    break;
                case MemberAccessExpressionSyntax member:
                    values[member.Name.Identifier.ValueText] = SketchText.Of(right, model, cancellationToken);
                    break;
                case ElementAccessExpressionSyntax { ArgumentList.Arguments: [var index], Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Headers" or "Fields" } }:
                    SetHeader(values, index.Expression, right);
                    break;
                case ImplicitElementAccessSyntax { ArgumentList.Arguments: [var index] }:
                    SetHeader(values, index.Expression, right);
                    break;
            }
        }

        private void SetHeader(Dictionary<string, SketchValue> values, ExpressionSyntax name, ExpressionSyntax value)
        {
            if (SketchText.Of(name, model, cancellationToken) is { IsKnown: true } header)
            {
                values[EncryptionProperties.HeaderPrefix + header.Text] = SketchText.Of(value, model, cancellationToken);
            }
        }
    }
}
