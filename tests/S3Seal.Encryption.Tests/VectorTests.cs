using System.Globalization;
using System.Security.Cryptography;

namespace S3Seal.Encryption.Tests;

/// <summary>The vectors of sealed-object-v1 and wrapped-key-v1, made by the second implementation in <c>Vectors/generate.py</c>.</summary>
public sealed class VectorTests
{
    private const string Account = "111122223333";
    private static readonly KmsRequester Owner = new(Account, null);

    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(VectorFile.Folder, "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)).Where(name => !name.StartsWith("published-", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Seal_WithTheVectorsRandomness_MakesItsBytes(string name)
    {
        using var run = new VectorRun(VectorFile.Read(name).Single());
        var vector = run.Vector;
        Assert.Equal(vector["envelope"], Convert.ToHexStringLower(run.Envelope.ToBytes()));
        Assert.Equal(vector.Number("ciphertext length"), run.Ciphertext.Length);
        Assert.Equal(vector["ciphertext sha256"], Convert.ToHexStringLower(SHA256.HashData(run.Ciphertext)));
        Assert.Equal(vector["ciphertext begins"], Convert.ToHexStringLower(run.Ciphertext.AsSpan(0, Math.Min(160, run.Ciphertext.Length))));
        Assert.Equal(0, run.RandomLeft);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Open_OfTheVector_EndsAsExpected(string name)
    {
        using var run = new VectorRun(VectorFile.Read(name).Single());
        foreach (var (key, change) in run.Vector.Lines.Where(line => line.Name.StartsWith("expect", StringComparison.Ordinal)))
        {
            if (change == "success")
            {
                Assert.Equal(run.Vector["plaintext sha256"], Convert.ToHexStringLower(SHA256.HashData(run.Open(run.Identity, run.Part))));
            }
            else
            {
                var expected = Enum.Parse<EncryptionFailure>(key["expect ".Length..]);
                Assert.Equal((change, expected), (change, Assert.ThrowsAny<EncryptionException>(() => Damage(run, change)).Failure));
            }
        }
    }

    private static void Damage(VectorRun run, string change)
    {
        var argument = change[(change.LastIndexOf(' ') + 1)..];
        var envelope = run.Envelope.ToBytes();
        var ciphertext = (byte[])run.Ciphertext.Clone();
        var (identity, part) = (run.Identity, run.Part);
        switch (change[..change.LastIndexOf(' ')])
        {
            case "flip ciphertext bit":
                Flip(ciphertext, argument);
                break;
            case "flip envelope bit":
                Flip(envelope, argument);
                break;
            case "cut ciphertext by":
                ciphertext = ciphertext[..^int.Parse(argument, CultureInfo.InvariantCulture)];
                break;
            case "open as bucket":
                identity = identity with { Bucket = argument };
                break;
            case "open as key":
                identity = identity with { Key = argument };
                break;
            case "open as part":
                part = int.Parse(argument, CultureInfo.InvariantCulture);
                break;
            default:
                throw new InvalidOperationException($"No such change: {change}");
        }

        run.Open(identity, part, EncryptionEnvelope.Parse(envelope), ciphertext);
    }

    private static void Flip(byte[] bytes, string bit)
    {
        var number = int.Parse(bit, CultureInfo.InvariantCulture);
        bytes[number / 8] ^= (byte)(1 << (number % 8));
    }

    /// <summary>An engine that draws the vector's own keys, salts and nonces, and what it made of the vector's plaintext.</summary>
    private sealed class VectorRun : IDisposable
    {
        private readonly LocalKms _kms;
        private readonly EncryptionEngine _engine;
        private readonly CustomerKey? _customerKey;
        private readonly ListedRandom _random;

        public VectorRun(VectorBlock vector)
        {
            Vector = vector;
            Part = vector.Number("part");
            Identity = new ObjectIdentity(vector["bucket"], vector["object key"], vector["object id"]);
            _random = new ListedRandom([.. new[]
            {
                "root key", "data key", "second data key", "customer salt", "wrap nonce", "second wrap nonce", "salt", "second salt",
            }.Where(vector.Has).Select(vector.Bytes)]);
            _kms = new LocalKms("us-east-1", TimeProvider.System, new ListedRandom([.. new[]
            {
                "kms material id", "kms material", "kms data key", "kms nonce",
            }.Where(vector.Has).Select(vector.Bytes)]));
            _engine = new EncryptionEngine(_kms, TimeProvider.System, _random);
            _customerKey = vector.Has("customer key") ? new CustomerKey(vector.Bytes("customer key")) : null;
            var arn = vector.Has("kms key id") ? _kms.CreateKey(Account, new KmsKeySettings { KeyId = vector["kms key id"] }).Arn : null;
            var context = vector.Lines.Where(line => line.Name.StartsWith("context ", StringComparison.Ordinal))
                .Select(line => KeyValuePair.Create(line.Name["context ".Length..], line.Value)).ToList();
            var protection = new SseProtection
            {
                Mode = Enum.Parse<SseMode>(vector["mode"]),
                KmsKeyArn = arn,
                EncryptionContext = context.Count == 0 ? null : new EncryptionContext(context),
                BucketKeyEnabled = vector["bucket key"] == "true",
                CustomerKey = _customerKey,
            };
            using var sealer = _engine.BeginSeal(protection, Identity, Owner);
            Envelope = sealer.Envelope;
            Ciphertext = Sealed.Seal(sealer, Segments.SealAndOpenTests.Plaintext(vector.Number("plaintext length")), Part);
        }

        public VectorBlock Vector { get; }

        public int Part { get; }

        public ObjectIdentity Identity { get; }

        public EncryptionEnvelope Envelope { get; }

        public byte[] Ciphertext { get; }

        public int RandomLeft => _random.Left;

        public byte[] Open(ObjectIdentity identity, int part, EncryptionEnvelope? envelope = null, byte[]? ciphertext = null)
        {
            using var opener = _engine.BeginOpen(envelope ?? Envelope, identity, _customerKey, Owner);
            return Sealed.Open(opener, ciphertext ?? Ciphertext, Vector.Number("plaintext length"), part);
        }

        public void Dispose()
        {
            _customerKey?.Dispose();
            _engine.Dispose();
            _kms.Dispose();
        }
    }
}
