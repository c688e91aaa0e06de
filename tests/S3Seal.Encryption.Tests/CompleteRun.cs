namespace S3Seal.Encryption.Tests;

/// <summary>Whether the properties are to be run over everything they speak of, which takes minutes, instead of over a sample.</summary>
internal static class CompleteRun
{
    public const string Hint = "Takes minutes: set S3SEAL_COMPLETE=1 to run it.";

    public static bool IsAsked => Environment.GetEnvironmentVariable("S3SEAL_COMPLETE") is "1" or "true";
}
