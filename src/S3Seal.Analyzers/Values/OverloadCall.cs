using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Settings;

namespace S3Seal.Analyzers.Values;

/// <summary>A call of a <see cref="ConvenienceOverload"/> that writes without asking for encryption.</summary>
internal sealed class OverloadCall
{
    private OverloadCall(IInvocationOperation operation, ConvenienceOverload overload)
    {
        Operation = operation;
        Overload = overload;
    }

    public IInvocationOperation Operation { get; }

    public ConvenienceOverload Overload { get; }

    public IOperation? Bucket => Argument("bucketName") ?? Argument("destinationBucket");

    public IOperation? Key => Argument("key") ?? Argument("destinationKey") ?? Argument("objectKey");

    /// <summary>The call as one; null when it is no such overload, only describes a call, brings settings after all, or its client is exempt.</summary>
    public static OverloadCall? Of(InvocationExpressionSyntax call, SemanticModel model, AwsS3Symbols s3, RuleSettings settings, CancellationToken cancellationToken) =>
        ConvenienceOverloads.Names.Contains(SyntaxNames.OfCall(call) ?? "")
        && model.GetOperation(call, cancellationToken) is IInvocationOperation operation
        && s3.OverloadOf(operation.TargetMethod) is { } overload
        && !settings.IsExempt(operation.Instance?.Type)
        && !SetUps.Contains(call, model, cancellationToken)
        && (!overload.TakesProperties || Properties(operation) is { } properties && IsEmpty(properties.Value))
            ? new OverloadCall(operation, overload) : null;

    /// <summary>What a fix needs to make the call ask for what is demanded; null when there is no such text.</summary>
    public ImmutableDictionary<string, string?>? Facts(EncryptionDemand demand)
    {
        if (demand.Facts is not { } facts)
        {
            return null;
        }

        var written = ((InvocationExpressionSyntax)Operation.Syntax).ArgumentList.Arguments;
        if (Overload.TakesProperties)
        {
            var index = Properties(Operation) is { IsImplicit: false, Syntax: ArgumentSyntax syntax } ? written.IndexOf(syntax) : -1;
            return index < 0 ? null : facts.Add(OverloadFacts.PropertiesArgument, index.ToString(CultureInfo.InvariantCulture));
        }

        if (Overload.Request is not { } request)
        {
            return null;
        }

        var entries = new string[written.Count];
        for (var i = 0; i < written.Count; i++)
        {
            var parameter = Operation.Arguments.FirstOrDefault(argument => argument.Syntax == written[i])?.Parameter;
            if (parameter is null)
            {
                return null;
            }

            entries[i] = Overload.Properties.TryGetValue(parameter.Name, out var property) ? property : OverloadFacts.Kept;
        }

        return facts.Add(OverloadFacts.Request, request.MetadataName).Add(OverloadFacts.Arguments, string.Join(",", entries));
    }

    private IOperation? Argument(string parameter) => Operation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value;

    private static IArgumentOperation? Properties(IInvocationOperation operation) =>
        operation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "additionalProperties");

    // A dictionary that is made elsewhere may hold anything: only what stands in the call itself is judged.
    private static bool IsEmpty(IOperation properties) => properties switch
    {
        IConversionOperation conversion => IsEmpty(conversion.Operand),
        IDefaultValueOperation => true,
        IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: null } => true,
        { ConstantValue: { HasValue: true, Value: null } } => true,
        _ => false,
    };
}
