using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.S3;

namespace S3Seal.Emulator;

/// <summary>AWS SDK clients that talk to an emulator.</summary>
public static class S3EmulatorClients
{
    /// <summary>A client that signs as an identity of the emulator.</summary>
    /// <param name="emulator">The emulator.</param>
    /// <param name="identity">Who signs; null for <see cref="S3Emulator.Credentials"/>.</param>
    /// <param name="configure">Changes the configuration before the client is made; null for the defaults.</param>
    /// <returns>A client, path style, for the emulator's region; the caller disposes it.</returns>
    public static AmazonS3Client CreateS3Client(this S3Emulator emulator, S3Identity? identity = null, Action<AmazonS3Config>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(emulator);
        var config = new AmazonS3Config
        {
            ServiceURL = Address(emulator),
            ForcePathStyle = true,
            AuthenticationRegion = emulator.Region,
            UseHttp = emulator.Endpoint.Scheme == Uri.UriSchemeHttp,
        };
        configure?.Invoke(config);
        return new AmazonS3Client(CredentialsOf(identity ?? emulator.Credentials), config);
    }

    /// <summary>A client that sends no signature at all.</summary>
    /// <param name="emulator">The emulator.</param>
    /// <param name="configure">Changes the configuration before the client is made; null for the defaults.</param>
    /// <returns>A client; the caller disposes it.</returns>
    public static AmazonS3Client CreateAnonymousS3Client(this S3Emulator emulator, Action<AmazonS3Config>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(emulator);
        var config = new AmazonS3Config { ServiceURL = Address(emulator), ForcePathStyle = true, AuthenticationRegion = emulator.Region };
        configure?.Invoke(config);
        return new AmazonS3Client(new AnonymousAWSCredentials(), config);
    }

    /// <summary>A client for the emulator's KMS, which answers on the same address.</summary>
    /// <param name="emulator">The emulator.</param>
    /// <param name="identity">Who signs; null for <see cref="S3Emulator.Credentials"/>.</param>
    /// <param name="configure">Changes the configuration before the client is made; null for the defaults.</param>
    /// <returns>A client; the caller disposes it.</returns>
    public static AmazonKeyManagementServiceClient CreateKmsClient(
        this S3Emulator emulator, S3Identity? identity = null, Action<AmazonKeyManagementServiceConfig>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(emulator);
        var config = new AmazonKeyManagementServiceConfig { ServiceURL = Address(emulator), AuthenticationRegion = emulator.Region };
        configure?.Invoke(config);
        return new AmazonKeyManagementServiceClient(CredentialsOf(identity ?? emulator.Credentials), config);
    }

    private static string Address(S3Emulator emulator) => emulator.Endpoint.GetLeftPart(UriPartial.Authority);

    private static AWSCredentials CredentialsOf(S3Identity identity) => identity.SessionToken is null
        ? new BasicAWSCredentials(identity.AccessKeyId, identity.SecretAccessKey)
        : new SessionAWSCredentials(identity.AccessKeyId, identity.SecretAccessKey, identity.SessionToken);
}
