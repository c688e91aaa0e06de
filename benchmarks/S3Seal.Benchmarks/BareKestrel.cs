using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace S3Seal.Benchmarks;

/// <summary>
/// The yardstick: Kestrel with the same cryptography (SHA-256 and MD5 of the body, AES-256-GCM per 16 KiB segment) and nothing
/// of S3; it writes its answers as most applications do, 64 KiB at a time. What the emulator takes longer than this is the price of being S3.
/// </summary>
internal sealed class BareKestrel : IAsyncDisposable
{
    private const int Segment = 16 * 1024;
    private const int Tag = 16;
    private const int BytesPerWrite = 4 * Segment;

    private readonly ConcurrentDictionary<string, byte[]> _objects = new(StringComparer.Ordinal);
    private readonly WebApplication _application;
    private string[]? _sorted;

    private BareKestrel(WebApplication application) => _application = application;

    public Uri Endpoint { get; private set; } = new("http://127.0.0.1/");

    public static async Task<BareKestrel> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        var bare = new BareKestrel(builder.Build());
        bare._application.Run(bare.HandleAsync);
        await bare._application.StartAsync();
        bare.Endpoint = new Uri(bare._application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return bare;
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private static string RawTarget(HttpContext context) => context.Features.Get<IHttpRequestFeature>()!.RawTarget;

    private Task HandleAsync(HttpContext context) => context.Request.Method == HttpMethods.Put ? PutAsync(context)
        : context.Request.QueryString.HasValue ? ListAsync(context)
        : GetAsync(context);

    private async Task PutAsync(HttpContext context)
    {
        var length = (int)context.Request.ContentLength!.Value;
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        var key = RandomNumberGenerator.GetBytes(32);
        using var cipher = new AesGcm(key, Tag);
        var segments = (length + Segment - 1) / Segment;
        var stored = new byte[32 + length + segments * Tag];
        key.CopyTo(stored, 0);

        var plain = new byte[Segment];
        var nonce = new byte[12];
        var at = 32;
        for (var index = 0; index < segments; index++)
        {
            var size = Math.Min(Segment, length - index * Segment);
            await context.Request.Body.ReadExactlyAsync(plain.AsMemory(0, size));
            var part = plain.AsSpan(0, size);
            sha256.AppendData(part);
            md5.AppendData(part);
            BitConverter.TryWriteBytes(nonce, index);
            cipher.Encrypt(nonce, part, stored.AsSpan(at, size), stored.AsSpan(at + size, Tag));
            at += size + Tag;
        }

        _ = sha256.GetHashAndReset();
        context.Response.Headers.ETag = $"\"{Convert.ToHexStringLower(md5.GetHashAndReset())}\"";
        _objects[RawTarget(context)] = stored;
    }

    // A thousand keys from a list that is kept sorted beforehand, written as S3 writes them.
    private async Task ListAsync(HttpContext context)
    {
        var keys = _sorted ??= [.. _objects.Keys.Where(key => key.Length > "/bench/".Length).Select(key => key["/bench/".Length..]).Order(StringComparer.Ordinal)];
        var from = Array.BinarySearch(keys, context.Request.Query["start-after"].ToString(), StringComparer.Ordinal);
        using var bytes = new MemoryStream(256 * 1024);
        await using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Async = true }))
        {
            writer.WriteStartElement("ListBucketResult", "http://s3.amazonaws.com/doc/2006-03-01/");
            foreach (var key in keys.Skip(from < 0 ? ~from : from + 1).Take(1000))
            {
                writer.WriteStartElement("Contents");
                writer.WriteElementString("Key", key);
                writer.WriteElementString("LastModified", "2026-01-01T00:00:00.000Z");
                writer.WriteElementString("ETag", "\"d41d8cd98f00b204e9800998ecf8427e\"");
                writer.WriteElementString("ChecksumAlgorithm", "CRC64NVME");
                writer.WriteElementString("ChecksumType", "FULL_OBJECT");
                writer.WriteElementString("Size", "1");
                writer.WriteElementString("StorageClass", "STANDARD");
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        context.Response.ContentLength = bytes.Length;
        await context.Response.BodyWriter.WriteAsync(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
    }

    private async Task GetAsync(HttpContext context)
    {
        if (!_objects.TryGetValue(RawTarget(context), out var stored))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var cipher = new AesGcm(stored.AsSpan(0, 32), Tag);
        var sealedLength = stored.Length - 32;
        var segments = (sealedLength + Segment + Tag - 1) / (Segment + Tag);
        context.Response.ContentLength = sealedLength - segments * Tag;
        var nonce = new byte[12];
        var at = 32;
        var buffer = ArrayPool<byte>.Shared.Rent(BytesPerWrite);
        var filled = 0;
        for (var index = 0; index < segments; index++)
        {
            var size = Math.Min(Segment, stored.Length - at - Tag);
            BitConverter.TryWriteBytes(nonce, index);
            cipher.Decrypt(nonce, stored.AsSpan(at, size), stored.AsSpan(at + size, Tag), buffer.AsSpan(filled, size));
            at += size + Tag;
            filled += size;
            if (filled == BytesPerWrite || index == segments - 1)
            {
                await context.Response.Body.WriteAsync(buffer.AsMemory(0, filled));
                filled = 0;
            }
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }
}
