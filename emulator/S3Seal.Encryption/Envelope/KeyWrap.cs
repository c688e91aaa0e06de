using System.Buffers;
using System.Security.Cryptography;

namespace S3Seal.Encryption;

/// <summary>Wraps and unwraps data keys: XAES-256-GCM, bound to mode, object, key names and context (wrapped-key-v1 §4).</summary>
internal static class KeyWrap
{
    private static readonly WrappedDataKey NotYet = new(new byte[WrappedDataKey.Length]);

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _binding;

    /// <summary>The envelope that a scheme starts from; its wrapped key is filled in last.</summary>
    public static EncryptionEnvelope Draft(SseMode mode) => new() { Mode = mode, WrappedKey = NotYet };

    public static WrappedDataKey Wrap(
        Xaes256Gcm wrappingKey, DataKey dataKey, EncryptionEnvelope envelope, ObjectIdentity identity, byte layer, KeyRandom random)
    {
        var wrapped = new byte[WrappedDataKey.Length];
        var nonce = wrapped.AsSpan(0, Xaes256Gcm.NonceSize);
        random.Fill(nonce);
        wrappingKey.Seal(nonce, dataKey.Bytes, wrapped.AsSpan(Xaes256Gcm.NonceSize), Bind(envelope, identity, layer));
        return new WrappedDataKey(wrapped);
    }

    public static DataKey Unwrap(
        Xaes256Gcm wrappingKey, WrappedDataKey wrappedKey, EncryptionEnvelope envelope, ObjectIdentity identity, byte layer)
    {
        Span<byte> key = stackalloc byte[SecretBytes.Length];
        var wrapped = wrappedKey.Bytes.Span;
        try
        {
            return wrappingKey.TryOpen(
                wrapped[..Xaes256Gcm.NonceSize], wrapped[Xaes256Gcm.NonceSize..], key, Bind(envelope, identity, layer))
                ? new DataKey(key)
                : throw new EncryptionException(EncryptionFailure.EnvelopeTampered);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static ReadOnlySpan<byte> Bind(EncryptionEnvelope envelope, ObjectIdentity identity, byte layer)
    {
        var writer = _binding ??= new ArrayBufferWriter<byte>(512);
        writer.ResetWrittenCount();
        EnvelopeEncoding.WriteBinding(writer, envelope, identity, layer);
        return writer.WrittenSpan;
    }
}
