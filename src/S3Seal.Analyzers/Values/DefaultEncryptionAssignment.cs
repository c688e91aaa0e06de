using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.Values;

/// <summary>The line that chooses the algorithm of a bucket's default encryption, and what stands around it.</summary>
internal sealed class DefaultEncryptionAssignment
{
    private const string AlgorithmName = "ServerSideEncryptionAlgorithm";

    private readonly ISimpleAssignmentOperation _operation;
    private readonly IOperation _root;

    private DefaultEncryptionAssignment(ISimpleAssignmentOperation operation, string algorithm)
    {
        _operation = operation;
        _root = operation;
        while (_root.Parent is { } parent)
        {
            _root = parent;
        }
        Algorithm = algorithm;
    }

    /// <summary>The constant algorithm; the empty string for none.</summary>
    public string Algorithm { get; }

    public SyntaxNode Value => _operation.Value.Syntax;

    /// <summary><c>new ServerSideEncryptionByDefault { … }</c>, when the line stands in one.</summary>
    public BaseObjectCreationExpressionSyntax? ByDefault => Creation("ServerSideEncryptionByDefault")?.Syntax as BaseObjectCreationExpressionSyntax;

    /// <summary><c>new ServerSideEncryptionRule { … }</c>, when the line stands in one.</summary>
    public BaseObjectCreationExpressionSyntax? Rule => Creation("ServerSideEncryptionRule")?.Syntax as BaseObjectCreationExpressionSyntax;

    /// <summary>The name of the bucket, where it is the one constant name in this body; else null.</summary>
    public string? Bucket
    {
        get
        {
            var names = Assignments("BucketName").Select(name => name.Value.ConstantValue is { HasValue: true, Value: string text } ? text : null).Distinct().ToList();
            return names.Count == 1 ? names[0] : null;
        }
    }

    /// <summary>The KMS key that is set beside the algorithm: null when none is, the empty string when it is not constant.</summary>
    public string? KmsKey => Assignments("ServerSideEncryptionKeyManagementServiceKeyId")
        .Select(key => key.Value.ConstantValue is { HasValue: true, Value: string text } ? text : "")
        .FirstOrDefault();

    /// <summary>Whether the body enables a bucket key, or leaves it to a value that is not constant.</summary>
    public bool EnablesBucketKey => Assignments("BucketKeyEnabled").Any(key => !IsFalse(key.Value));

    /// <summary>The assignment at the context's node, when it gives a constant algorithm to the SDK's property.</summary>
    public static DefaultEncryptionAssignment? Of(SyntaxNodeAnalysisContext context)
    {
        var left = ((AssignmentExpressionSyntax)context.Node).Left;
        var name = left is MemberAccessExpressionSyntax access ? access.Name : left as SimpleNameSyntax;
        return name?.Identifier.ValueText == AlgorithmName
            && context.SemanticModel.GetOperation(context.Node, context.CancellationToken) is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment
            && AwsS3Symbols.IsSdk(target.Property)
            && target.Property.ContainingType.Name == "ServerSideEncryptionByDefault"
            && MethodConstant.Of(assignment.Value) is { } algorithm
                ? new DefaultEncryptionAssignment(assignment, algorithm)
                : null;
    }

    private IEnumerable<ISimpleAssignmentOperation> Assignments(string property) => _root.DescendantsAndSelf()
        .OfType<ISimpleAssignmentOperation>()
        .Where(assignment => assignment.Target is IPropertyReferenceOperation target && target.Property.Name == property && AwsS3Symbols.IsSdk(target.Property));

    private IObjectCreationOperation? Creation(string type)
    {
        for (var parent = _operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IObjectCreationOperation { Type: { } created } creation && created.Name == type && AwsS3Symbols.IsSdk(created))
            {
                return creation;
            }
        }
        return null;
    }

    private static bool IsFalse(IOperation value) =>
        value is IConversionOperation conversion ? IsFalse(conversion.Operand) : value.ConstantValue is { HasValue: true, Value: false or null };
}
