using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using S3Seal.Emulator;
using S3Seal.Policy.Model;
using S3Seal.Tool.Checking;
using S3Seal.Tool.Requests;

namespace S3Seal.Tool.Replay;

/// <summary>Sends what was found to the emulator, under the bucket's policy when one is known: as written and as fixed, each into a fresh bucket.</summary>
internal static class Replayer
{
    /// <summary>The finding with both outcomes; unchanged when it is not about a request that can be sent alone.</summary>
    public static async Task<Finding> ReplayAsync(CodeCheck.Found found, CancellationToken cancellationToken)
    {
        if (found.AsWritten is not { } asWritten || !RequestSender.CanSend(asWritten))
        {
            return found.Finding;
        }

        var policy = PolicyFor(asWritten, found.Policies);
        var target = ReplayTarget.Of(asWritten, found.AsFixed, policy);
        var written = await SendAsync(asWritten, target, policy, cancellationToken);
        var repaired = found.AsFixed is { } asFixed && RequestSender.CanSend(asFixed) ? await SendAsync(asFixed, target, policy, cancellationToken) : null;
        return found.Finding with { Replay = new ReplayPair($"{asWritten.Operation} {target.Bucket}/{target.Key}", written, repaired) };
    }

    /// <summary>The policy of the bucket that the code names; of an unnamed bucket, the first.</summary>
    private static PolicyFile? PolicyFor(RequestSketch sketch, IReadOnlyList<PolicyFile> policies) =>
        policies.FirstOrDefault(policy => sketch.Bucket is { IsKnown: true } bucket && policy.Bucket == bucket.Text) ?? (policies is [var first, ..] ? first : null);

    private static async Task<ReplayOutcome> SendAsync(RequestSketch sketch, ReplayTarget target, PolicyFile? policy, CancellationToken cancellationToken)
    {
        var options = new S3EmulatorOptions { Url = new Uri("https://127.0.0.1:0") };
        foreach (var key in target.KmsKeys)
        {
            options.KmsKeys.Add(key);
        }

        await using var emulator = await S3Emulator.StartAsync(options, cancellationToken);
        using var client = emulator.CreateS3Client(configure: TrustingClients.Configure);
        await PrepareAsync(client, sketch, target, cancellationToken);
        var uploadId = sketch.IsPart ? await BeginUploadAsync(client, target, cancellationToken) : null;
        await PutPolicyAsync(client, target, policy, cancellationToken);
        emulator.Journal.Clear();
        try
        {
            await new RequestSender(client, target, cancellationToken) { UploadId = uploadId }.SendAsync(sketch);
        }
        catch (Exception problem) when (problem is AmazonClientException or ArgumentException && emulator.Journal.Count == 0)
        {
            return ReplayOutcome.NotSent(problem.Message);
        }
        catch (AmazonServiceException)
        {
            // The outcome is read from the journal: it knows the statement, which S3 never tells a client.
        }

        return Outcome(emulator, target, policy);
    }

    private static async Task PrepareAsync(AmazonS3Client client, RequestSketch sketch, ReplayTarget target, CancellationToken cancellationToken)
    {
        await client.PutBucketAsync(target.Bucket, cancellationToken);
        if (!sketch.IsCopy)
        {
            return;
        }

        if (target.SourceBucket != target.Bucket)
        {
            await client.PutBucketAsync(target.SourceBucket, cancellationToken);
        }

        using var content = new MemoryStream(RequestSender.Plaintext, writable: false);
        await client.PutObjectAsync(new PutObjectRequest { BucketName = target.SourceBucket, Key = target.SourceKey, InputStream = content }, cancellationToken);
    }

    private static async Task<string> BeginUploadAsync(AmazonS3Client client, ReplayTarget target, CancellationToken cancellationToken) =>
        (await client.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = target.Bucket, Key = target.Key }, cancellationToken)).UploadId;

    private static async Task PutPolicyAsync(AmazonS3Client client, ReplayTarget target, PolicyFile? policy, CancellationToken cancellationToken)
    {
        if (policy is null)
        {
            return;
        }

        try
        {
            await client.PutBucketPolicyAsync(target.Bucket, policy.Text, cancellationToken);
        }
        catch (AmazonS3Exception refusal)
        {
            throw new CannotRunException($"{CheckedFolder.Relative(policy.FilePath)}: S3 refuses this policy for the bucket '{target.Bucket}': {refusal.ErrorCode}: {refusal.Message}");
        }
    }

    private static ReplayOutcome Outcome(S3Emulator emulator, ReplayTarget target, PolicyFile? policy)
    {
        var requests = emulator.Journal.Where(entry => entry.Bucket == target.Bucket && entry.Method != "GET").ToArray();
        var decisive = requests.FirstOrDefault(entry => entry.Status >= 400) ?? requests.LastOrDefault(entry => entry.Encryption is not null) ?? requests[^1];
        var refusal = decisive.Decisions.FirstOrDefault(decision => !decision.Allowed)?.Explanation;
        return new ReplayOutcome(
            decisive.Status,
            decisive.ErrorCode,
            refusal is null ? null : SidIn(refusal, policy) ?? refusal,
            decisive.Encryption,
            Stored(emulator, target));
    }

    private static string? SidIn(string explanation, PolicyFile? policy) => policy?.Document.Statements
        .FirstOrDefault(statement => statement.Effect == Effect.Deny && explanation.Contains(statement.Label, StringComparison.Ordinal))?.Label;

    private static string? Stored(S3Emulator emulator, ReplayTarget target)
    {
        if (emulator.Inspect(target.Bucket, target.Key) is not { } stored)
        {
            return null;
        }

        return stored.Contains(RequestSender.Plaintext) ? "the plaintext" : $"{stored.StoredLength} bytes, not the plaintext";
    }
}
