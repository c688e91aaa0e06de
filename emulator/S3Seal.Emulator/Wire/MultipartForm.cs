using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using S3Seal.Emulator.Errors;

namespace S3Seal.Emulator.Wire;

/// <summary>Reads a <c>multipart/form-data</c> body part by part, and streams the file part without ever holding it.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html; RFC 7578</remarks>
internal sealed class MultipartForm
{
    private const int MaxFieldBytes = 20 * 1024;
    private const int MaxHeadBytes = 8 * 1024;
    private const int MaxPreamble = 8 * 1024;

    private readonly PipeReader _reader;
    private readonly byte[] _delimiter;
    private int _fieldBytes;
    private bool _startsAtBoundary;

    public MultipartForm(PipeReader reader, string? contentType)
    {
        _reader = reader;
        _delimiter = FormBoundary.Delimiter(contentType);
    }

    /// <summary>Reads every field up to the file; the position is then at the file's first byte.</summary>
    public async ValueTask<PostForm> ReadFieldsAsync(CancellationToken cancellationToken)
    {
        await SkipPreambleAsync(cancellationToken);
        var fields = new List<KeyValuePair<string, string>>();
        while (true)
        {
            var head = await NextPartAsync(cancellationToken);
            if (head is null)
            {
                return new PostForm(fields, null) { HasFile = false };
            }

            if (head.Name.Equals("file", StringComparison.OrdinalIgnoreCase))
            {
                return new PostForm(fields, head.FileName);
            }

            fields.Add(new(head.Name, await ReadFieldAsync(cancellationToken)));
        }
    }

    /// <summary>The next bytes of the file; 0 at the boundary that ends it.</summary>
    public async ValueTask<int> ReadFileAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await _reader.ReadAsync(cancellationToken);
            var window = result.Buffer.Slice(0, Math.Min(result.Buffer.Length, (long)buffer.Length + _delimiter.Length));
            var end = Find(window, _delimiter);
            var safe = end ?? Math.Max(0, window.Length - _delimiter.Length + 1);
            var count = (int)Math.Min(safe, buffer.Length);
            if (count > 0)
            {
                var taken = window.Slice(0, count);
                taken.CopyTo(buffer.Span);
                _reader.AdvanceTo(taken.End);
                return count;
            }

            _reader.AdvanceTo(result.Buffer.Start, end is null ? result.Buffer.End : result.Buffer.Start);
            if (end is not null)
            {
                return 0;
            }

            if (result.IsCompleted)
            {
                throw FormBoundary.Malformed();
            }
        }
    }

    /// <summary>What follows the file is ignored, but a second file is not.</summary>
    public async ValueTask RefuseSecondFileAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await NextPartAsync(cancellationToken) is { } head)
            {
                if (head.Name.Equals("file", StringComparison.OrdinalIgnoreCase))
                {
                    throw OneFileOnly("2");
                }

                await ReadFieldAsync(cancellationToken);
            }
        }
        catch (S3Exception ignored) when (ignored.Error != S3Errors.InvalidArgument)
        {
            // Malformed or endless trailing parts change nothing about the file that was read whole.
        }
    }

    public static S3Exception OneFileOnly(string sent) =>
        new(S3Errors.InvalidArgument, "POST requires exactly one file upload per request.", ("ArgumentName", "file"), ("ArgumentValue", sent));

    /// <summary>The head of the next part, the position being at a delimiter; null at the closing one.</summary>
    private async ValueTask<FormPartHead?> NextPartAsync(CancellationToken cancellationToken)
    {
        await ExpectAsync(_delimiter, cancellationToken);
        var ending = await TakeAsync(2, cancellationToken);
        if (ending is "--")
        {
            return null;
        }

        if (ending is not "\r\n")
        {
            throw FormBoundary.Malformed();
        }

        var head = await ReadToAsync("\r\n\r\n"u8.ToArray(), MaxHeadBytes, FormBoundary.Malformed, cancellationToken);
        return FormPartHead.Parse(head) ?? throw FormBoundary.Malformed();
    }

    // Leaves the delimiter for the next part to take.
    private async ValueTask<string> ReadFieldAsync(CancellationToken cancellationToken)
    {
        var left = MaxFieldBytes - _fieldBytes;
        while (true)
        {
            var result = await _reader.ReadAsync(cancellationToken);
            var window = result.Buffer.Slice(0, Math.Min(result.Buffer.Length, (long)left + _delimiter.Length));
            if (Find(window, _delimiter) is { } end)
            {
                var content = window.Slice(0, end);
                var text = Encoding.UTF8.GetString(content);
                _fieldBytes += (int)end;
                _reader.AdvanceTo(content.End);
                return text;
            }

            _reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            if (result.Buffer.Length >= left + _delimiter.Length)
            {
                throw new S3Exception(S3Errors.MaxPostPreDataLengthExceededError);
            }

            if (result.IsCompleted)
            {
                throw FormBoundary.Malformed();
            }
        }
    }

    // The first delimiter may stand at the very beginning, without the line break before it.
    private async ValueTask SkipPreambleAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await _reader.ReadAsync(cancellationToken);
            var first = _delimiter.AsMemory(2);
            if (result.Buffer.Length >= first.Length)
            {
                if (StartsWith(result.Buffer, first.Span))
                {
                    _reader.AdvanceTo(result.Buffer.Start);
                    _startsAtBoundary = true;
                    return;
                }

                if (Find(result.Buffer, _delimiter) is { } at)
                {
                    _reader.AdvanceTo(result.Buffer.GetPosition(at));
                    return;
                }
            }

            _reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            if (result.IsCompleted || result.Buffer.Length > MaxPreamble)
            {
                throw FormBoundary.Malformed();
            }
        }
    }

    private async ValueTask ExpectAsync(byte[] expected, CancellationToken cancellationToken)
    {
        var wanted = _startsAtBoundary ? expected[2..] : expected;
        _startsAtBoundary = false;
        if (await TakeAsync(wanted.Length, cancellationToken) != Encoding.Latin1.GetString(wanted))
        {
            throw FormBoundary.Malformed();
        }
    }

    private async ValueTask<string> TakeAsync(int count, CancellationToken cancellationToken)
    {
        var result = await _reader.ReadAtLeastAsync(count, cancellationToken);
        if (result.Buffer.Length < count)
        {
            _reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            throw FormBoundary.Malformed();
        }

        var taken = result.Buffer.Slice(0, count);
        var text = Encoding.Latin1.GetString(taken);
        _reader.AdvanceTo(taken.End);
        return text;
    }

    private async ValueTask<string> ReadToAsync(byte[] terminator, int limit, Func<S3Exception> tooLong, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await _reader.ReadAsync(cancellationToken);
            var window = result.Buffer.Slice(0, Math.Min(result.Buffer.Length, limit));
            if (Find(window, terminator) is { } end)
            {
                var text = Encoding.UTF8.GetString(window.Slice(0, end));
                _reader.AdvanceTo(window.GetPosition(end + terminator.Length));
                return text;
            }

            _reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            if (result.IsCompleted || result.Buffer.Length >= limit)
            {
                throw tooLong();
            }
        }
    }

    private static bool StartsWith(ReadOnlySequence<byte> buffer, ReadOnlySpan<byte> text) => new SequenceReader<byte>(buffer).IsNext(text);

    private static long? Find(ReadOnlySequence<byte> buffer, ReadOnlySpan<byte> text)
    {
        var reader = new SequenceReader<byte>(buffer);
        return reader.TryReadTo(out ReadOnlySequence<byte> before, text, advancePastDelimiter: false) ? before.Length : null;
    }
}
