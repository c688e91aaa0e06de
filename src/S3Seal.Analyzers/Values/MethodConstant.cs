using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace S3Seal.Analyzers.Values;

/// <summary>The header value that an expression of type <c>ServerSideEncryptionMethod</c> stands for.</summary>
internal static class MethodConstant
{
    private static readonly ImmutableHashSet<string> Known = ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "AES256", "aws:kms", "aws:kms:dsse", "aws:fsx", "aws:backup");

    /// <summary>Whether S3 has a method of this name; the SDK finds its constants without regard to case.</summary>
    public static bool IsKnown(string method) => Known.Contains(method);

    /// <summary>The header value; the empty string for none; null when it is not constant.</summary>
    public static string? Of(IOperation? value) => value switch
    {
        null => null,
        { ConstantValue: { HasValue: true, Value: var constant } } => constant is null ? "" : constant as string,
        IConversionOperation conversion => Of(conversion.Operand),
        IParenthesizedOperation parenthesized => Of(parenthesized.Operand),
        IFieldReferenceOperation { Field: { IsStatic: true, ContainingType.Name: "ServerSideEncryptionMethod" } field } => field.Name switch
        {
            "None" => "",
            "AES256" => "AES256",
            "AWSKMS" => "aws:kms",
            "AWSKMSDSSE" => "aws:kms:dsse",
            "AWSFSX" => "aws:fsx",
            "AwsBackup" => "aws:backup",
            _ => null,
        },
        IObjectCreationOperation { Type.Name: "ServerSideEncryptionMethod", Arguments: { Length: 1 } arguments } => Of(arguments[0].Value),
        IInvocationOperation { TargetMethod: { Name: "FindValue", ContainingType.Name: "ServerSideEncryptionMethod" }, Arguments: { Length: 1 } arguments } => Of(arguments[0].Value),
        _ => null,
    };
}
