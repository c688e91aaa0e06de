using S3Seal.Emulator.Authentication;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations;

/// <summary>Everything the rooms before an operation have found out about a request. Immutable.</summary>
internal sealed record S3Request
{
    public required Operation Operation { get; init; }

    public required S3Target Target { get; init; }

    public required Caller Caller { get; init; }

    public required RequestHeaders Headers { get; init; }

    public required IBody Body { get; init; }

    public required IAccess Access { get; init; }

    /// <summary>Whether it came over TLS.</summary>
    public bool IsSecure { get; init; }

    /// <summary>The fields of a POST upload; null for every other request.</summary>
    public PostForm? Form { get; init; }

    /// <summary>True when the request came in the clear and the emulator insists on TLS wherever keys are at work.</summary>
    public bool InsecureForKeys { get; init; }

    /// <summary>The rooms an operation works with.</summary>
    public required EmulatorRooms Rooms { get; init; }

    /// <summary>The bucket as it was when the request was authorised; null at service scope and while a bucket is created.</summary>
    public BucketRecord? BucketOrNull { get; init; }

    public BucketRecord Bucket => BucketOrNull ?? throw new S3Exception(S3Errors.NoSuchBucket, ("BucketName", Target.BucketName ?? ""));

    public string Key => Target.Key ?? throw new InvalidOperationException("Only an object's route has a key.");

    public DateTimeOffset Now => Rooms.Clock.GetUtcNow();

    /// <summary>Reads the verified body whole; MalformedXML beyond <paramref name="limit"/> bytes.</summary>
    public async ValueTask<byte[]> ReadBytesAsync(int limit, CancellationToken cancellationToken) =>
        await WholeBody.ReadAsync(Body, limit, cancellationToken) ?? throw new S3Exception(S3Errors.MalformedXml);

    /// <summary>Reads the verified body as an XML document; MissingRequestBodyError when there is none.</summary>
    public async ValueTask<S3XmlElement> ReadXmlAsync(CancellationToken cancellationToken, int limit = 4 * 1024 * 1024)
    {
        var bytes = await ReadBytesAsync(limit, cancellationToken);
        return bytes.Length == 0 ? throw new S3Exception(S3Errors.MissingRequestBodyError) : S3XmlReader.Read(bytes);
    }
}
