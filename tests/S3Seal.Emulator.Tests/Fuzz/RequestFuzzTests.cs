using System.Buffers;
using Microsoft.AspNetCore.Http;
using S3Seal.Emulator.Authentication;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Hosting;
using S3Seal.Emulator.Operations.Objects;
using S3Seal.Emulator.Pipeline;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Tests.Fuzz;

/// <summary>What stands in a request's head: target, query, headers, signature.</summary>
public sealed class RequestFuzzTests
{
    private const string Hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static readonly RequestHeaders NoHeaders = new([]);
    private static readonly HostNames Hosts = new(["localhost"]);
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Authenticator Authenticator = new(Directory());

    private static readonly string[] TargetWords =
        ["%", "%2", "%2F", "%00", "%FF", "%C3%A4", "..", "/", "//", "?", "&", "=", "+", "#", "acl", "policy", "uploads", "partNumber=1", "uploadId=x", "versionId=null", "list-type=2", "http://", "x-id=PutObject", new('a', 1100)];

    [Fact]
    public void Target_Changed_IsReadOrRefused() => Fuzzer.Run(
        ["/", "/bucket", "/bucket/", "/bucket/key", "/bucket/a%2Fb/../c?versionId=1&acl", "/bucket/k%C3%A4se?partNumber=2&uploadId=x", "http://host:9000/bucket/key?a=b", "/bucket?list-type=2&prefix=a%2Bb+c"],
        TargetWords,
        text =>
        {
            var target = S3Target.Parse(text, "localhost:9000", Hosts);
            _ = CanonicalRequest.ReencodedPath(target.RawPath);
            Composition.Table.Match("GET", target, NoHeaders);
        });

    [Fact]
    public void Host_Changed_IsReadOrRefused() => Fuzzer.Run(
        ["localhost", "bucket.localhost:9000", "my.bucket.s3.eu-west-1.localhost", "bucket.s3.us-east-1.amazonaws.com", "bucket.s3-accelerate.dualstack.amazonaws.com", "[::1]:9000", "127.0.0.1"],
        ["s3", ".", "..", "s3.", ".s3", "-website", "amazonaws.com", "localhost", "us-east-1", ":", "[", "xn--", "s3-control", "dualstack"],
        text => S3Target.Parse("/key", text, Hosts));

    [Fact]
    public void Query_Changed_IsReadAndSigned() => Fuzzer.Run(
        ["a=1&b=2", "prefix=a%2Fb&delimiter=%2F&max-keys=10", "acl", "acl=&acl", "response-content-type=text%2Fplain&versionId=+", "%E4%BD%A0=%F0%9F%98%80", "=&==&&="],
        TargetWords,
        text =>
        {
            var target = new S3Target { RawPath = "/", Query = QueryParameters.Parse(text) };
            var output = new ArrayBufferWriter<byte>();
            CanonicalRequest.Write(output, Request(target, NoHeaders), "/", ["host"], Hash, null);
            Assert.True(output.WrittenCount > 0);
        });

    [Fact]
    public void Headers_Changed_AreReadOrRefused() => Fuzzer.Run(
        [
            "Range: bytes=0-10\nIf-Match: \"abc\"\nx-amz-meta-a: =?UTF-8?B?w6Q=?=",
            "x-amz-copy-source: /bucket/key%20a?versionId=null\nx-amz-copy-source-if-modified-since: Wed, 21 Oct 2015 07:28:00 GMT",
            "x-amz-server-side-encryption: aws:kms\nx-amz-server-side-encryption-aws-kms-key-id: alias/a\nx-amz-server-side-encryption-context: eyJhIjoiYiJ9",
            "x-amz-server-side-encryption-customer-algorithm: AES256\nx-amz-server-side-encryption-customer-key: MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=\nx-amz-server-side-encryption-customer-key-MD5: x",
            "Content-MD5: XUFAKrxLKna5cZ2REBfFkg==\nx-amz-checksum-crc32: NhCmhg==\nx-amz-trailer: x-amz-checksum-sha256",
            "x-amz-content-sha256: STREAMING-UNSIGNED-PAYLOAD-TRAILER\nx-amz-decoded-content-length: 5\nx-amz-storage-class: GLACIER",
        ],
        ["bytes=", "-", ",", "*", "\"", "=?", "?=", "?B?", "?Q?", "aws:kms", "AES256", "UNSIGNED-PAYLOAD", "x-amz-", "99999999999999999999", "\n", ": ", "null", "arn:aws:kms:us-east-1:000000000000:key/x", "e30=", new('=', 300)],
        ReadHeaders);

