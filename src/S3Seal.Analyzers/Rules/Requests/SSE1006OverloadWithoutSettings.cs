using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Policies;
using S3Seal.Analyzers.Settings;
using S3Seal.Analyzers.Values;

namespace S3Seal.Analyzers.Rules.Requests;

/// <summary>SSE1006: a call that writes an object and has no place for an encryption setting.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSE1006OverloadWithoutSettings : S3Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        "SSE1006",
        "Overload cannot carry encryption settings",
        "This overload of '{0}' has no place for an encryption setting; {1}",
        RuleFamily.Requests,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A policy that demands x-amz-server-side-encryption refuses every such call: call the overload that takes a request object.",
        helpLinkUri: RuleFamily.HelpLink + "SSE1006.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context, AwsS3Symbols s3) =>
        context.RegisterSyntaxNodeAction(node => Check(node, s3), SyntaxKind.InvocationExpression);

    private static void Check(SyntaxNodeAnalysisContext context, AwsS3Symbols s3)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        var settings = RuleSettings.Of(context.Options, call.SyntaxTree);
        if (OverloadCall.Of(call, context.SemanticModel, s3, settings, context.CancellationToken) is { } overload)
        {
            var demand = settings.DemandFor(overload.Bucket?.ConstantValue.Value as string);
            if (!UploadHearing.Of(context, s3, overload).TakesOver(context, demand))
            {
                Finding.Report(context, Rule, call.GetLocation(), facts: overload.Facts(demand), arguments: new object[] { overload.Operation.TargetMethod.Name, Advice(overload.Overload, demand) });
            }
        }
        else if (UnboundOverload.Of(call, context.SemanticModel, s3, context.CancellationToken) is { } unbound)
        {
            // Which bucket it goes to is not known: with a policy about, that is not for this rule to say.
            if (KnownPolicies.Of(context.Options, context.CancellationToken).All.IsEmpty)
            {
                Finding.Report(context, Rule, call.GetLocation(), arguments: new object[] { unbound.Method, Advice(unbound, settings.Demand) });
            }
        }
        else if (!settings.UploadMethods.IsEmpty && IsConfiguredUpload(context, call, settings, s3, out var method))
        {
            Finding.Report(context, Rule, call.GetLocation(), arguments: new object[] { method, "it is configured as an upload, and is given no request" });
        }
    }

    private static bool IsConfiguredUpload(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax call, RuleSettings settings, AwsS3Symbols s3, out string method)
    {
        method = "";
        if (context.SemanticModel.GetOperation(call, context.CancellationToken) is not IInvocationOperation operation
            || s3.OverloadOf(operation.TargetMethod) is not null
            || !settings.UploadMethods.Contains(operation.TargetMethod)
            || operation.Arguments.Any(argument => s3.ShapeOf(argument.Value is IConversionOperation conversion ? conversion.Operand.Type : argument.Value.Type) is not null)
            || SetUps.Contains(call, context.SemanticModel, context.CancellationToken))
        {
            return false;
        }

        method = operation.TargetMethod.Name;
        return true;
    }

    private static string Advice(ConvenienceOverload overload, EncryptionDemand demand) =>
        overload.TakesProperties ? "pass it a dictionary with 'ServerSideEncryptionMethod'"
        : overload.Request is { } request ? $"pass it {(request.Name[0] is 'I' ? "an" : "a")} {request.Name} that asks for {demand.Method ?? "its customer key"}"
        : "send a request object instead";
}
