using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.Values;

/// <summary>A call that does not bind, because an argument's type is not known here, when every overload that it can mean is a <see cref="ConvenienceOverload"/>.</summary>
internal static class UnboundOverload
{
    /// <summary>The overload; null when the call binds, may mean one that takes a request, or only describes a call.</summary>
    public static ConvenienceOverload? Of(InvocationExpressionSyntax call, SemanticModel model, AwsS3Symbols s3, CancellationToken cancellationToken)
    {
        if (!ConvenienceOverloads.Names.Contains(SyntaxNames.OfCall(call) ?? "") || model.GetOperation(call, cancellationToken) is IInvocationOperation)
        {
            return null;
        }
        var found = model.GetSymbolInfo(call, cancellationToken);
        var count = call.ArgumentList.Arguments.Count;
        var candidates = (found.Symbol is null ? found.CandidateSymbols : ImmutableArray.Create(found.Symbol)).OfType<IMethodSymbol>()
            .Where(method => count <= method.Parameters.Length && count >= method.Parameters.Count(static parameter => !parameter.IsOptional))
            .Select(method => s3.OverloadOf(method)).ToList();
        return candidates.Count > 0 && candidates[0] is { } first && candidates.TrueForAll(candidate => candidate is not null && candidate.Request == first.Request)
            && (!first.TakesProperties || call.ArgumentList.Arguments.Any(static argument => IsEmpty(argument)))
            && !SetUps.Contains(call, model, cancellationToken) ? first : null;
    }

    private static bool IsEmpty(ArgumentSyntax argument) => argument.Expression switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.NullLiteralExpression) || literal.IsKind(SyntaxKind.DefaultLiteralExpression),
        ObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: null, Type: var type } => SyntaxNames.OfType(type) == "Dictionary",
        _ => false,
    };
}