    [Fact]
    public void Authorization_Changed_IsAcceptedOrRefused() => Fuzzer.Run(
        [
            $"AWS4-HMAC-SHA256 Credential=test/20260501/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature={Hash}",
            $"AWS4-HMAC-SHA256 Credential=a/20260501/eu-west-1/s3/aws4_request,SignedHeaders=host,Signature={Hash}",
            "AWS test:c2lnbmF0dXJl", "AWS4-ECDSA-P256-SHA256 Credential=test", "Bearer abc", "Basic dGVzdA==",
        ],
        ["Credential=", "SignedHeaders=", "Signature=", "/", ";", ",", "=", "test", "20260501", "us-east-1", "s3", "kms", "aws4_request", "AWS4-HMAC-SHA256", "host", "x-amz-date", " ", new(';', 500)],
        text => Authenticator.Authenticate(Request(new S3Target { RawPath = "/b/k" }, new RequestHeaders(
        [
            new("Host", "localhost"), new("Authorization", text), new("x-amz-date", "20260501T120000Z"), new("x-amz-content-sha256", Hash),
        ]))));

    [Fact]
    public void PresignedQuery_Changed_IsAcceptedOrRefused() => Fuzzer.Run(
        [$"X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=test%2F20260501%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20260501T120000Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature={Hash}"],
        ["&", "=", "%2F", "X-Amz-Expires=", "X-Amz-Date=", "x-amz-acl=private", "X-Amz-Security-Token=a", "x-amz-content-sha256=", "Signature=a", "AWSAccessKeyId=a", "-1", "604801", "host%3Bx-amz-meta-a", "99999999999999999999"],
        text => Authenticator.Authenticate(Request(new S3Target { RawPath = "/b/k", Query = QueryParameters.Parse(text) }, new RequestHeaders([new("Host", "localhost")]))));

    private static void ReadHeaders(string text)
    {
        var sent = new HeaderDictionary();
        foreach (var line in text.Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var name = colon < 0 ? line : line[..colon];
            if (name.Length > 0)
            {
                sent.Append(name, colon < 0 ? "" : line[(colon + 1)..]);
            }
        }

        var headers = new RequestHeaders(TextHeaders.Read(sent));
        Action<RequestHeaders>[] readers =
        [
            headers => HeaderSection.RefuseTooLarge(headers, "/"),
            KnownHeaders.RefuseUnknown,
            headers => ByteRange.Resolve(headers["Range"], 100, out _),
            headers => ReadConditions.Read(headers),
            headers => ReadConditions.Read(headers, "x-amz-copy-source-"),
            headers => WriteCondition.Read(headers),
            headers => CopySource.Parse(headers["x-amz-copy-source"] ?? ""),
            headers => SseHeaders.ReadChoice(headers),
            headers => CustomerKeyHeaders.ReadForReading(headers)?.Dispose(),
            headers => CustomerKeyHeaders.ReadForSource(headers)?.Dispose(),
            headers => PayloadPromise.Parse(headers[PayloadPromise.HeaderName] ?? ""),
            headers => new BodyDigests(headers, PayloadPromise.Unsigned).Dispose(),
            headers => UploadHeaders.System(headers),
            headers => UploadHeaders.UserMetadata(headers),
            headers => UploadHeaders.StorageClass(headers),
        ];
        foreach (var read in readers)
        {
            try
            {
                read(headers);
            }
            catch (S3Exception)
            {
                // Each header for itself: one refusal must not hide the next reader.
            }
        }
    }

    private static SignedRequest Request(S3Target target, RequestHeaders headers) =>
        new() { Method = "GET", Target = target, Headers = headers, Region = "us-east-1", Now = Now };

    private static IdentityDirectory Directory()
    {
        var identities = new IdentityDirectory();
        identities.Add(new S3Identity { AccessKeyId = "test", SecretAccessKey = "test" });
        return identities;
    }
}
