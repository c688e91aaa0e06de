using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace S3Seal.Emulator.Storage;

/// <summary>
/// Ids of versions and uploads, opaque to everybody else. A version id carries its place in the order of writing, so that a listing can
/// go on behind a version that has gone, and a check, so that an invented id is told from one that was given out.
/// </summary>
internal static class VersionIds
{
    private const int Length = 32;
    private const int IdBytes = 24;
    private const int CheckedBytes = 18;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    private static long _sequence;

    public static string Next()
    {
        Span<byte> id = stackalloc byte[IdBytes];
        RandomNumberGenerator.Fill(id[..8]);
        BinaryPrimitives.WriteInt64BigEndian(id[8..], Interlocked.Increment(ref _sequence) ^ BinaryPrimitives.ReadInt64BigEndian(id));
        RandomNumberGenerator.Fill(id[16..CheckedBytes]);
        Check(id[..CheckedBytes], id[CheckedBytes..]);
        return Base64Url.EncodeToString(id);
    }

    /// <summary>An upload id: longer than a version id, as on S3, and with the same order in it.</summary>
    public static string NextUpload() => Next() + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(3 * IdBytes));

    /// <summary>When the upload id was given out, relative to others; null for an invented one.</summary>
    public static long? SequenceOfUpload(string text) => text.Length == 4 * Length ? SequenceOf(text[..Length]) : null;

    /// <summary>128 random bits for the engine's object identity.</summary>
    public static string NextObject()
    {
        Span<byte> id = stackalloc byte[Length / 2];
        RandomNumberGenerator.Fill(id);
        return Convert.ToHexStringLower(id);
    }

    /// <summary>Whether a text has a version id's shape.</summary>
    public static bool IsWellFormed(string text) =>
        text == ObjectVersion.NullVersionId || (text.Length == Length && !text.AsSpan().ContainsAnyExcept(Allowed));

    /// <summary>Whether the id was given out once, or is the null version's.</summary>
    public static bool IsGenuine(string text) => text == ObjectVersion.NullVersionId || SequenceOf(text) is not null;

    /// <summary>When the id was given out, relative to others; null for the null version and for invented ids.</summary>
    public static long? SequenceOf(string text)
    {
        Span<byte> id = stackalloc byte[IdBytes];
        Span<byte> expected = stackalloc byte[IdBytes - CheckedBytes];
        if (text.Length != Length || Base64Url.DecodeFromChars(text, id, out _, out var written) != OperationStatus.Done || written != IdBytes)
        {
            return null;
        }

        Check(id[..CheckedBytes], expected);
        return id[CheckedBytes..].SequenceEqual(expected) ? BinaryPrimitives.ReadInt64BigEndian(id[8..]) ^ BinaryPrimitives.ReadInt64BigEndian(id) : null;
    }

    private static void Check(ReadOnlySpan<byte> id, Span<byte> check)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(id, digest);
        digest[..check.Length].CopyTo(check);
    }
}
