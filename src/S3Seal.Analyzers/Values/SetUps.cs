using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace S3Seal.Analyzers.Values;

/// <summary>Tells calls that only describe a call: mock set-ups, verifications, expression trees.</summary>
/// <remarks>A file often stands without its test packages, so that names decide where symbols are missing.</remarks>
internal static class SetUps
{
    private static readonly ImmutableHashSet<string> LambdaTakers = ImmutableHashSet.Create(
        "Setup", "SetupGet", "SetupSet", "SetupSequence", "SetupAdd", "SetupRemove", "Verify", "VerifyGet", "VerifySet", "CallTo", "CallToSet", "When", "WhenForAnyArgs",
        "Expect", "ExpectAsync", "Stub", "Arrange", "AssertWasCalled", "AssertWasNotCalled", "InSequence", "InOrder");

    private static readonly ImmutableHashSet<string> ReceiverMakers = ImmutableHashSet.Create(
        "Received", "ReceivedWithAnyArgs", "DidNotReceive", "DidNotReceiveWithAnyArgs", "When", "WhenForAnyArgs", "Configure");

    private static readonly ImmutableHashSet<string> AnswerGivers = ImmutableHashSet.Create(
        "Returns", "ReturnsAsync", "ReturnsForAnyArgs", "ReturnsNull", "ReturnsNullForAnyArgs", "ReturnsLazily", "Throws", "ThrowsAsync", "ThrowsForAnyArgs", "ThrowsAsyncForAnyArgs", "Return", "AndDoes", "WillReturn", "MustHaveHappened", "MustNotHaveHappened", "MustHaveHappenedOnceExactly");

    private static readonly ImmutableHashSet<string> Matchers = ImmutableHashSet.Create("It", "Arg", "A", "Any", "Param", "Match");

    private static readonly ImmutableHashSet<string> MatcherNamespaces = ImmutableHashSet.Create("Moq", "NSubstitute", "FakeItEasy", "Rhino", "Telerik", "JustMockLite");

    /// <summary>Whether nothing is sent by this call, because it stands in a set-up or an expression tree.</summary>
    public static bool Contains(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        IsInExpressionTree(call, model, cancellationToken)
        || HasMatcher(call, model, cancellationToken)
        || (call.Expression is MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax receiver } && ReceiverMakers.Contains(NameOf(receiver)))
        || (call.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax answer } && AnswerGivers.Contains(NameOf(answer)));

    /// <summary>Whether the node stands in a lambda that becomes data instead of code.</summary>
    public static bool IsInExpressionTree(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var lambda in node.Ancestors().OfType<LambdaExpressionSyntax>())
        {
            var converted = model.GetTypeInfo(lambda, cancellationToken).ConvertedType;
            if (converted is { Name: "Expression", ContainingNamespace.Name: "Expressions" })
            {
                return true;
            }
            if (lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax taker }
                && LambdaTakers.Contains(NameOf(taker))
                && (converted is null or IErrorTypeSymbol || model.GetSymbolInfo(taker, cancellationToken).Symbol is not { } symbol || IsOfMockingLibrary(symbol.ContainingNamespace)))
            {
                return true;
            }
        }
        return false;
    }

    private static bool HasMatcher(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        call.ArgumentList.Arguments.Any(argument => argument.Expression.DescendantNodesAndSelf(static node => node is not AnonymousFunctionExpressionSyntax)
            .OfType<SimpleNameSyntax>()
            .Any(name => Matchers.Contains(name.Identifier.ValueText)
                && name.Parent is MemberAccessExpressionSyntax access && access.Expression == name
                && IsMatcher(model.GetSymbolInfo(name, cancellationToken).Symbol)));

    private static bool IsMatcher(ISymbol? symbol)
    {
        if (symbol is not INamedTypeSymbol type)
        {
            return symbol is null;
        }
        return type.TypeKind == TypeKind.Error || IsOfMockingLibrary(type.ContainingNamespace);
    }

    private static bool IsOfMockingLibrary(INamespaceSymbol? space)
    {
        while (space is { ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }
        return MatcherNamespaces.Contains(space?.Name ?? "");
    }

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };
}
