using System.Security.Cryptography;

namespace S3Seal.Encryption;

/// <summary>Where keys, salts and nonces come from: the system's generator, unless a test vector needs repeatable bytes.</summary>
public abstract class KeyRandom
{
    /// <summary>The operating system's cryptographic generator.</summary>
    public static KeyRandom Secure { get; } = new SystemRandom();

    /// <summary>Fills the whole span with uniformly random bytes.</summary>
    public abstract void Fill(Span<byte> destination);

    private sealed class SystemRandom : KeyRandom
    {
        public override void Fill(Span<byte> destination) => RandomNumberGenerator.Fill(destination);
    }
}
