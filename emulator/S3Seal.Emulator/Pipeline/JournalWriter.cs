using System.Diagnostics;
using Microsoft.Extensions.Logging;
using S3Seal.Emulator.Operations;

namespace S3Seal.Emulator.Pipeline;

/// <summary>Makes a journal entry out of an exchange, and tells it to log and trace.</summary>
internal static class JournalWriter
{
    private static readonly Action<ILogger, string?, string, int, string?, string?, double, Exception?> Line =
        LoggerMessage.Define<string?, string, int, string?, string?, double>(
            LogLevel.Information, new EventId(1, "Request"), "{Operation} {Path} {Status} {ErrorCode} by {Caller} in {Milliseconds} ms");

    public static JournalEntry Entry(Exchange exchange, S3Response? response, TimeSpan duration)
    {
        var identity = exchange.Caller?.Identity;
        string? versionId = null, encryption = null, keyId = null;
        foreach (var (name, value) in response?.Headers ?? [])
        {
            switch (name)
            {
                case "x-amz-version-id": versionId = value; break;
                case "x-amz-server-side-encryption": encryption = value; break;
                case "x-amz-server-side-encryption-customer-algorithm": encryption ??= "customer"; break;
                case "x-amz-server-side-encryption-aws-kms-key-id": keyId = value; break;
                default: break;
            }
        }

        return new JournalEntry
        {
            RequestId = exchange.Ids.RequestId,
            Time = exchange.Arrived,
            Method = exchange.Method,
            Path = exchange.Target?.RawPath ?? WithoutQuery(exchange.RawTarget),
            Operation = exchange.Operation?.Name,
            Bucket = exchange.Target?.BucketName,
            Key = exchange.Target?.Key,
            VersionId = versionId,
            AccessKeyId = identity?.AccessKeyId,
            Caller = identity is null ? null : identity.Arn ?? identity.Account,
            Decisions = exchange.Access is { Verdicts: { Count: > 0 } verdicts }
                ? [.. verdicts.Select(verdict => new JournalDecision(verdict.Action, verdict.Resource, verdict.Allowed, verdict.Explanation))]
                : [],
            Encryption = encryption,
            KmsKeyId = keyId,
            Status = response?.Status ?? 0,
            ErrorCode = exchange.ErrorCode,
            Duration = duration,
        };
    }

    public static void Tell(JournalEntry entry, Activity? activity, ILogger logger)
    {
        if (activity is not null)
        {
            activity.DisplayName = entry.Operation ?? entry.Method;
            activity.SetTag("aws.operation", entry.Operation).SetTag("aws.s3.bucket", entry.Bucket).SetTag("aws.s3.key", entry.Key)
                .SetTag("aws.request_id", entry.RequestId).SetTag("http.response.status_code", entry.Status).SetTag("error.type", entry.ErrorCode);
        }

        if (logger.IsEnabled(LogLevel.Information))
        {
            Line(logger, entry.Operation, entry.Path, entry.Status, entry.ErrorCode, entry.Caller, entry.Duration.TotalMilliseconds, null);
        }
    }

    private static string WithoutQuery(string target)
    {
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? target : target[..mark];
    }
}
