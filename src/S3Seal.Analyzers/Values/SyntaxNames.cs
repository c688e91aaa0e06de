using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace S3Seal.Analyzers.Values;

/// <summary>Questions to names in the syntax: cheap, and all that is left where code does not bind.</summary>
internal static class SyntaxNames
{
    private static readonly HashSet<string> Looking = new(StringComparer.Ordinal)
    {
        "Equal", "NotEqual", "Same", "Should", "IsType", "IsNotNull", "AreEqual", "AreSame", "BeEquivalentTo", "That", "NotEmpty", "Is",
        "Trace", "Debug", "Info", "Information", "Warn", "Warning", "Error", "Write", "WriteLine", "NotNull", "ThrowIfNull", "ToString", "GetHashCode", "Equals",
    };

    /// <summary>The simple name of the called member; null when the call has none.</summary>
    public static string? OfCall(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>The simple name of a type as written; null for one that has none (arrays, tuples).</summary>
    public static string? OfType(TypeSyntax? type) => type switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        NullableTypeSyntax nullable => OfType(nullable.ElementType),
        _ => null,
    };

    /// <summary>The simple name of what is assigned: <c>x</c>, <c>this.x</c>; null for anything else.</summary>
    public static string? OfTarget(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Whether code of this name only looks at what it gets: logging, serialising, guarding.</summary>
    public static bool OnlyLooks(string name) =>
        Looking.Contains(name) || name.StartsWith("Log", StringComparison.Ordinal) || name.StartsWith("Serialize", StringComparison.Ordinal);
}
