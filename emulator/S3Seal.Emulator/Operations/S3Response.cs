using System.IO.Pipelines;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations;

/// <summary>What an operation answers: status, headers and at most one body. The corridor adds ids, date and server.</summary>
internal sealed class S3Response
{
    private const int MostAnswersHave = 12;

    private readonly List<KeyValuePair<string, string>> _headers = new(MostAnswersHave);

    private S3Response(int status) => Status = status;

    public int Status { get; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers => _headers;

    /// <summary>A small body that is ready, or null.</summary>
    public ReadOnlyMemory<byte>? Content { get; private init; }

    /// <summary>A body that is produced while it is sent, or null; <see cref="ContentLength"/> is then set.</summary>
    public Func<PipeWriter, CancellationToken, ValueTask>? Stream { get; private init; }

    /// <summary>What Content-Length says; HEAD answers set it without a body.</summary>
    public long? ContentLength { get; private init; }

    public static S3Response Empty(int status = 200) => new(status);

    /// <summary>A bodyless answer that announces a length, as HEAD does.</summary>
    public static S3Response Head(int status, long contentLength) => new(status) { ContentLength = contentLength };

    public static S3Response Xml(S3XmlWriter document, int status = 200) =>
        new S3Response(status) { Content = document.ToArray() }.With("Content-Type", "application/xml");

    /// <summary>A long document: sent from where it was written, which lets go of it then.</summary>
    public static S3Response LongXml(S3XmlWriter document) =>
        Data(200, document.Length, async (output, cancellationToken) =>
        {
            using (document)
            {
                await output.WriteAsync(document.WrittenMemory, cancellationToken);
            }
        }).With("Content-Type", "application/xml");

    public static S3Response Text(ReadOnlyMemory<byte> content, string contentType, int status = 200) =>
        new S3Response(status) { Content = content }.With("Content-Type", contentType);

    public static S3Response Data(int status, long contentLength, Func<PipeWriter, CancellationToken, ValueTask> stream) =>
        new(status) { ContentLength = contentLength, Stream = stream };

    /// <summary>Object data that is at hand already.</summary>
    public static S3Response Data(int status, ReadOnlyMemory<byte> content) => new(status) { Content = content };

    /// <summary>Adds a header; a null value adds nothing.</summary>
    public S3Response With(string name, string? value)
    {
        if (value is not null)
        {
            _headers.Add(new(name, value));
        }

        return this;
    }
}
