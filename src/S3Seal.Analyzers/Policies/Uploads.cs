using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using S3Seal.Analyzers.Knowledge;
using S3Seal.Analyzers.Rules.Requests;
using S3Seal.Analyzers.Settings;
using S3Seal.Analyzers.Values;
using S3Seal.Policy.Evaluation;

namespace S3Seal.Analyzers.Policies;

/// <summary>Turns what the tracker found into uploads, with the questions that a policy answers.</summary>
internal static class Uploads
{
    private static readonly ImmutableDictionary<RequestShape, string> Operations = ImmutableDictionary<RequestShape, string>.Empty
        .Add(RequestShapes.PutObject, "PutObject").Add(RequestShapes.CopyObject, "CopyObject").Add(RequestShapes.InitiateMultipartUpload, "InitiateMultipartUpload")
        .Add(RequestShapes.TransferUpload, "TransferUtility.Upload").Add(RequestShapes.TransferUploadDirectory, "TransferUtility.UploadDirectory")
        .Add(RequestShapes.PresignedUrl, "PUT with this presigned URL");

    /// <summary>The upload that a request object is; null when it writes nothing, or when that is not known.</summary>
    public static Upload? Of(RequestJudgement judgement, EncryptionDemand demand, RequestTracker tracker, CancellationToken cancellationToken)
    {
        if (!Operations.TryGetValue(judgement.Shape, out var operation))
        {
            return null;
        }

        var sends = judgement.Sends.RemoveAll(static send => send.Worlds.IsEmpty);
        if (judgement.Shape.Purpose == RequestPurpose.Presign)
        {
            // A URL for a part takes what its upload was begun with.
            sends = sends.RemoveAll(static send => send.Worlds.All.Any(static world => world[RequestProperty.Verb] != Setting.Put || !world[RequestProperty.PartOfUpload].IsOff()));
        }

        var escapes = judgement.Shape.MustAskForEncryption ? judgement.Escapes : ImmutableArray<Worlds>.Empty;
        if (sends.IsEmpty && escapes.IsEmpty)
        {
            return null;
        }

        var kmsKey = judgement.KmsKey is { IsWhole: true, Text: var known } ? known : KmsKeyOf(judgement, tracker, cancellationToken);
        return new Upload(
            operation,
            RequestFinding.LocationOf(judgement.Creation),
            WrittenText.Of(judgement.Place.Bucket, tracker, cancellationToken).Or(judgement.BucketText),
            WrittenText.Of(judgement.Place.Key, tracker, cancellationToken).Or(judgement.Key),
            sends.Select(send => new UploadSend(send.Send, Questions(send.Worlds.All))).ToImmutableArray(),
            Questions(escapes.SelectMany(static worlds => worlds.All).Distinct()),
            repair => RequestFinding.RepairOf(judgement, repair));

        ImmutableArray<RequestQuestion> Questions(IEnumerable<World> worlds) => worlds.Select(world => QuestionOf(world, judgement.Shape, kmsKey, demand)).ToImmutableArray();
    }

    public static Upload Of(OverloadCall call, RequestTracker tracker, CancellationToken cancellationToken) => new(
        call.Operation.TargetMethod.Name is var name && name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - 5) : name,
        call.Operation.Syntax.GetLocation(),
        WrittenText.Of(call.Bucket?.Syntax, tracker, cancellationToken),
        WrittenText.Of(call.Key?.Syntax, tracker, cancellationToken),
        Send(call.Operation.Syntax, CreatesObject(call.Overload.Request)),
        ImmutableArray<RequestQuestion>.Empty,
        demand => new Repair(call.Facts(demand), ImmutableArray<Location>.Empty));

    public static Upload Of(PresignedForm form, RequestTracker tracker, CancellationToken cancellationToken) => new(
        "POST of this presigned form",
        RequestFinding.LocationOf(form.Creation),
        WrittenText.Of(form.Bucket, tracker, cancellationToken),
        WrittenText.Of(form.Key, tracker, cancellationToken),
        Send(form.Creation, createsObject: true),
        ImmutableArray<RequestQuestion>.Empty,
        demand => new Repair(form.Facts(demand), ImmutableArray<Location>.Empty));

    // A call that asks for nothing.
    private static ImmutableArray<UploadSend> Send(SyntaxNode node, bool? createsObject) => ImmutableArray.Create(new UploadSend(node, ImmutableArray.Create(new RequestQuestion
    {
        MethodHeader = ContextValue.Absent,
        KmsKeyHeader = ContextValue.Absent,
        CustomerHeader = ContextValue.Absent,
        CreatesObject = createsObject,
    })));

    private static RequestQuestion QuestionOf(World world, RequestShape shape, string? kmsKey, EncryptionDemand demand)
    {
        var isOpen = world[RequestProperty.FileEvent] == Setting.Unknown;
        var asked = world[RequestProperty.Method];

        // The property wins over the header (SDK v4); with nothing in the property the header is what is sent.
        asked = asked.IsOff() ? world[RequestProperty.Header] : asked;
        return new RequestQuestion
        {
            MethodHeader = isOpen && !asked.IsOn() ? ContextValue.Unknown : ValueOf(asked, demand.Encryption == RequiredEncryption.Any ? null : demand.Method),
            KmsKeyHeader = isOpen ? ContextValue.Unknown
                : kmsKey is not null && world[RequestProperty.KmsKeyId].IsOn() ? ContextValue.Known(kmsKey)
                : ValueOf(world[RequestProperty.KmsKeyId], null),
            CustomerHeader = isOpen ? ContextValue.Unknown : world[RequestProperty.CustomerMethod].IsOn() ? ContextValue.Known("AES256") : ValueOf(world[RequestProperty.CustomerMethod], null),
            CreatesObject = CreatesObject(shape),
        };
    }

    private static ContextValue ValueOf(Setting setting, string? demanded) => setting switch
    {
        Setting.Aes256 => ContextValue.Known("AES256"),
        Setting.Kms => ContextValue.Known("aws:kms"),
        Setting.KmsDsse => ContextValue.Known("aws:kms:dsse"),
        Setting.Demanded => demanded is null ? ContextValue.Unknown : ContextValue.Known(demanded),
        _ when setting.IsOff() => ContextValue.Absent,
        _ when setting.IsOn() => ContextValue.UnknownButPresent,
        _ => ContextValue.Unknown,
    };

    // TransferUtility decides by the size whether it puts an object or starts a multipart upload.
    private static bool? CreatesObject(RequestShape? shape) =>
        shape is null || shape == RequestShapes.TransferUpload || shape == RequestShapes.TransferUploadDirectory ? null : shape != RequestShapes.InitiateMultipartUpload;

    /// <summary>The KMS key id when every assignment gives it the same known text.</summary>
    private static string? KmsKeyOf(RequestJudgement judgement, RequestTracker tracker, CancellationToken cancellationToken)
    {
        var keys = judgement.Writes.Where(static write => write.Property == RequestProperty.KmsKeyId)
            .Select(write => WrittenText.Of(write.Value, tracker, cancellationToken).Text).Distinct().Take(2).ToList();
        return keys.Count == 1 ? keys[0] : null;
    }
}
