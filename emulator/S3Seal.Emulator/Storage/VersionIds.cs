using System.Buffers;
using System.Security.Cryptography;

namespace S3Seal.Emulator.Storage;

/// <summary>Opaque ids of versions and uploads, in S3's shape.</summary>
internal static class VersionIds
{
    private const int Length = 32;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._";

    private static readonly SearchValues<char> Allowed = SearchValues.Create(Alphabet + "-");

    public static string Next() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>An upload id: longer than a version id, as on S3.</summary>
    public static string NextUpload() => RandomNumberGenerator.GetString(Alphabet, 4 * Length);

    /// <summary>128 random bits for the engine's object identity.</summary>
    public static string NextObject() => RandomNumberGenerator.GetHexString(Length, lowercase: true);

    /// <summary>Whether a text could be a version id at all; an id that could not is refused with another error than an unknown one.</summary>
    public static bool IsWellFormed(string text) =>
        text == ObjectVersion.NullVersionId || (text.Length == Length && !text.AsSpan().ContainsAnyExcept(Allowed));
}
