using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.S3;

namespace S3Seal.Benchmarks.Soak;

/// <summary>What was done, what failed as ordered, and what should never have happened.</summary>
internal sealed class SoakLedger
{
    public const string SlowDown = "SlowDown";
    public const string InternalError = "InternalError";
    public const string Broken = "connection broken";

    // What the SDK says of an error whose document ended before its code.
    private const string Undocumented = "NotFound";
    private const string BodyOfAnswer = "Response Body: ";

    private readonly ConcurrentDictionary<string, long> _ordered = new();
    private readonly ConcurrentDictionary<string, long> _failed = new();
    private readonly ConcurrentQueue<string> _wrong = new();
    private long _done;
    private long _bytes;

    public long Done => Interlocked.Read(ref _done);

    public long Bytes => Interlocked.Read(ref _bytes);

    public IReadOnlyCollection<string> Wrong => _wrong;

    public void Did(long bytes)
    {
        Interlocked.Increment(ref _done);
        Interlocked.Add(ref _bytes, bytes);
    }

    public void Order(string kind, int times) => _ordered.AddOrUpdate(kind, times, (_, before) => before + times);

    public void Blame(string what)
    {
        _wrong.Enqueue(what);
        Console.WriteLine("WRONG: " + what);
    }

    /// <summary>Notes a failure; one of a kind that nobody orders is wrong.</summary>
    public void Fail(string operation, Exception failure)
    {
        var kind = KindOf(failure);
        if (kind is null)
        {
            Blame($"{operation}: {failure.GetType().Name} {(failure as AmazonServiceException)?.ErrorCode} {failure.Message}");
            return;
        }

        _failed.AddOrUpdate(kind, 1, (_, before) => before + 1);
    }

    /// <summary>Finds failures that are more than were ordered.</summary>
    public void Settle()
    {
        foreach (var (kind, count) in _failed)
        {
            if (count > _ordered.GetValueOrDefault(kind))
            {
                Blame($"{count} failures of kind {kind}, of which {_ordered.GetValueOrDefault(kind)} were ordered");
            }
        }
    }

    public string Summary() => string.Join(", ", _ordered.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {_failed.GetValueOrDefault(pair.Key)} of {pair.Value}"));

    // The SDK parses what came of an answer before it notices that the rest is missing.
    private static bool IsCut(string body)
    {
        var root = body.LastIndexOf("?>", StringComparison.Ordinal) is var declaration and >= 0 ? body[(declaration + 2)..].TrimStart() : body;
        var name = root.Length > 0 && root[0] == '<' ? root[1..].Split(' ', '>', '/')[0] : "";
        return name.Length == 0 || !root.EndsWith($"</{name}>", StringComparison.Ordinal);
    }

    private static string? KindOf(Exception failure) => failure switch
    {
        AmazonS3Exception { ErrorCode: SlowDown } => SlowDown,
        AmazonS3Exception { ErrorCode: InternalError } => InternalError,
        HttpRequestException or IOException => Broken,
        AmazonUnmarshallingException { ResponseBody: { } body } when IsCut(body) => Broken,
        AmazonS3Exception { ErrorCode: Undocumented, Message: var message } when message.IndexOf(BodyOfAnswer, StringComparison.Ordinal) is var at and >= 0 && IsCut(message[(at + BodyOfAnswer.Length)..]) => Broken,
        AmazonServiceException { InnerException: { } inner } => KindOf(inner),
        AmazonClientException { InnerException: { } inner } => KindOf(inner),
        _ => null,
    };
}
