using Amazon.Runtime;
using Amazon.S3;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace S3Seal.Tool.Requests;

/// <summary>An expression as text: constants as they are, and for the rest the name of what fills it.</summary>
internal static class SketchText
{
    private const int DeepestExpression = 64;

    public static SketchValue Of(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken, int depth = 0)
    {
        if (depth > DeepestExpression)
        {
            return SketchValue.Open("text");
        }

        if (model.GetConstantValue(expression, cancellationToken) is { HasValue: true } constant)
        {
            return SketchValue.Known(Convert.ToString(constant.Value, System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty);
        }

        return expression switch
        {
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum =>
                Of(sum.Left, model, cancellationToken, depth + 1).Then(Of(sum.Right, model, cancellationToken, depth + 1)),
            InterpolatedStringExpressionSyntax text => text.Contents.Aggregate(SketchValue.Known(string.Empty), (sum, part) => sum.Then(part switch
            {
                InterpolatedStringTextSyntax plain => SketchValue.Known(plain.TextToken.ValueText),
                InterpolationSyntax hole => Of(hole.Expression, model, cancellationToken, depth + 1),
                _ => SketchValue.Open("text"),
            })),
            ParenthesizedExpressionSyntax inner => Of(inner.Expression, model, cancellationToken, depth + 1),
            _ => ConstantOfTheSdk(expression, model, cancellationToken) ?? SketchValue.Open(NameOf(expression)),
        };
    }

    /// <summary><c>ServerSideEncryptionMethod.AES256</c> is a static field of the SDK: no constant to the compiler, but one to us.</summary>
    private static SketchValue? ConstantOfTheSdk(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(expression, cancellationToken).Symbol is not IFieldSymbol { IsStatic: true, ContainingType: { } type } field
            || !S3Seal.Analyzers.Knowledge.AwsS3Symbols.IsSdk(type))
        {
            return null;
        }

        var value = typeof(AmazonS3Client).Assembly.GetType(type.ToDisplayString())?.GetField(field.Name)?.GetValue(null);
        return value is ConstantClass constant ? SketchValue.Known(constant.Value) : null;
    }

    /// <summary>The last name in an expression: <c>options.Value.Bucket</c> → <c>Bucket</c>.</summary>
    private static string NameOf(ExpressionSyntax expression) =>
        expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().LastOrDefault(name => name.Parent is not ArgumentSyntax || name == expression)
            ?.Identifier.ValueText ?? "text";
}
