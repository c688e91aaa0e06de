using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;

namespace S3Seal.Benchmarks.Soak;

/// <summary>One client with keys of its own: it knows what each of them must hold, whatever befalls its requests.</summary>
internal sealed class SoakWorker(int number, IAmazonS3 client, string bucket, SoakLedger ledger)
{
    private const int Keys = 12;
    private const int SmallestPart = 5 * 1024 * 1024;

    private static readonly ServerSideEncryptionMethod?[] Methods =
        [null, ServerSideEncryptionMethod.AES256, ServerSideEncryptionMethod.AWSKMS, ServerSideEncryptionMethod.AWSKMSDSSE];

    private readonly SoakObject[] _objects = [.. Enumerable.Range(0, Keys).Select(_ => new SoakObject())];
    private readonly ServerSideEncryptionMethod? _method = Methods[number % Methods.Length];
    private ulong _seed = (ulong)number << 32;

    private string Prefix => $"worker-{number:00}/";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var index = RandomNumberGenerator.GetInt32(Keys);
            switch (RandomNumberGenerator.GetInt32(100))
            {
                case < 32:
                    await WriteAsync(index, "PutObject", content => PutAsync(index, content), NewContent());
                    break;
                case < 68:
                    await ReadAsync(index);
                    break;
                case < 76:
                    await ReadRangeAsync(index);
                    break;
                case < 84:
                    await CopyAsync(index, RandomNumberGenerator.GetInt32(Keys));
                    break;
                case < 91:
                    await WriteAsync(index, "DeleteObject", _ => client.DeleteObjectAsync(bucket, Key(index)), null);
                    break;
                case < 98:
                    await ListAsync();
                    break;
                default:
                    await WriteAsync(index, "multipart upload", content => UploadAsync(index, content!), NewContent() with { Length = SmallestPart + RandomNumberGenerator.GetInt32(1, 100_000) });
                    break;
            }
        }
    }

    /// <summary>Reads every key once more, when no faults are ordered any longer; then nothing may be uncertain.</summary>
    public async Task VerifyAsync()
    {
        for (var index = 0; index < Keys; index++)
        {
            await ReadAsync(index);
            if (!_objects[index].IsCertain)
            {
                ledger.Blame($"{Key(index)} could not be read at the end");
            }
        }

        await ListAsync();
    }

    private string Key(int index) => $"{Prefix}{index:00} ü";

    private SoakContent NewContent() => new(++_seed, RandomNumberGenerator.GetInt32(10) switch
    {
        0 => 0,
        < 6 => RandomNumberGenerator.GetInt32(1, 20_000),
        < 9 => RandomNumberGenerator.GetInt32(20_000, 200_000),
        _ => RandomNumberGenerator.GetInt32(200_000, 1_500_000),
    });

    // What failed may have happened all the same: the answer was lost, not the write.
    private async Task WriteAsync(int index, string operation, Func<SoakContent?, Task> write, SoakContent? content)
    {
        try
        {
            await write(content);
            _objects[index].Acknowledged(content);
            ledger.Did(content?.Length ?? 0);
        }
        catch (Exception failure)
        {
            _objects[index].Perhaps(content);
            ledger.Fail(operation, failure);
        }
    }

    private async Task PutAsync(int index, SoakContent? content)
    {
        using var body = new MemoryStream(content!.ToArray());
        await client.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = Key(index), InputStream = body, ServerSideEncryptionMethod = _method });
    }

    private async Task UploadAsync(int index, SoakContent content)
    {
        var bytes = content.ToArray();
        var upload = await client.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = bucket, Key = Key(index), ServerSideEncryptionMethod = _method });
        try
        {
            var parts = new List<PartETag>();
            for (var part = 1; part <= 2; part++)
            {
                using var body = part == 1 ? new MemoryStream(bytes, 0, SmallestPart) : new MemoryStream(bytes, SmallestPart, bytes.Length - SmallestPart);
                var answer = await client.UploadPartAsync(new UploadPartRequest { BucketName = bucket, Key = Key(index), UploadId = upload.UploadId, PartNumber = part, InputStream = body });
                parts.Add(new PartETag(part, answer.ETag));
            }

            await client.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest { BucketName = bucket, Key = Key(index), UploadId = upload.UploadId, PartETags = parts });
        }
        catch
        {
            await TryAbortAsync(index, upload.UploadId);
            throw;
        }
    }

    private async Task TryAbortAsync(int index, string uploadId)
    {
        try
        {
            await client.AbortMultipartUploadAsync(bucket, Key(index), uploadId);
        }
        catch (AmazonS3Exception gone) when (gone.ErrorCode == "NoSuchUpload")
        {
            // The completion had happened and only its answer was lost.
        }
    }

    private async Task CopyAsync(int from, int to)
    {
        if (from == to || _objects[from].Certain is not { } content)
        {
            return;
        }

        await WriteAsync(to, "CopyObject", _ => client.CopyObjectAsync(
            new CopyObjectRequest { SourceBucket = bucket, SourceKey = Key(from), DestinationBucket = bucket, DestinationKey = Key(to), ServerSideEncryptionMethod = _method }), content);
    }

    private async Task ReadAsync(int index)
    {
        try
        {
            var seen = await GetAsync(index, null);
            ledger.Did(seen?.Length ?? 0);
            if (!_objects[index].Settle(seen))
            {
                ledger.Blame($"{Key(index)} holds {seen?.Length.ToString("0 bytes", System.Globalization.CultureInfo.InvariantCulture) ?? "nothing"} that were never written");
            }
        }
        catch (Exception failure)
        {
            ledger.Fail("GetObject", failure);
        }
    }

    private async Task ReadRangeAsync(int index)
    {
        if (_objects[index].Certain is not { Length: > 0 } content)
        {
            return;
        }

        var first = RandomNumberGenerator.GetInt32(content.Length);
        var last = RandomNumberGenerator.GetInt32(first, content.Length);
        try
        {
            var seen = await GetAsync(index, new ByteRange(first, last));
            ledger.Did(seen?.Length ?? 0);
            if (!content.ToArray().AsSpan(first, last - first + 1).SequenceEqual(seen))
            {
                ledger.Blame($"{Key(index)} has wrong bytes from {first} to {last}");
            }
        }
        catch (Exception failure)
        {
            ledger.Fail("GetObject", failure);
        }
    }

    private async Task<byte[]?> GetAsync(int index, ByteRange? range)
    {
        try
        {
            using var answer = await client.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = Key(index), ByteRange = range });
            var bytes = new byte[answer.ContentLength];
            await answer.ResponseStream.ReadExactlyAsync(bytes);
            return bytes;
        }
        catch (AmazonS3Exception missing) when (missing.ErrorCode == "NoSuchKey")
        {
            return null;
        }
    }

    private async Task ListAsync()
    {
        try
        {
            var page = await client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket, Prefix = Prefix });
            ledger.Did(0);
            var listed = (page.S3Objects ?? []).ToDictionary(entry => entry.Key, entry => entry.Size, StringComparer.Ordinal);
            for (var index = 0; index < Keys; index++)
            {
                var isListed = listed.TryGetValue(Key(index), out var size);
                if ((_objects[index].Certain is { } content && size != content.Length) || (_objects[index].IsCertainlyAbsent && isListed))
                {
                    ledger.Blame($"the list is wrong about {Key(index)}");
                }
            }
        }
        catch (Exception failure)
        {
            ledger.Fail("ListObjectsV2", failure);
        }
    }
}
