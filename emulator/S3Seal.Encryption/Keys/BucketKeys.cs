using System.Security.Cryptography;

namespace S3Seal.Encryption;

/// <summary>The bucket keys in use: one for every KMS key, context and requester, fetched from KMS once and forgotten after a while.</summary>
internal sealed class BucketKeys(IKeyService keys, TimeProvider clock) : IDisposable
{
    /// <summary>How long KMS is not asked again.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private const int Limit = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Arn, KmsRequester Requester, EncryptionContext Context), BucketKey> _sealing = [];
    private readonly Dictionary<(string Ciphertext, KmsRequester Requester, EncryptionContext Context), BucketKey> _opening = [];

    // Keys are used under the lock: nobody can hold one that is being zeroed, and two first uses make one call.
    public T ForSealing<T>(string arn, EncryptionContext context, KmsRequester requester, Func<BucketKey, T> use)
    {
        lock (_lock)
        {
            var place = (arn, requester, context);
            if (Live(_sealing, place) is { } known)
            {
                // Saves the call, not the state: a key disabled a moment ago must not seal any more.
                keys.Resolve(arn, requester);
                return use(known);
            }

            Span<byte> plaintext = stackalloc byte[SecretBytes.Length];
            try
            {
                var generated = keys.GenerateDataKey(arn, context, requester, plaintext);
                var fresh = new BucketKey(plaintext, generated.Ciphertext, generated.KeyMaterialId, clock.GetUtcNow() + Lifetime);
                Keep(_sealing, place, fresh);
                var opening = (Name(fresh.Ciphertext), requester, context);
                Keep(_opening, opening, new BucketKey(plaintext, fresh.Ciphertext, fresh.KeyMaterialId, fresh.Expires));
                return use(fresh);
            }
            finally
            {
                CryptographicOperations.ZeroMemory(plaintext);
            }
        }
    }

    public T ForOpening<T>(
        string arn, ReadOnlyMemory<byte> ciphertext, EncryptionContext context, KmsRequester requester, Func<Xaes256Gcm, T> use)
    {
        lock (_lock)
        {
            var place = (Name(ciphertext), requester, context);
            if (Live(_opening, place) is { } known)
            {
                keys.Resolve(arn, requester);
                return use(known.Cipher);
            }

            Span<byte> plaintext = stackalloc byte[SecretBytes.Length];
            try
            {
                keys.Decrypt(arn, ciphertext.Span, context, requester, plaintext);
                var fresh = new BucketKey(plaintext, ciphertext, "", clock.GetUtcNow() + Lifetime);
                Keep(_opening, place, fresh);
                return use(fresh.Cipher);
            }
            finally
            {
                CryptographicOperations.ZeroMemory(plaintext);
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            Clear(_sealing);
            Clear(_opening);
        }
    }

    private static string Name(ReadOnlyMemory<byte> ciphertext) => Convert.ToBase64String(SHA256.HashData(ciphertext.Span));

    private static void Clear<TPlace>(Dictionary<TPlace, BucketKey> cache)
        where TPlace : notnull
    {
        foreach (var key in cache.Values)
        {
            key.Dispose();
        }

        cache.Clear();
    }

    private static void Keep<TPlace>(Dictionary<TPlace, BucketKey> cache, TPlace place, BucketKey key)
        where TPlace : notnull
    {
        if (cache.Count >= Limit)
        {
            Clear(cache);
        }

        cache[place] = key;
    }

    private BucketKey? Live<TPlace>(Dictionary<TPlace, BucketKey> cache, TPlace place)
        where TPlace : notnull
    {
        if (!cache.TryGetValue(place, out var key))
        {
            return null;
        }

        if (key.Expires > clock.GetUtcNow())
        {
            return key;
        }

        cache.Remove(place);
        key.Dispose();
        return null;
    }
}
