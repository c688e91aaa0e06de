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
    private protected override void Register(CompilationStartAnalysisContext context, AwsS3Symbols s3)
    {
        EachOverload(context, s3, CheckOverload);
        context.RegisterSyntaxNodeAction(node => CheckConfigured(node, s3), SyntaxKind.InvocationExpression);
    }

    private static void CheckConfigured(SyntaxNodeAnalysisContext context, AwsS3Symbols s3)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        var settings = RuleSettings.Of(context.Options, call.SyntaxTree);
        if (!settings.UploadMethods.IsEmpty
            && context.SemanticModel.GetOperation(call, context.CancellationToken) is IInvocationOperation operation
            && settings.UploadMethods.Contains(operation.TargetMethod)
            && ConvenienceOverloads.Find(operation.TargetMethod, s3) is null
            && !operation.Arguments.Any(argument => s3.ShapeOf(argument.Value is IConversionOperation conversion ? conversion.Operand.Type : argument.Value.Type) is not null)
            && !SetUps.Contains(call, context.SemanticModel, context.CancellationToken))
        {
            Finding.Report(context, Rule, call.GetLocation(), arguments: new object[] { operation.TargetMethod.Name, "it is configured as an upload, and is given no request" });
        }
    }

    private static void CheckOverload(SyntaxNodeAnalysisContext context, IInvocationOperation operation, ConvenienceOverload overload)
    {
        var bucket = ConvenienceOverload.BucketOf(operation);
        if (PolicyPrecedence.Decides(context.Options, bucket, context.CancellationToken))
        {
            return;
        }
        var demand = RuleSettings.Of(context.Options, context.Node.SyntaxTree).DemandFor(bucket);
        if (overload.TakesProperties)
        {
            var properties = operation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "additionalProperties");
            if (properties is not null && IsEmpty(properties.Value))
            {
                var written = WrittenIndex(operation, properties);
                var facts = written < 0 ? null : demand.Facts?.Add(OverloadFacts.PropertiesArgument, written.ToString(System.Globalization.CultureInfo.InvariantCulture));
                Finding.Report(context, Rule, operation.Syntax.GetLocation(), facts: facts,
                    arguments: new object[] { operation.TargetMethod.Name, "pass it a dictionary with 'ServerSideEncryptionMethod'" });
            }
            return;
        }
        var advice = overload.Request is { } request ? $"pass it {Article(request.Name)} {request.Name} that asks for {demand.Method ?? "its customer key"}" : "send a request object instead";
        Finding.Report(context, Rule, operation.Syntax.GetLocation(), facts: RequestFacts(operation, overload, demand), arguments: new object[] { operation.TargetMethod.Name, advice });
    }

    private static string Article(string name) => name[0] is 'I' ? "an" : "a";

    // A dictionary that is made elsewhere may hold anything: only what stands in the call itself is judged.
    private static bool IsEmpty(IOperation properties) => properties switch
    {
        IConversionOperation conversion => IsEmpty(conversion.Operand),
        IDefaultValueOperation => true,
        IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: null } => true,
        { ConstantValue: { HasValue: true, Value: null } } => true,
        _ => false,
    };

    private static ImmutableDictionary<string, string?>? RequestFacts(IInvocationOperation operation, ConvenienceOverload overload, EncryptionDemand demand)
    {
        if (overload.Request is not { } request || demand.Facts is not { } facts)
        {
            return null;
        }
        var written = ((InvocationExpressionSyntax)operation.Syntax).ArgumentList.Arguments;
        var entries = new string[written.Count];
        for (var i = 0; i < written.Count; i++)
        {
            var parameter = operation.Arguments.FirstOrDefault(argument => argument.Syntax == written[i])?.Parameter;
            if (parameter is null)
            {
                return null;
            }
            entries[i] = overload.Properties.TryGetValue(parameter.Name, out var property) ? property : OverloadFacts.Kept;
        }
        return facts.Add(OverloadFacts.Request, request.MetadataName).Add(OverloadFacts.Arguments, string.Join(",", entries));
    }

    private static int WrittenIndex(IInvocationOperation operation, IArgumentOperation argument) =>
        argument.IsImplicit || argument.Syntax is not ArgumentSyntax syntax ? -1 : ((InvocationExpressionSyntax)operation.Syntax).ArgumentList.Arguments.IndexOf(syntax);
}
