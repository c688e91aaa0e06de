using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace S3Seal.Analyzers.Values;

/// <summary>Where a value becomes readable text: logs, consoles, exceptions, composed strings.</summary>
internal static class TextSinks
{
    private static readonly ImmutableHashSet<string> Writers = ImmutableHashSet.Create("Console", "Debug", "Trace", "TraceSource", "EventLog");

    private static readonly ImmutableHashSet<string> LoggingNamespaces = ImmutableHashSet.Create("Microsoft.Extensions.Logging", "Serilog", "NLog", "log4net", "Common.Logging", "Xunit.Abstractions", "Xunit");

    /// <summary>What the value becomes part of, in words; null when it does not become text.</summary>
    public static string? Of(IOperation value)
    {
        var current = value;
        for (var parent = value.Parent; parent is not null; current = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case INameOfOperation:
                    return null;
                case IInterpolationOperation:
                    return "an interpolated string";
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String }:
                    return "a concatenated string";
                case IArgumentOperation { Parent: IInvocationOperation call }:
                    return Sink(call.TargetMethod);
                case IArgumentOperation { Parent: IObjectCreationOperation creation }:
                    return IsException(creation.Type) ? "an exception" : null;
                case IConversionOperation or IParenthesizedOperation or IArrayInitializerOperation or IArrayCreationOperation or ICoalesceOperation
                    or IConditionalAccessOperation or IArgumentOperation:
                    continue;
                case IConditionalOperation choice when choice.Condition != current:
                    continue;
                default:
                    return null;
            }
        }
        return null;
    }

    private static string? Sink(IMethodSymbol method)
    {
        var type = method.ContainingType;
        return Writers.Contains(type.Name) && type.ContainingNamespace?.ToDisplayString() is "System" or "System.Diagnostics" ? "what is written out"
            : (type.SpecialType == SpecialType.System_String && method.Name is "Format" or "Concat" or "Join") || (type.Name == "StringBuilder" && method.Name.StartsWith("Append", System.StringComparison.Ordinal)) ? "a composed string"
            : LoggingNamespaces.Contains(type.ContainingNamespace?.ToDisplayString() ?? "") && IsLogging(method) ? "a log"
            : null;
    }

    // Xunit's namespace also holds Assert: comparing a key there shows it only when the test fails.
    private static bool IsLogging(IMethodSymbol method) =>
        method.ContainingType.Name != "Assert" && method.ContainingType.Name != "Record";

    private static bool IsException(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Name == "Exception" && current.ContainingNamespace?.Name == "System")
            {
                return true;
            }
        }
        return false;
    }
}
