using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;
using S3Seal.Emulator.Errors;

namespace S3Seal.Emulator.Wire;

/// <summary>An aws-chunked body: every chunk with or without a signature, and perhaps a trailer.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html</remarks>
internal sealed class AwsChunkedBody : VerifiedBody
{
    private const int MaxLine = 16 * 1024;
    private const int MaxTrailerLines = 32;
    private const int MinChunk = 8192;
    private const string SignatureExtension = "chunk-signature=";
    private const string TrailerSignature = "x-amz-trailer-signature";

    private readonly PipeReader _reader;
    private readonly ChunkSignatures? _signatures;
    private readonly bool _hasTrailer;
    private readonly string _announcedTrailers;
    private readonly long _decodedLength;
    private readonly IncrementalHash? _chunkHash;
    private Position _position = Position.Header;
    private string _chunkSignature = "";
    private long _chunkSize = MinChunk;
    private long _remaining;
    private long _decoded;
    private int _chunkNumber;
    private string? _trailerValue;

    public AwsChunkedBody(PipeReader reader, BodyDigests digests, PayloadPromise payload, long decodedLength, string? announcedTrailers)
        : base(digests, decodedLength)
    {
        _reader = reader;
        _signatures = payload.Chunks;
        _hasTrailer = payload.HasTrailer;
        _decodedLength = decodedLength;
        _announcedTrailers = announcedTrailers ?? "";
        _chunkHash = _signatures is null ? null : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    }

    private enum Position
    {
        Header,
        Data,
        DataEnd,
        End,
    }

    protected override async ValueTask<int> ReadDecodedAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (true)
        {
            switch (_position)
            {
                case Position.Header:
                    await ReadHeaderAsync(cancellationToken);
                    break;
                case Position.Data:
                    return await ReadDataAsync(buffer, cancellationToken);
                case Position.DataEnd:
                    if ((await ReadLineAsync(cancellationToken)).Length != 0)
                    {
                        throw BadFraming();
                    }

                    CheckChunkSignature();
                    _position = Position.Header;
                    break;
                default:
                    return 0;
            }
        }
    }

    protected override string? TrailerValue() => _trailerValue;

    private async ValueTask<int> ReadDataAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var result = await _reader.ReadAsync(cancellationToken);
        var count = (int)Math.Min(Math.Min(result.Buffer.Length, buffer.Length), _remaining);
        if (count == 0)
        {
            throw new S3Exception(S3Errors.IncompleteBody);
        }

        var taken = result.Buffer.Slice(0, count);
        taken.CopyTo(buffer.Span);
        _reader.AdvanceTo(taken.End);
        _chunkHash?.AppendData(buffer.Span[..count]);
        _remaining -= count;
        if (_remaining == 0)
        {
            _position = Position.DataEnd;
        }

        return count;
    }

    private async ValueTask ReadHeaderAsync(CancellationToken cancellationToken)
    {
        var line = await ReadLineAsync(cancellationToken);
        var semicolon = line.IndexOf(';', StringComparison.Ordinal);
        var digits = (semicolon < 0 ? line : line[..semicolon]).Trim();
        if (digits.Length is 0 or > 15 || !long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size))
        {
            throw BadFraming();
        }

        _chunkSignature = semicolon >= 0 && line[(semicolon + 1)..].Trim() is var extension && extension.StartsWith(SignatureExtension, StringComparison.Ordinal)
            ? extension[SignatureExtension.Length..]
            : "";
        if (size == 0)
        {
            await ReadEndAsync(cancellationToken);
            return;
        }

        if (_chunkSize < MinChunk)
        {
            throw new S3Exception(S3Errors.InvalidChunkSizeError, ("Chunk", $"{_chunkNumber}"), ("BadChunkSize", $"{_chunkSize}"));
        }

        _chunkNumber++;
        _chunkSize = _remaining = size;
        _decoded += size;
        if (_decoded > _decodedLength)
        {
            throw new S3Exception(S3Errors.IncompleteBody);
        }

        _position = Position.Data;
    }

    private async ValueTask ReadEndAsync(CancellationToken cancellationToken)
    {
        if (_decoded != _decodedLength)
        {
            throw new S3Exception(S3Errors.IncompleteBody);
        }

        CheckChunkSignature();
        if (_hasTrailer)
        {
            await ReadTrailerAsync(cancellationToken);
        }
        else if ((await ReadLineAsync(cancellationToken, endIsEmpty: true)).Length != 0)
        {
            throw BadFraming();
        }

        var rest = await _reader.ReadAsync(cancellationToken);
        _reader.AdvanceTo(rest.Buffer.Start, rest.Buffer.End);
        if (!rest.Buffer.IsEmpty)
        {
            throw BadFraming();
        }

        _position = Position.End;
    }

    private async ValueTask ReadTrailerAsync(CancellationToken cancellationToken)
    {
        var signed = new StringBuilder();
        string? signature = null;
        for (var lines = 0; ; lines++)
        {
            var line = await ReadLineAsync(cancellationToken, endIsEmpty: true);
            if (line.Length == 0)
            {
                break;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || lines >= MaxTrailerLines)
            {
                throw new S3Exception(S3Errors.MalformedTrailerError);
            }

            var name = line[..colon].Trim().ToLowerInvariant();
            var value = line[(colon + 1)..].Trim();
            if (name == TrailerSignature)
            {
                signature = value;
                continue;
            }

            signed.Append(name).Append(':').Append(value).Append('\n');
            TakeTrailer(name, value);
        }

        if (_signatures is not null && !(signed.Length == 0 && signature is null)
            && !_signatures.IsTrailer(signature ?? "", SHA256.HashData(Encoding.UTF8.GetBytes(signed.ToString()))))
        {
            throw new S3Exception(S3Errors.SignatureDoesNotMatch);
        }

        if (Digests.AwaitsTrailer && _trailerValue is null)
        {
            throw new S3Exception(S3Errors.MalformedTrailerError);
        }
    }

    private void TakeTrailer(string name, string value)
    {
        if (!_announcedTrailers.Split(',', StringSplitOptions.TrimEntries).Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            throw new S3Exception(S3Errors.MalformedTrailerError);
        }

        if (ChecksumAlgorithm.OfHeader(name) is { } algorithm)
        {
            BodyDigests.CheckValue(algorithm, value);
            _trailerValue = value;
        }
    }

    private void CheckChunkSignature()
    {
        if (_signatures is null)
        {
            return;
        }

        Span<byte> hash = stackalloc byte[32];
        _chunkHash!.GetHashAndReset(hash);
        if (!_signatures.IsNext(_chunkSignature, hash))
        {
            throw new S3Exception(S3Errors.SignatureDoesNotMatch);
        }
    }

    // CRLF, or a bare LF as some clients write it.
    private async ValueTask<string> ReadLineAsync(CancellationToken cancellationToken, bool endIsEmpty = false)
    {
        while (true)
        {
            var result = await _reader.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            if (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = Encoding.ASCII.GetString(buffer.Slice(0, end));
                _reader.AdvanceTo(buffer.GetPosition(1, end));
                return line.EndsWith('\r') ? line[..^1] : line;
            }

            if (result.IsCompleted)
            {
                _reader.AdvanceTo(buffer.Start, buffer.End);
                return endIsEmpty && buffer.IsEmpty ? "" : throw new S3Exception(S3Errors.IncompleteBody);
            }

            if (buffer.Length > MaxLine)
            {
                throw BadFraming();
            }

            _reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static S3Exception BadFraming() => new(S3Errors.InvalidRequest, "The aws-chunked framing of the request body is not well-formed.");
}
