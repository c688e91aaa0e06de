using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace S3Seal.Analyzers.Values;

/// <summary>Calls that are described to a mocking library instead of made: set-ups, verifications, calls on a substitute.</summary>
/// <remarks>By name, because test code must stay silent also where the library's package is not restored.</remarks>
internal static class MockSetups
{
    // The call stands in a lambda that one of these gets.
    private static readonly HashSet<string> TakesDescription = new(StringComparer.Ordinal)
    {
        "Setup", "SetupSequence", "SetupGet", "SetupSet", "SetupAdd", "SetupRemove", "InSequence", "Verify", "VerifyGet", "VerifySet", "VerifyAdd", "Expect", "ExpectAsync",
        "CallTo", "CallToSet", "When", "WhenForAnyArgs", "Of", "Arrange", "Assert", "InOrder", "Protected", "Stub",
    };

    // The call is made on the result of one of these.
    private static readonly HashSet<string> MakesDescriber = new(StringComparer.Ordinal)
    {
        "Received", "ReceivedWithAnyArgs", "DidNotReceive", "DidNotReceiveWithAnyArgs", "Configure", "When", "WhenForAnyArgs",
    };

    // The result of the call goes to one of these.
    private static readonly HashSet<string> EndsDescription = new(StringComparer.Ordinal)
    {
        "Returns", "ReturnsAsync", "ReturnsForAnyArgs", "ReturnsNull", "ReturnsNullForAnyArgs", "Throws", "ThrowsAsync", "ThrowsForAnyArgs", "ThrowsAsyncForAnyArgs", "AndDoes",
        "ReturnsLazily", "WillReturn", "MustHaveHappened", "MustNotHaveHappened", "MustHaveHappenedOnceExactly",
    };

    public static bool Contains(SyntaxNode call)
    {
        if (call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } && IsDescriber(access.Expression))
        {
            return true;
        }

        if (call.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax end } && SyntaxNames.OfCall(end) is { } name && EndsDescription.Contains(name))
        {
            return true;
        }

        for (var node = call.Parent; node is not null and not MemberDeclarationSyntax; node = node.Parent)
        {
            if (node is AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax outer } } }
                && SyntaxNames.OfCall(outer) is { } taker && TakesDescription.Contains(taker) && !IsDelegateAssertion(outer, taker))
            {
                return true;
            }
        }

        return false;
    }

    // Assert.Throws(() => ...) runs its lambda; only a bare Assert(lambda), as in JustMock, describes one.
    private static bool IsDelegateAssertion(InvocationExpressionSyntax call, string name) =>
        name == "Assert" && call.Expression is not MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Mock" } };

    private static bool IsDescriber(ExpressionSyntax receiver) =>
        receiver is InvocationExpressionSyntax call && SyntaxNames.OfCall(call) is { } name && MakesDescriber.Contains(name);
}
