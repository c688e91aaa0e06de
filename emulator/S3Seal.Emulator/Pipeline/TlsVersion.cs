namespace S3Seal.Emulator.Pipeline;

/// <summary>The version of TLS that a connection agreed on, as the condition key <c>s3:TlsVersion</c> writes it.</summary>
internal sealed record TlsVersion(string Number);
