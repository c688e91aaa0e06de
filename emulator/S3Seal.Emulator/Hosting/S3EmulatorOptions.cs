using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using S3Seal.Encryption;

namespace S3Seal.Emulator;

/// <summary>How an emulator is set up. Every property has a default that suits a test.</summary>
public sealed class S3EmulatorOptions
{
    /// <value>The address to listen on, <c>http</c> or <c>https</c>; port 0 takes a free one. The default is <c>http://127.0.0.1:0</c>.</value>
    public Uri Url { get; set; } = new("http://127.0.0.1:0");

    /// <value>The region the emulator stands in. The default is <c>us-east-1</c>.</value>
    public string Region { get; set; } = "us-east-1";

    /// <value>Who may sign. The default is empty: then there is one identity, <c>test</c>/<c>test</c>, root of the account 000000000000.</value>
    public IList<S3Identity> Identities { get; } = [];

    /// <value>KMS keys that exist from the start. The default is empty: <c>alias/aws/s3</c> comes by itself when it is first needed.</value>
    public IList<S3KmsKey> KmsKeys { get; } = [];

    /// <value>The clock of everything: skew, expiry, dates, delays. The default is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <value>The certificate for an <c>https</c> address, with its private key. The default is null: one is made for <c>localhost</c> and <c>127.0.0.1</c>.</value>
    public X509Certificate2? Certificate { get; set; }

    /// <value>
    /// Host names under which <c>{bucket}.{suffix}</c> addresses a bucket, beside Amazon's own. The default is <c>localhost</c> alone.
    /// </value>
    public IList<string> VirtualHostSuffixes { get; } = ["localhost"];

    /// <value>The most bytes of object data kept in memory; more is refused. The default is null: half of the memory the process may use.</value>
    public long? MemoryLimit { get; set; }

    /// <value>
    /// Whether requests in the clear are refused where a customer key or a KMS key is at work, as S3 does. The default is false: an
    /// emulator listens on loopback, and plain <c>http</c> is what a test uses.
    /// </value>
    public bool RequireTlsForKeys { get; set; }

    /// <value>How long a version of the SSE-S3 root key serves before the next one is made. The default is null: only <see cref="S3Emulator.RotateRootKey"/> makes one.</value>
    public TimeSpan? RootKeyRotation { get; set; }

    /// <value>
    /// How long a client may send or read almost nothing in the middle of a request, by the machine's clock: then its upload is refused
    /// with <c>RequestTimeout</c>, and a connection that does not read is closed. The default is 20 seconds.
    /// </value>
    public TimeSpan SlowClientTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <value>Where keys, salts and nonces come from; null for the system's generator. For tests that must recognise a key.</value>
    internal KeyRandom? KeyRandom { get; set; }

    /// <value>
    /// How often lifecycle rules are carried out, by <see cref="Clock"/>; S3 does it once a day. The default is null: only
    /// <see cref="S3Emulator.RunLifecycle"/> carries them out.
    /// </value>
    public TimeSpan? LifecycleInterval { get; set; }

    /// <value>How many requests the journal keeps. The default is 10 000.</value>
    public int JournalCapacity { get; set; } = 10_000;

    /// <value>Where log lines go. The default is null: nowhere.</value>
    public ILoggerFactory? LoggerFactory { get; set; }
}
