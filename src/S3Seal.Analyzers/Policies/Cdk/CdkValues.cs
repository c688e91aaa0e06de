using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using S3Seal.Analyzers.Values;

namespace S3Seal.Analyzers.Policies.Cdk;

/// <summary>Writes expressions of CDK code as a template says them; what the code does not show becomes a reference that nobody can follow.</summary>
internal sealed class CdkValues(CdkTemplate template, SemanticModel model, Func<ExpressionSyntax, string?> labelOf, CancellationToken cancellationToken)
{
    private const int MaxDepth = 12;

    public CdkTemplate Template => template;

    public SemanticModel Model => model;

    /// <summary>The expression that a name stands for, as far as it has one value only; casts, parentheses and <c>!</c> taken away.</summary>
    public ExpressionSyntax Behind(ExpressionSyntax expression)
    {
        for (var depth = 0; depth < MaxDepth; depth++)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax inner:
                    expression = inner.Expression;
                    break;
                case CastExpressionSyntax cast:
                    expression = cast.Expression;
                    break;
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure:
                    expression = sure.Operand;
                    break;
                case IdentifierNameSyntax or MemberAccessExpressionSyntax
                    when SingleValue.Of(model.GetSymbolInfo(expression, cancellationToken).Symbol, cancellationToken) is { } value && value.SyntaxTree == expression.SyntaxTree:
                    expression = value;
                    break;
                default:
                    return expression;
            }
        }

        return expression;
    }

    public object? Constant(ExpressionSyntax expression) => model.GetConstantValue(expression, cancellationToken) is { HasValue: true, Value: { } value } ? value : null;

    public string? NameOfSymbol(ExpressionSyntax expression) => model.GetSymbolInfo(expression, cancellationToken).Symbol?.Name;

    public ITypeSymbol? TypeOf(ExpressionSyntax expression) => model.GetTypeInfo(expression, cancellationToken).Type;

    /// <summary>One value: a text, a list, a map, or what is not known.</summary>
    public void Write(ExpressionSyntax expression) => Write(expression, 0);

    /// <summary>The elements of an array or list that is written out; null when it is not.</summary>
    public IReadOnlyList<ExpressionSyntax>? Elements(ExpressionSyntax expression) => Behind(expression) switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        ImplicitArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ArrayInitializerExpression } initializer => initializer.Expressions,
        CollectionExpressionSyntax collection when collection.Elements.All(static element => element is ExpressionElementSyntax) =>
            [.. collection.Elements.OfType<ExpressionElementSyntax>().Select(static element => element.Expression)],
        _ => null,
    };

    public void Open(ExpressionSyntax expression) => template.Raw("{\"Ref\":").Text("C# " + expression.ToString()).Raw("}");

    private void Write(ExpressionSyntax expression, int depth) => template.At(expression, () =>
    {
        var value = depth > MaxDepth ? expression : Behind(expression);
        if (Constant(value) is { } constant)
        {
            _ = constant is bool flag ? template.Raw(flag ? "true" : "false") : template.Text(Convert.ToString(constant, CultureInfo.InvariantCulture));
        }
        else if (depth > MaxDepth)
        {
            Open(expression);
        }
        else if (Elements(value) is { } elements)
        {
            template.List(elements, element => Write(element, depth + 1));
        }
        else if (Entries(value) is { } entries)
        {
            Map(entries, depth);
        }
        else if (Parts(value) is { } parts)
        {
            template.Raw("{\"Fn::Join\":[\"\",");
            template.List(parts, part => part(depth + 1));
            template.Raw("]}");
        }
        else if (!OfBucket(value))
        {
            Open(value);
        }
    });

    private bool OfBucket(ExpressionSyntax value)
    {
        if (value is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "BucketArn" or "BucketName" } member || labelOf(member.Expression) is not { } label)
        {
            return false;
        }

        _ = member.Name.Identifier.ValueText == "BucketName" ? template.Raw("{\"Ref\":").Text(label).Raw("}") : template.Raw("{\"Fn::GetAtt\":[").Text(label).Raw(",\"Arn\"]}");
        return true;
    }

    // The pieces of a text that is put together: sums, interpolations, ArnForObjects.
    private IReadOnlyList<Action<int>>? Parts(ExpressionSyntax value) => value switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => [depth => Write(sum.Left, depth), depth => Write(sum.Right, depth)],
        InterpolatedStringExpressionSyntax interpolated => [.. interpolated.Contents.Select(content => (Action<int>)(depth =>
        {
            if (content is InterpolationSyntax hole)
            {
                Write(hole.Expression, depth);
            }
            else
            {
                template.Text(((InterpolatedStringTextSyntax)content).TextToken.ValueText);
            }
        }))],
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ArnForObjects" } member, ArgumentList.Arguments: { Count: 1 } arguments }
            when labelOf(member.Expression) is { } label =>
            [_ => template.Raw("{\"Fn::GetAtt\":[").Text(label).Raw(",\"Arn\"]}"), _ => template.Text("/"), depth => Write(arguments[0].Expression, depth)],
        _ => null,
    };

    /// <summary>The entries of a dictionary that is written out with constant keys; null for everything else.</summary>
    private IReadOnlyList<(string Key, ExpressionSyntax KeyNode, ExpressionSyntax Value)>? Entries(ExpressionSyntax value)
    {
        if (value is not BaseObjectCreationExpressionSyntax { Initializer: { } initializer, ArgumentList: null or { Arguments.Count: 0 } }
            || TypeOf(value) is not { Name: "Dictionary" or "SortedDictionary" })
        {
            return null;
        }

        var entries = new List<(string, ExpressionSyntax, ExpressionSyntax)>();
        foreach (var entry in initializer.Expressions)
        {
            var (key, item) = entry switch
            {
                AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: 1 } index } } assignment => (index[0].Expression, assignment.Right),
                InitializerExpressionSyntax { Expressions: { Count: 2 } pair } => (pair[0], pair[1]),
                _ => (null, null),
            };
            if (key is null || item is null || Constant(key) is not string name)
            {
                return null;
            }

            entries.Add((name, key, item));
        }

        return entries;
    }

    private void Map(IReadOnlyList<(string Key, ExpressionSyntax KeyNode, ExpressionSyntax Value)> entries, int depth)
    {
        template.Raw("{");
        for (var i = 0; i < entries.Count; i++)
        {
            var (key, keyNode, value) = entries[i];
            template.Raw(i == 0 ? "" : ",").At(keyNode, () => template.Text(key));
            template.Raw(":");
            Write(value, depth + 1);
        }

        template.Raw("}");
    }
}
