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

namespace S3Seal.Analyzers.Rules.Requests;

/// <summary>SSE1013: an object that is written again under a weaker encryption than it had, or than is demanded.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSE1013ReencryptedWeaker : S3Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        "SSE1013",
        "Object is re-encrypted to something weaker",
        "{0}",
        RuleFamily.Requests,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A copy looks like maintenance and silently takes an object out of its key: whoever may read the bucket may then read the object.",
        helpLinkUri: RuleFamily.HelpLink + "SSE1013.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, AwsS3Symbols s3)
    {
        EachRequest(context, s3, CheckCopy);
        if (s3.Find("Amazon.S3.Model.SSEKMSEncryption") is { } kms)
        {
            context.RegisterSyntaxNodeAction(node => CheckUpdate(node, kms), SyntaxKind.SimpleAssignmentExpression);
        }
    }

    /// <summary>The source needs a customer key to be read; the destination will need none.</summary>
    private static void CheckCopy(SyntaxNodeAnalysisContext context, RequestJudgement judgement)
    {
        if (judgement.Shape != RequestShapes.CopyObject)
        {
            return;
        }
        var flagged = judgement.Sends.Where(send => send.Worlds.All.Count > 0 && send.Worlds.All.All(world =>
            (world[RequestProperty.SourceCustomerKey].IsOn() || world[RequestProperty.SourceCustomerMethod].IsOn())
            && world[RequestProperty.CustomerKey].IsOff()
            && world[RequestProperty.Method] == Setting.Aes256)).ToList();
        if (flagged.Count > 0 && RuleSettings.Of(context.Options, context.Node.SyntaxTree).DemandFor(judgement.Bucket).AcceptsMethod("AES256"))
        {
            Finding.Report(context, Rule, RequestFinding.LocationOf(judgement.Creation), flagged.Select(send => send.Send.GetLocation()),
                arguments: "The copy of an object under a customer key is written under AES256: it can then be read without the key");
        }
    }

    /// <summary>UpdateObjectEncryption knows SSE-KMS alone: what matters is the key, and that no more is demanded.</summary>
    private static void CheckUpdate(SyntaxNodeAnalysisContext context, INamedTypeSymbol kms)
    {
        var assignment = (AssignmentExpressionSyntax)context.Node;
        if (SyntaxNames.OfTarget(assignment.Left) != "KMSKeyArn"
            || context.SemanticModel.GetOperation(assignment, context.CancellationToken) is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } operation
            || !SymbolEqualityComparer.Default.Equals(target.Property.ContainingType, kms))
        {
            return;
        }
        var demand = RuleSettings.Of(context.Options, assignment.SyntaxTree).Demand;
        var key = operation.Value.ConstantValue is { HasValue: true, Value: string text } ? text : null;
        var said = demand.Encryption switch
        {
            RequiredEncryption.KmsDsse => "The object is re-encrypted under aws:kms, and the settings demand aws:kms:dsse",
            RequiredEncryption.Kms when key is not null && !demand.AcceptsKmsKey(key) => $"The object is re-encrypted under the key '{key}', and the settings demand '{demand.KmsKey}'",
            _ => null,
        };
        if (said is not null)
        {
            Finding.Report(context, Rule, assignment.GetLocation(), arguments: said);
        }
    }
}
