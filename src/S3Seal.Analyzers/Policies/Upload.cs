using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using S3Seal.Analyzers.Settings;
using S3Seal.Analyzers.Values;

namespace S3Seal.Analyzers.Policies;

/// <summary>One place where an upload is sent, and each way it may look there.</summary>
internal sealed record UploadSend(SyntaxNode Node, ImmutableArray<RequestQuestion> Questions);

/// <summary>An upload in the code, whatever it is written as: a request object, an overload, a presigned URL, a form.</summary>
/// <param name="Operation">What is done, for messages: <c>PutObject</c>.</param>
/// <param name="Location">Where a finding stands.</param>
/// <param name="Bucket">The bucket, as far as the code tells.</param>
/// <param name="Key">The object's key, as far as the code tells.</param>
/// <param name="Sends">Where it is sent.</param>
/// <param name="Escapes">How it may look where code that cannot be seen gets it.</param>
/// <param name="Repair">What a fix needs to make it ask for what is demanded.</param>
internal sealed record Upload(
    string Operation,
    Location Location,
    WrittenText Bucket,
    WrittenText Key,
    ImmutableArray<UploadSend> Sends,
    ImmutableArray<RequestQuestion> Escapes,
    Func<EncryptionDemand, Repair> Repair);
