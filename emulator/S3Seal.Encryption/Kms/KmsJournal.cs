namespace S3Seal.Encryption;

/// <summary>Every cryptographic call that reached the service, oldest first: what a test counts to see that a bucket key saves calls.</summary>
public sealed class KmsJournal
{
    private const int Limit = 10_000;

    private readonly Lock _lock = new();
    private readonly Queue<KmsCall> _calls = new();

    /// <summary>The calls so far; the oldest are forgotten beyond 10 000.</summary>
    public IReadOnlyList<KmsCall> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>Forgets all calls.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _calls.Clear();
        }
    }

    internal void Add(KmsCall call)
    {
        lock (_lock)
        {
            if (_calls.Count == Limit)
            {
                _calls.Dequeue();
            }

            _calls.Enqueue(call);
        }
    }
}

/// <summary>One call: names only, never a key, plaintext or ciphertext.</summary>
/// <param name="Time">When.</param>
/// <param name="Operation">KMS's name, such as <c>Decrypt</c>.</param>
/// <param name="KeyArn">The key.</param>
/// <param name="Requester">On whose behalf.</param>
/// <param name="EncryptionContext">The context given.</param>
/// <param name="ThroughS3">True when S3 called.</param>
/// <param name="ErrorCode">KMS's code when it refused, else null.</param>
public sealed record KmsCall(
    DateTimeOffset Time,
    string Operation,
    string KeyArn,
    KmsRequester Requester,
    EncryptionContext EncryptionContext,
    bool ThroughS3,
    string? ErrorCode);
