using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Analyzers.Values;

/// <summary>Finds, in one body, the request that wrote under a customer key what another one continues or reads.</summary>
internal static class CustomerKeyPairs
{
    /// <summary>The name of the request type that wrote it; null when none is certain to.</summary>
    public static string? Writer(SyntaxNodeAnalysisContext context, RequestJudgement judgement, AwsS3Symbols s3)
    {
        var isPart = judgement.Shape.Purpose == RequestPurpose.Part;
        if (BodyRoots.Of(judgement.Creation) is not { } body || Place(judgement.Creation, body) is not { } place)
        {
            return null;
        }
        foreach (var creation in body.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>())
        {
            if (creation == judgement.Creation
                || !s3.Requests.Names.MayCreate(creation)
                || s3.Requests.Judge(creation, context.SemanticModel, context.Options) is not { Shape: var shape, Sends.Length: > 0 } writer
                || (isPart ? shape != RequestShapes.InitiateMultipartUpload : shape != RequestShapes.PutObject)
                || Place(creation, body) != place)
            {
                continue;
            }
            if (writer.Sends.All(send => send.Worlds.All.All(world => world[RequestProperty.CustomerKey].IsOn() || (world[RequestProperty.CustomerMethod].IsOn() && !world[RequestProperty.CustomerKey].IsOff()))))
            {
                return shape.Name;
            }
        }
        return null;
    }

    /// <summary>Bucket and key as they are written in the initializer or in assignments to the same local: equal texts in one body mean one object.</summary>
    private static string? Place(SyntaxNode creation, SyntaxNode body)
    {
        var bucket = Written(creation, body, "BucketName") ?? Written(creation, body, "DestinationBucket");
        var key = Written(creation, body, "Key") ?? Written(creation, body, "DestinationKey");
        return bucket is null || key is null ? null : bucket + "\n" + key;
    }

    private static string? Written(SyntaxNode creation, SyntaxNode body, string property)
    {
        var inInitializer = (creation as BaseObjectCreationExpressionSyntax)?.Initializer?.Expressions
            .OfType<AssignmentExpressionSyntax>()
            .FirstOrDefault(assignment => assignment.Left is IdentifierNameSyntax name && name.Identifier.ValueText == property);
        if (inInitializer is not null)
        {
            return inInitializer.Right.ToString();
        }
        return creation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }
            ? body.DescendantNodes().OfType<AssignmentExpressionSyntax>()
                .FirstOrDefault(assignment => assignment.Left is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax target } access
                    && target.Identifier.ValueText == variable.Identifier.ValueText && access.Name.Identifier.ValueText == property)?.Right.ToString()
            : null;
    }
}
