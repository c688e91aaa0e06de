namespace S3Seal.Encryption.Tests;

/// <summary>An engine with what a test needs around it.</summary>
internal sealed class EngineUnderTest : IDisposable
{
    public static readonly KmsRequester Owner = new("111122223333", null);

    public EngineUnderTest() => Engine = new EncryptionEngine(Kms, TimeProvider.System);

    public LocalKms Kms { get; } = new("us-east-1", TimeProvider.System);

    public EncryptionEngine Engine { get; }

    public CustomerKey CustomerKey { get; } = new(new byte[32]);

    /// <summary>One protection of every mode, and SSE-KMS with a bucket key.</summary>
    public IEnumerable<SseProtection> EveryProtection()
    {
        var arn = Kms.Resolve(null, Owner);
        yield return SseProtection.S3;
        yield return new SseProtection { Mode = SseMode.Kms, KmsKeyArn = arn };
        yield return new SseProtection { Mode = SseMode.Kms, KmsKeyArn = arn, BucketKeyEnabled = true };
        yield return new SseProtection { Mode = SseMode.KmsDsse, KmsKeyArn = arn };
        yield return new SseProtection { Mode = SseMode.Customer, CustomerKey = CustomerKey };
    }

    public void Dispose()
    {
        Engine.Dispose();
        Kms.Dispose();
        CustomerKey.Dispose();
    }
}
