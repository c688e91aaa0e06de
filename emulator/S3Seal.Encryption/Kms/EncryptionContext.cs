using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace S3Seal.Encryption;

/// <summary>Pairs of text that KMS binds to a ciphertext: the same pairs, in any order, must come back to open it.</summary>
public sealed class EncryptionContext : IEquatable<EncryptionContext>
{
    /// <summary>No pairs.</summary>
    public static EncryptionContext Empty { get; } = new([]);

    /// <summary>The name of the pair that S3 adds.</summary>
    public const string S3ArnName = "aws:s3:arn";

    private readonly SortedDictionary<string, string> _pairs;
    private readonly byte[] _canonical;

    /// <summary>Takes the pairs; of a repeated name the last one counts.</summary>
    public EncryptionContext(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        _pairs = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in pairs)
        {
            _pairs[name] = value;
        }

        _canonical = Encode();
    }

    /// <summary>The pairs in canonical order: by name, ordinal.</summary>
    public IReadOnlyDictionary<string, string> Pairs => _pairs;

    /// <summary>The value of that name, or null.</summary>
    public string? this[string name] => _pairs.GetValueOrDefault(name);

    /// <summary>The canonical bytes: count, then every name and value with its length (wrapped-key-v1 §3.2).</summary>
    internal ReadOnlySpan<byte> Canonical => _canonical;

    /// <summary>The same pairs and one more.</summary>
    public EncryptionContext With(string name, string value) => new([.. _pairs, new(name, value)]);

    /// <inheritdoc />
    public bool Equals(EncryptionContext? other) => other is not null && _canonical.AsSpan().SequenceEqual(other._canonical);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as EncryptionContext);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(_canonical);
        return hash.ToHashCode();
    }

    /// <summary>The names only: values may be confidential in a caller's eyes.</summary>
    public override string ToString() => string.Join(", ", _pairs.Keys);

    /// <summary>What S3 sends for an object, or for its bucket when a bucket key is on, beside the caller's own pairs.</summary>
    /// <param name="identity">The object.</param>
    /// <param name="bucketKey">Whether a bucket key is on.</param>
    /// <param name="own">The caller's own pairs, or null.</param>
    public static EncryptionContext ForS3(ObjectIdentity identity, bool bucketKey, EncryptionContext? own)
    {
        var arn = bucketKey ? $"arn:aws:s3:::{identity.Bucket}" : $"arn:aws:s3:::{identity.Bucket}/{identity.Key}";
        return (own ?? Empty).With(S3ArnName, arn);
    }

    internal static EncryptionContext Parse(ReadOnlySpan<byte> canonical)
    {
        var reader = new EnvelopeReader(canonical);
        var count = reader.Int32();
        var pairs = new List<KeyValuePair<string, string>>();
        for (var i = 0; i < count; i++)
        {
            pairs.Add(new(reader.Text32(), reader.Text32()));
        }

        reader.End();
        var context = new EncryptionContext(pairs);

        // Another order or a repeated name would be a second spelling of the same context.
        return context.Canonical.SequenceEqual(canonical) ? context : throw new EncryptionException(EncryptionFailure.EnvelopeTampered);
    }

    private byte[] Encode()
    {
        var writer = new ArrayBufferWriter<byte>(64);
        WriteInt32(writer, _pairs.Count);
        foreach (var (name, value) in _pairs)
        {
            WriteText(writer, name);
            WriteText(writer, value);
        }

        return writer.WrittenSpan.ToArray();
    }

    private static void WriteText(ArrayBufferWriter<byte> writer, string text)
    {
        WriteInt32(writer, Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, writer);
    }

    private static void WriteInt32(ArrayBufferWriter<byte> writer, int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(writer.GetSpan(sizeof(int)), value);
        writer.Advance(sizeof(int));
    }
}
