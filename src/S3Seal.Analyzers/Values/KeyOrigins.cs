using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace S3Seal.Analyzers.Values;

/// <summary>Follows a key backwards through conversions, locals and fields to its <see cref="KeyOrigin"/>.</summary>
internal static class KeyOrigins
{
    // A key passes through three or four steps in real code; a cycle of locals must end somewhere.
    private const int Depth = 10;

    public static KeyOrigin Of(IOperation value) => Of(value, Depth);

    private static KeyOrigin Of(IOperation? value, int depth)
    {
        if (value is null || depth == 0)
        {
            return KeyOrigin.Unknown;
        }
        if (value.ConstantValue is { HasValue: true, Value: var constant })
        {
            return constant is string { Length: > 0 } ? KeyOrigin.Constant : KeyOrigin.Unknown;
        }
        return value switch
        {
            IConversionOperation conversion => Of(conversion.Operand, depth - 1),
            IParenthesizedOperation parenthesized => Of(parenthesized.Operand, depth - 1),
            ICoalesceOperation coalesce => Either(coalesce.Value, coalesce.WhenNull, depth),
            IConditionalOperation choice => Either(choice.WhenTrue, choice.WhenFalse, depth),
            ILocalReferenceOperation local => OfLocal(local, depth),
            IFieldReferenceOperation field => OfMember(field.Field, field, depth),
            IPropertyReferenceOperation property => OfProperty(property, depth),
            IUtf8StringOperation => KeyOrigin.Constant,
            IArrayCreationOperation { Initializer.ElementValues: { IsEmpty: false } elements } when elements.All(e => e.ConstantValue.HasValue || e is IConversionOperation { Operand.ConstantValue.HasValue: true }) => KeyOrigin.Constant,
            IInvocationOperation call => OfCall(call, depth),
            _ => KeyOrigin.Unknown,
        };
    }

    private static KeyOrigin Either(IOperation? left, IOperation? right, int depth) => Of(left, depth - 1) is not KeyOrigin.Unknown and var origin ? origin : Of(right, depth - 1);

    private static KeyOrigin OfCall(IInvocationOperation call, int depth)
    {
        var method = call.TargetMethod;
        var argument = call.Arguments.IsEmpty ? null : call.Arguments[0].Value;
        return (method.ContainingType.Name, method.Name) switch
        {
            ("Convert", "ToBase64String" or "FromBase64String" or "ToHexString" or "FromHexString") => Of(argument, depth - 1),
            ("Encoding" or "ASCIIEncoding" or "UTF8Encoding" or "UnicodeEncoding", "GetString") => Of(argument, depth - 1),
            ("Encoding" or "ASCIIEncoding" or "UTF8Encoding" or "UnicodeEncoding", "GetBytes") => OfText(argument, depth),
            ("Guid", "NewGuid") => KeyOrigin.Guid,
            ("Guid", "ToByteArray" or "ToString") => Of(call.Instance, depth - 1),
            ("Random", "Next" or "NextInt64" or "NextDouble") => KeyOrigin.Random,
            ("String", "Substring" or "PadRight" or "PadLeft" or "Replace" or "Trim" or "ToLower" or "ToUpper" or "ToLowerInvariant" or "ToUpperInvariant") => Of(call.Instance, depth - 1),
            ("Enumerable" or "ReadOnlySpan" or "Span", "ToArray" or "Take" or "AsSpan") => Of(call.Instance ?? argument, depth - 1),
            (_, "ComputeHash" or "HashData") when IsPlainHash(call.Instance?.Type ?? method.ContainingType) => OfHash(argument, depth),
            _ => KeyOrigin.Unknown,
        };
    }

    private static KeyOrigin OfText(IOperation? text, int depth) => Of(text, depth - 1) switch
    {
        KeyOrigin.Unknown when text?.Type?.SpecialType == SpecialType.System_String && text.ConstantValue is not { HasValue: true } => KeyOrigin.Text,
        var origin => origin,
    };

    private static KeyOrigin OfHash(IOperation? hashed, int depth) => Of(hashed, depth - 1) switch
    {
        KeyOrigin.Text => KeyOrigin.TextHash,
        var origin => origin,
    };

    // A keyed hash may well be a derivation: its key is what counts, and that is not followed. HashAlgorithm itself may be either.
    private static bool IsPlainHash(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Name is "KeyedHashAlgorithm" or "HMAC")
            {
                return false;
            }
        }
        return type.Name != "HashAlgorithm" && type.ContainingNamespace?.ToDisplayString() == "System.Security.Cryptography";
    }

    private static KeyOrigin OfLocal(ILocalReferenceOperation reference, int depth)
    {
        var local = reference.Local;
        var origin = KeyOrigin.Unknown;
        foreach (var operation in Root(reference).Descendants())
        {
            var found = operation switch
            {
                IVariableDeclaratorOperation declarator when Same(declarator.Symbol) => Of(declarator.GetVariableInitializer()?.Value, depth - 1),
                ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when Same(target.Local) => Of(assignment.Value, depth - 1),
                ISimpleAssignmentOperation { Target: IArrayElementReferenceOperation { ArrayReference: ILocalReferenceOperation target } } assignment when Same(target.Local) =>
                    Of(assignment.Value, depth - 1) is KeyOrigin.Random ? KeyOrigin.Random : KeyOrigin.Unknown,
                IInvocationOperation { TargetMethod: { Name: "NextBytes", ContainingType.Name: "Random" } } call when call.Arguments.Any(argument => IsLocal(argument.Value)) => KeyOrigin.Random,
                _ => KeyOrigin.Unknown,
            };
            if (found != KeyOrigin.Unknown)
            {
                origin = found;
            }
        }
        return origin;

        bool Same(ILocalSymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol, local);
        bool IsLocal(IOperation operation) => operation is ILocalReferenceOperation other ? Same(other.Local) : operation is IConversionOperation conversion && IsLocal(conversion.Operand);
    }

    private static KeyOrigin OfProperty(IPropertyReferenceOperation reference, int depth) =>
        reference.Property is { Name: "Value", ContainingType.Name: "Lazy" } || reference.Property.SetMethod is { DeclaredAccessibility: not Accessibility.Private, IsInitOnly: false }
            ? KeyOrigin.Unknown
            : OfMember(reference.Property, reference, depth);

    /// <summary>A field or get-only property that is given its value where it is declared.</summary>
    private static KeyOrigin OfMember(ISymbol member, IOperation reference, int depth)
    {
        if (member is IFieldSymbol { IsReadOnly: false, DeclaredAccessibility: not Accessibility.Private } || member.DeclaringSyntaxReferences.Length != 1)
        {
            return KeyOrigin.Unknown;
        }
        ExpressionSyntax? value = member.DeclaringSyntaxReferences[0].GetSyntax() switch
        {
            VariableDeclaratorSyntax field => field.Initializer?.Value,
            PropertyDeclarationSyntax property => property.ExpressionBody?.Expression ?? property.Initializer?.Value,
            _ => null,
        };
        return value switch
        {
            null => KeyOrigin.Unknown,
            LiteralExpressionSyntax { Token.Value: string { Length: > 0 } } => KeyOrigin.Constant,
            _ when reference.SemanticModel is { } model && model.SyntaxTree == value.SyntaxTree => Of(model.GetOperation(value), depth - 1),
            _ => KeyOrigin.Unknown,
        };
    }

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }
        return operation;
    }
}
