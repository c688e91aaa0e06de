using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Settings;
using S3Seal.Analyzers.Values;

namespace S3Seal.Analyzers.Rules.Requests;

/// <summary>SSE1010: settings of one request that exclude each other, or that S3 is certain to refuse.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSE1010SettingsContradict : S3Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        "SSE1010",
        "Encryption settings contradict each other",
        "This {0} {1}",
        RuleFamily.Requests,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The SDK sends what it is given and checks none of it: S3 refuses the request, or drops a setting, on every call.",
        helpLinkUri: RuleFamily.HelpLink + "SSE1010.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, AwsS3Symbols s3)
    {
        // SDK v3 adds the property's header to those that are set by hand, and throws when it is there already.
        var addsTwice = s3.Find("Amazon.S3.IAmazonS3")?.ContainingAssembly.Identity.Version.Major < 4;
        EachRequest(context, s3, (node, judgement) => Check(node, judgement, s3, addsTwice));
    }

    private static void Check(SyntaxNodeAnalysisContext context, RequestJudgement judgement, AwsS3Symbols s3, bool addsTwice)
    {
        var worlds = judgement.Sends.Select(send => send.Worlds.All).ToList();
        var found = worlds.Select(paths => paths.Count == 0 ? null : Common(paths.Select(world => Contradiction(world, judgement.Shape, addsTwice)))).FirstOrDefault(what => what is not null)
            ?? BadContext(context, judgement)
            ?? UnknownMethod(context, judgement)
            ?? MissingKey(context, judgement, worlds, s3);
        if (found is ({ } what, var property))
        {
            var value = property is null ? null : judgement.Writes.Where(write => write.Property == property && write.Value.SyntaxTree == judgement.Creation.SyntaxTree).Select(write => write.Value).ToList();
            var facts = value is { Count: 1 } && property is RequestProperty.KmsKeyId or RequestProperty.BucketKey
                ? ImmutableDictionary<string, string?>.Empty.Add(FixFacts.Edit, FixFacts.Remove)
                : property is RequestProperty.Context && value is { Count: 1 } && Constant(context, value[0]) is { } text && EncryptionContextText.Encode(text) is { } encoded
                    ? ImmutableDictionary<string, string?>.Empty.Add(FixFacts.Edit, FixFacts.Replace).Add(FixFacts.Value, encoded)
                    : null;
            Finding.Report(context, Rule, RequestFinding.LocationOf(judgement.Creation), value?.Select(node => node.GetLocation()), facts, judgement.Shape.Name, what);
        }
    }

    /// <summary>What all paths have in common; a contradiction on some of them only may be what the branch is for.</summary>
    private static (string What, RequestProperty? Property)? Common(IEnumerable<(string What, RequestProperty? Property)?> found)
    {
        var all = found.Distinct().ToList();
        return all.Count == 1 ? all[0] : null;
    }

    private static (string What, RequestProperty? Property)? Contradiction(World world, RequestShape shape, bool addsTwice)
    {
        var method = world[RequestProperty.Method];
        var header = world[RequestProperty.Header];
        var customer = (Method: world[RequestProperty.CustomerMethod], Key: world[RequestProperty.CustomerKey]);
        var asked = method.IsOff() ? header : method;
        if (IsGiven(asked) && (IsGiven(customer.Method) || IsGiven(customer.Key)))
        {
            return ("brings a customer key and asks for another method as well: S3 refuses the two together", null);
        }
        if (IsGiven(customer.Key) && customer.Method.IsOff())
        {
            return ("brings a customer key without a customer method: S3 refuses the key alone", null);
        }
        if (IsGiven(customer.Method) && customer.Key.IsOff() && shape.Purpose is not RequestPurpose.Presign && shape != RequestShapes.CompleteMultipartUpload)
        {
            return ("names a customer method without a customer key: S3 refuses the method alone", null);
        }
        if (IsGiven(method) && IsGiven(header) && (addsTwice || (method is >= Setting.Aes256 and <= Setting.KmsDsse && header is >= Setting.Aes256 and <= Setting.KmsDsse && method != header)))
        {
            return (addsTwice ? "sets the encryption by the property and by the header: this version of the SDK throws" : "sets the encryption by the property and otherwise by the header: the header is dropped", null);
        }
        if (asked == Setting.Aes256)
        {
            return IsGiven(world[RequestProperty.KmsKeyId]) ? ("names a KMS key and asks for AES256, which uses none", RequestProperty.KmsKeyId)
                : IsGiven(world[RequestProperty.Context]) ? ("gives an encryption context and asks for AES256, which uses none", null)
                : world[RequestProperty.BucketKey] == Setting.True ? ("enables a bucket key and asks for AES256, which uses none", RequestProperty.BucketKey)
                : null;
        }
        return asked == Setting.KmsDsse && world[RequestProperty.BucketKey] == Setting.True
            ? ("enables a bucket key and asks for aws:kms:dsse, which knows none", RequestProperty.BucketKey)
            : null;
    }

    // A value from elsewhere may be null, and then nothing is sent.
    private static bool IsGiven(Setting setting) => setting.IsOn();

    private static (string What, RequestProperty? Property)? BadContext(SyntaxNodeAnalysisContext context, RequestJudgement judgement) =>
        judgement.Sends.Length > 0 && judgement.Writes.Any(write => write.Property == RequestProperty.Context && Constant(context, write.Value) is { Length: > 0 } text && !EncryptionContextText.IsValid(text))
            ? ("gives an encryption context that is not the base64 of a JSON object of strings: the SDK sends it as it is, and S3 refuses it", RequestProperty.Context)
            : null;

    private static (string What, RequestProperty? Property)? UnknownMethod(SyntaxNodeAnalysisContext context, RequestJudgement judgement) =>
        judgement.Sends.Length > 0 && judgement.Writes.Where(static write => write.Property == RequestProperty.Method && write.Settings != SettingSet.Off)
            .Select(write => write.Value.SyntaxTree == context.Node.SyntaxTree ? MethodConstant.Of(context.SemanticModel.GetOperation(write.Value, context.CancellationToken)) : null)
            .FirstOrDefault(static text => text is { Length: > 0 } && !MethodConstant.IsKnown(text)) is { } unknown
            ? ($"asks for '{unknown}', which is no encryption that S3 knows: the values are AES256, aws:kms and aws:kms:dsse", null)
            : null;

    private static string? Constant(SyntaxNodeAnalysisContext context, SyntaxNode value) =>
        value.SyntaxTree == context.Node.SyntaxTree && context.SemanticModel.GetConstantValue(value, context.CancellationToken) is { HasValue: true, Value: string text } ? text : null;

    private static (string What, RequestProperty? Property)? MissingKey(SyntaxNodeAnalysisContext context, RequestJudgement judgement, List<IReadOnlyList<World>> worlds, AwsS3Symbols s3) =>
        judgement.Shape.Purpose is RequestPurpose.Part or RequestPurpose.Read
        && judgement.Shape != RequestShapes.CompleteMultipartUpload
        && worlds.Count > 0
        && worlds.TrueForAll(paths => paths.Count > 0 && paths.All(world => world[RequestProperty.CustomerKey].IsOff() && world[RequestProperty.CustomerMethod].IsOff()))
        && CustomerKeyPairs.Writer(context, judgement, s3) is { } writer
            ? ($"brings no customer key, and the {writer} in this method writes its object under one: S3 refuses it", null)
            : null;
}
