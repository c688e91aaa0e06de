using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Settings;
using S3Seal.Analyzers.Values;

namespace S3Seal.Analyzers.Rules.Buckets;

/// <summary>SSE2001: a bucket whose default encryption is left or made weaker than the settings demand.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSE2001DefaultEncryptionTooWeak : S3Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        "SSE2001",
        "Default encryption is weaker than demanded",
        "The bucket's default encryption {0}, and the settings demand {1}",
        RuleFamily.Buckets,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Writers that ask for nothing get the bucket's default; S3's own default is SSE-S3.",
        helpLinkUri: RuleFamily.HelpLink + "SSE2001.md");

    private static readonly ImmutableHashSet<string> Creators = ImmutableHashSet.Create("PutBucket", "PutBucketAsync", "EnsureBucketExists", "EnsureBucketExistsAsync");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context, AwsS3Symbols s3)
    {
        context.RegisterSyntaxNodeAction(CheckDefault, SyntaxKind.SimpleAssignmentExpression);
        context.RegisterSyntaxNodeAction(CheckCreation, SyntaxKind.InvocationExpression);
    }

    private static void CheckDefault(SyntaxNodeAnalysisContext context)
    {
        if (DefaultEncryptionAssignment.Of(context) is not { } assignment)
        {
            return;
        }
        var demand = RuleSettings.Of(context.Options, context.Node.SyntaxTree).DemandFor(assignment.Bucket);
        if (Weakness(assignment, demand) is { } weakness)
        {
            Finding.Report(
                context,
                Rule,
                (assignment.ByDefault ?? context.Node).GetLocation(),
                others: new[] { assignment.Value.GetLocation() },
                facts: demand.Facts,
                arguments: new object[] { weakness, (demand.Encryption == RequiredEncryption.Any ? "one that it knows" : demand.Text) + (demand.KmsKey is null ? "" : " with " + demand.KmsKey) });
        }
    }

    private static string? Weakness(DefaultEncryptionAssignment assignment, EncryptionDemand demand) => (demand.Encryption, assignment.Algorithm) switch
    {
        (_, { Length: > 0 } unknown) when !MethodConstant.IsKnown(unknown) => $"is '{unknown}', which S3 does not know",
        (RequiredEncryption.Kms, "" or "AES256") or (RequiredEncryption.KmsDsse, "" or "AES256" or "aws:kms") => $"is '{assignment.Algorithm}'",
        (RequiredEncryption.Kms, "aws:kms") or (RequiredEncryption.KmsDsse, "aws:kms:dsse") when demand.KmsKey is not null => assignment.KmsKey switch
        {
            null => "is under the AWS managed key",
            "" => null,
            var key => demand.AcceptsKmsKey(key) ? null : $"is under the key '{key}'",
        },
        _ => null,
    };

    /// <summary>A bucket that code creates and for which more than S3's own default is demanded, in a type that sets no default.</summary>
    private static void CheckCreation(SyntaxNodeAnalysisContext context)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        var name = call.Expression is MemberAccessExpressionSyntax access ? access.Name.Identifier.ValueText : "";
        if (!Creators.Contains(name)
            || context.SemanticModel.GetOperation(call, context.CancellationToken) is not IInvocationOperation operation
            || !AwsS3Symbols.IsSdk(operation.TargetMethod)
            || SetUps.Contains(call, context.SemanticModel, context.CancellationToken))
        {
            return;
        }
        var demand = RuleSettings.Of(context.Options, call.SyntaxTree).DemandFor(BucketOf(operation));
        if (demand.Encryption is RequiredEncryption.Kms or RequiredEncryption.KmsDsse && !SetsADefault(call))
        {
            Finding.Report(context, Rule, call.GetLocation(), arguments: new object[] { "is left at S3's own, AES256", demand.Text });
        }
    }

    private static string? BucketOf(IInvocationOperation operation)
    {
        var values = operation.Arguments.Where(argument => argument.Parameter?.Name is "bucketName" or "request").Select(argument => argument.Value).ToList();
        return values.Select(value => value.ConstantValue is { HasValue: true, Value: string bucket } ? bucket : null).FirstOrDefault(bucket => bucket is not null)
            ?? values.SelectMany(value => value.Descendants())
                .OfType<ISimpleAssignmentOperation>()
                .Where(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "BucketName" })
                .Select(assignment => assignment.Value.ConstantValue is { HasValue: true, Value: string bucket } ? bucket : null)
                .FirstOrDefault();
    }

    private static bool SetsADefault(SyntaxNode call)
    {
        var scope = call.Ancestors().OfType<TypeDeclarationSyntax>().LastOrDefault() ?? call.SyntaxTree.GetRoot();
        return scope.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText.StartsWith("PutBucketEncryption", System.StringComparison.Ordinal));
    }
}
