using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Settings;
using S3Seal.Analyzers.Values;

namespace S3Seal.Analyzers.Policies;

/// <summary>What the known policies say to one upload. One mistake is one finding: where a policy speaks, the general rules are silent.</summary>
internal sealed class UploadHearing
{
    private static readonly UploadHearing NoPolicy = new(null, PolicyAnswer.NoPolicy);

    private UploadHearing(Upload? upload, PolicyAnswer answer)
    {
        Upload = upload;
        Answer = answer;
    }

    /// <summary>The upload; null when none is known to be made, or no policy at all is known.</summary>
    public Upload? Upload { get; }

    public PolicyAnswer Answer { get; }

    /// <summary>The policies that were asked.</summary>
    public ImmutableArray<KnownPolicy> Policies { get; private init; } = ImmutableArray<KnownPolicy>.Empty;

    /// <summary>The sends that are refused for certain.</summary>
    public ImmutableArray<UploadSend> Refused { get; private init; } = ImmutableArray<UploadSend>.Empty;

    /// <summary>The policy and the statement that refuse, or may.</summary>
    public PolicyVerdict? Verdict { get; private init; }

    public static UploadHearing Of(SyntaxNodeAnalysisContext context, AwsS3Symbols s3, RequestJudgement judgement, EncryptionDemand demand) =>
        Policed(context, s3) is { } known
            ? known.Hearings.GetValue(judgement, _ => Hear(context, s3, known, Uploads.Of(judgement, demand, s3.Requests, context.CancellationToken))) : NoPolicy;

    public static UploadHearing Of(SyntaxNodeAnalysisContext context, AwsS3Symbols s3, OverloadCall call) =>
        Policed(context, s3) is { } known ? Hear(context, s3, known, Uploads.Of(call, s3.Requests, context.CancellationToken)) : NoPolicy;

    public static UploadHearing Of(SyntaxNodeAnalysisContext context, AwsS3Symbols s3, PresignedForm form) =>
        Policed(context, s3) is { } known ? Hear(context, s3, known, Uploads.Of(form, s3.Requests, context.CancellationToken)) : NoPolicy;

    /// <summary>Whether a rule that knows only what the settings demand has nothing to add.</summary>
    /// <param name="context">Where the finding would be made.</param>
    /// <param name="demand">What the settings demand: a demand in so many words stands beside the policy.</param>
    public bool TakesOver(SyntaxNodeAnalysisContext context, EncryptionDemand demand) => Answer switch
    {
        PolicyAnswer.Refused => true,
        PolicyAnswer.NotRefused => demand.Encryption == RequiredEncryption.Any,
        PolicyAnswer.MayBeRefused => IsOn("SSE3004", context.Compilation.Options, context.Node.SyntaxTree, context.CancellationToken),
        _ => false,
    };

    /// <summary>The verdict on the upload as it would be with other headers.</summary>
    public PolicyAnswer AnswerTo(ImmutableArray<RequestQuestion> questions) => PolicyVerdict.Of(Policies, questions).Answer;

    private static KnownPolicies? Policed(SyntaxNodeAnalysisContext context, AwsS3Symbols s3) =>
        KnownPolicies.Of(context.Options, context.Compilation, s3, context.CancellationToken) is { All.IsEmpty: false } known ? known : null;

    private static UploadHearing Hear(SyntaxNodeAnalysisContext context, AwsS3Symbols s3, KnownPolicies known, Upload? upload)
    {
        if (upload is null)
        {
            return NoPolicy;
        }

        var policies = known.For(upload.Bucket, RuleSettings.Of(context.Options, context.Node.SyntaxTree));
        if (policies.IsEmpty)
        {
            return new UploadHearing(upload, PolicyAnswer.NoPolicy);
        }

        upload = upload with
        {
            Sends = upload.Sends.Select(send => send with { Questions = Complete(send.Questions, upload.Key, s3) }).ToImmutableArray(),
            Escapes = Complete(upload.Escapes, upload.Key, s3),
        };
        var verdicts = upload.Sends.Select(send => PolicyVerdict.Of(policies, send.Questions)).ToList();
        if (upload.Escapes.Length > 0)
        {
            verdicts.Add(PolicyVerdict.Of(policies, upload.Escapes));
        }

        // What code out of sight does with the request is never certain.
        var worst = verdicts.Take(upload.Sends.Length).FirstOrDefault(static verdict => verdict.Answer == PolicyAnswer.Refused);
        var doubt = verdicts.FirstOrDefault(static verdict => verdict.Answer is PolicyAnswer.MayBeRefused or PolicyAnswer.Refused);
        var answer = worst is not null ? PolicyAnswer.Refused : doubt is not null ? PolicyAnswer.MayBeRefused : PolicyAnswer.NotRefused;
        return new UploadHearing(upload, answer)
        {
            Policies = policies,
            Verdict = worst ?? doubt,
            Refused = upload.Sends.Where((_, index) => verdicts[index].Answer == PolicyAnswer.Refused).ToImmutableArray(),
        };
    }

    private static ImmutableArray<RequestQuestion> Complete(ImmutableArray<RequestQuestion> questions, WrittenText key, AwsS3Symbols s3) =>
        questions.Select(question => question with { Key = key.Head, KeyIsWhole = key.IsWhole, IsTls = s3.MayUseHttp ? null : true }).ToImmutableArray();

    /// <summary>Whether a rule that is off by default was switched on.</summary>
    private static bool IsOn(string rule, CompilationOptions options, SyntaxTree tree, CancellationToken cancellationToken)
    {
        var severity = ReportDiagnostic.Default;
        _ = options.SyntaxTreeOptionsProvider?.TryGetDiagnosticValue(tree, rule, cancellationToken, out severity) == true
            || options.SyntaxTreeOptionsProvider?.TryGetGlobalDiagnosticValue(rule, cancellationToken, out severity) == true
            || options.SpecificDiagnosticOptions.TryGetValue(rule, out severity);
        return severity is not (ReportDiagnostic.Default or ReportDiagnostic.Suppress);
    }
}
