using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.Values;

/// <summary>An assignment, in an initializer or a statement, that gives a request its customer key.</summary>
internal sealed class CustomerKeyAssignment
{
    private CustomerKeyAssignment(IPropertySymbol property, IOperation value)
    {
        Property = property;
        Value = value;
    }

    public IPropertySymbol Property { get; }

    public IOperation Value { get; }

    /// <summary>The assignment at the context's node; null for any other. The name is asked before anything is bound.</summary>
    public static CustomerKeyAssignment? Of(SyntaxNodeAnalysisContext context)
    {
        var name = ((AssignmentExpressionSyntax)context.Node).Left switch
        {
            IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            _ => "",
        };
        return CustomerKeyProperties.Names.Contains(name)
            && context.SemanticModel.GetOperation(context.Node, context.CancellationToken) is IAssignmentOperation { Target: IPropertyReferenceOperation target } assignment
            && CustomerKeyProperties.Contains(target.Property)
                ? new CustomerKeyAssignment(target.Property, assignment.Value)
                : null;
    }
}
