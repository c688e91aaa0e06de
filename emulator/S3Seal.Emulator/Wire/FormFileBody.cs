using S3Seal.Emulator.Errors;

namespace S3Seal.Emulator.Wire;

/// <summary>The file part of a POST upload: streamed to its boundary, within the length that the policy allows.</summary>
internal sealed class FormFileBody(MultipartForm form, BodyDigests digests, LengthRange range) : VerifiedBody(digests, null)
{
    // Refusing costs the client its upload anyway; beyond this the true size is not worth reading for.
    private const long MaxCounting = 64L * 1024 * 1024;

    private long _count;

    protected override async ValueTask<int> ReadDecodedAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var read = await form.ReadFileAsync(buffer, cancellationToken);
        _count += read;
        if (_count > range.Max)
        {
            await CountOnAsync(buffer, cancellationToken);
            throw new S3Exception(S3Errors.EntityTooLarge, ("ProposedSize", $"{_count}"), ("MaxSizeAllowed", $"{range.Max}"));
        }

        if (read > 0)
        {
            return read;
        }

        if (_count < range.Min)
        {
            throw new S3Exception(S3Errors.EntityTooSmall, ("ProposedSize", $"{_count}"), ("MinSizeAllowed", $"{range.Min}"));
        }

        await form.RefuseSecondFileAsync(cancellationToken);
        return 0;
    }

    private async ValueTask CountOnAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var limit = range.Max + MaxCounting;
        while (_count < limit && await form.ReadFileAsync(buffer, cancellationToken) is var more and > 0)
        {
            _count += more;
        }
    }
}

/// <summary>How long an upload may be, both ends included.</summary>
internal readonly record struct LengthRange(long Min, long Max)
{
    public static readonly LengthRange Any = new(0, RequestBody.MaxLength);

    public LengthRange Within(LengthRange other) => new(Math.Max(Min, other.Min), Math.Min(Max, other.Max));
}
