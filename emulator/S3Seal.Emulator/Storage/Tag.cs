namespace S3Seal.Emulator.Storage;

/// <summary>A name and a value that somebody put on a bucket or an object.</summary>
internal sealed record Tag(string Key, string Value);
