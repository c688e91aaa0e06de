using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace S3Seal.Analyzers.Values;

/// <summary>A text as far as the code tells it: whole, its beginning, or the name of the configuration that holds it.</summary>
/// <param name="Head">The text, or its known beginning; empty when nothing is known.</param>
/// <param name="IsWhole">Whether <paramref name="Head"/> is all of it.</param>
/// <param name="Setting">Where it is configured, in lower case with dots between the parts: <c>storage.bucket</c>; null when that is not seen.</param>
internal sealed record WrittenText(string Head, bool IsWhole, string? Setting)
{
    private const int MaxDepth = 6;

    public static readonly WrittenText Nothing = new("", IsWhole: false, null);

    /// <summary>The whole text, or null.</summary>
    public string? Text => IsWhole ? Head : null;

    /// <summary>This text, or what the flow of the body knows when the expression does not tell.</summary>
    public WrittenText Or(KnownText? flow) => flow is null || IsWhole || flow.Text.Length < Head.Length ? this : this with { Head = flow.Text, IsWhole = flow.IsWhole };

    /// <param name="expression">The expression; null for nothing.</param>
    /// <param name="tracker">Knows the semantic model of each file.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static WrittenText Of(SyntaxNode? expression, RequestTracker tracker, CancellationToken cancellationToken) =>
        expression is ExpressionSyntax value ? Of(value, tracker, 0, cancellationToken) : Nothing;

    private static WrittenText Of(ExpressionSyntax expression, RequestTracker tracker, int depth, CancellationToken cancellationToken)
    {
        if (depth > MaxDepth)
        {
            return Nothing;
        }

        var model = tracker.ModelOf(expression.SyntaxTree);
        if (model.GetConstantValue(expression, cancellationToken) is { HasValue: true, Value: string constant })
        {
            return new WrittenText(constant, IsWhole: true, null);
        }

        return expression switch
        {
            ParenthesizedExpressionSyntax inner => Of(inner.Expression, tracker, depth + 1, cancellationToken),
            CastExpressionSyntax cast => Of(cast.Expression, tracker, depth + 1, cancellationToken),
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure => Of(sure.Operand, tracker, depth + 1, cancellationToken),
            AwaitExpressionSyntax => Nothing,
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum =>
                Join(Of(sum.Left, tracker, depth + 1, cancellationToken), () => Of(sum.Right, tracker, depth + 1, cancellationToken)),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } either => Nothing with { Setting = Of(either.Left, tracker, depth + 1, cancellationToken).Setting },
            InterpolatedStringExpressionSyntax interpolated => interpolated.Contents.Aggregate(
                new WrittenText("", IsWhole: true, null), (head, part) => Join(head, () => OfPart(part, tracker, depth + 1, cancellationToken))),
            ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } index } access =>
                Nothing with { Setting = SettingOf(access.Expression, Constant(index[0].Expression, model, cancellationToken), model, cancellationToken) },
            InvocationExpressionSyntax { ArgumentList.Arguments: { Count: >= 1 } arguments } call when IsConfiguration(SyntaxNames.OfCall(call)) =>
                Nothing with { Setting = SettingOf((call.Expression as MemberAccessExpressionSyntax)?.Expression, Constant(arguments[0].Expression, model, cancellationToken), model, cancellationToken) },
            IdentifierNameSyntax or MemberAccessExpressionSyntax => OfSymbol(model.GetSymbolInfo(expression, cancellationToken).Symbol, tracker, depth, cancellationToken),
            _ => Nothing,
        };
    }

    private static WrittenText OfSymbol(ISymbol? symbol, RequestTracker tracker, int depth, CancellationToken cancellationToken) =>
        SingleValue.Of(symbol, cancellationToken) is { } value ? Of(value, tracker, depth + 1, cancellationToken)
        : symbol is IPropertySymbol or IFieldSymbol ? Nothing with { Setting = Normal(symbol.ContainingType.Name + "." + symbol.Name) }
        : Nothing;

    private static WrittenText OfPart(InterpolatedStringContentSyntax part, RequestTracker tracker, int depth, CancellationToken cancellationToken) => part switch
    {
        InterpolatedStringTextSyntax text => new WrittenText(text.TextToken.ValueText, IsWhole: true, null),
        InterpolationSyntax { AlignmentClause: null, FormatClause: null } hole => Of(hole.Expression, tracker, depth, cancellationToken),
        _ => Nothing,
    };

    private static WrittenText Join(WrittenText head, Func<WrittenText> tail) =>
        !head.IsWhole ? head with { Setting = null } : tail() is var rest ? new WrittenText(head.Head + rest.Head, rest.IsWhole, head.Head.Length == 0 ? rest.Setting : null) : head;

    private static bool IsConfiguration(string? method) => method is "GetValue" or "GetEnvironmentVariable" or "GetSection" or "GetRequiredSection";

    private static string? SettingOf(ExpressionSyntax? receiver, string? key, SemanticModel model, CancellationToken cancellationToken)
    {
        if (key is null)
        {
            return null;
        }

        // configuration.GetSection("Storage")["Bucket"] is one key.
        var section = receiver is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } outer } call && SyntaxNames.OfCall(call) is "GetSection" or "GetRequiredSection"
            ? Constant(outer[0].Expression, model, cancellationToken) : null;
        return Normal(section is null ? key : section + ":" + key);
    }

    private static string? Constant(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetConstantValue(expression, cancellationToken).Value as string;

    // What .editorconfig can write as a key: "Storage:Bucket" and "STORAGE__BUCKET" become "storage.bucket".
    private static string Normal(string setting) => setting.Replace("__", ".").Replace(':', '.').ToLowerInvariant();
}
