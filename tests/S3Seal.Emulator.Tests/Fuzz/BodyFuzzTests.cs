using System.Text;
using S3Seal.Emulator.Authentication;
using S3Seal.Emulator.Authorization;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Operations.Settings.Documents;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Tests.Fuzz;

/// <summary>What stands in a request's body: aws-chunked framing, XML documents, forms and their policies, bucket policies.</summary>
public sealed class BodyFuzzTests
{
    private const string Signature = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static readonly XmlShape[] Shapes = [DocumentShapes.Tagging, DocumentShapes.Lifecycle, DocumentShapes.AccessControlPolicy, DocumentShapes.Cors, DocumentShapes.Website];

    [Theory]
    [InlineData("STREAMING-UNSIGNED-PAYLOAD-TRAILER")]
    [InlineData("STREAMING-AWS4-HMAC-SHA256-PAYLOAD")]
    [InlineData("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER")]
    public void Chunks_Changed_AreReadOrRefused(string form) => Fuzzer.Run(
        [
            "5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n",
            "5\r\nhello\r\n0\r\n\r\n",
            $"5;chunk-signature={Signature}\r\nhello\r\n0;chunk-signature={Signature}\r\n\r\n",
            $"5;chunk-signature={Signature}\r\nhello\r\n0;chunk-signature={Signature}\r\nx-amz-checksum-crc32:NhCmhg==\r\nx-amz-trailer-signature:{Signature}\r\n\r\n",
        ],
        ["\r\n", "\n", "0", "5", "FFFFFFFFFFFFFFF", "FFFFFFFFFFFFFFFF", ";", ":", "chunk-signature=", "x-amz-trailer-signature:", "x-amz-checksum-crc32:", "0\r\n\r\n", "\0", new('a', 20_000)],
        text =>
        {
            var headers = new RequestHeaders([new("x-amz-decoded-content-length", "5"), new("x-amz-trailer", "x-amz-checksum-crc32")]);
            var payload = PayloadPromise.Parse(form) with { Chunks = form.Contains("UNSIGNED", StringComparison.Ordinal) ? null : new ChunkSignatures(new byte[32], "20260501T120000Z", "scope", Signature) };
            using var body = new AwsChunkedBody(Trickle.Of(text), new BodyDigests(payload.HasTrailer ? headers : new RequestHeaders([]), payload), payload, 5, headers["x-amz-trailer"]);
            Drain(body, 5);
        });

    [Fact]
    public void Xml_Changed_IsReadOrRefused() => Fuzzer.Run(
        [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Tagging xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>",
            "<Delete><Quiet>true</Quiet><Object><Key>a&amp;b</Key><VersionId>null</VersionId></Object></Delete>",
            "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>\"abc\"</ETag></Part></CompleteMultipartUpload>",
            "<LifecycleConfiguration><Rule><ID>a</ID><Filter><Prefix/></Filter><Status>Enabled</Status><Expiration><Days>1</Days></Expiration></Rule></LifecycleConfiguration>",
            "<AccessControlPolicy xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><Owner><ID>a</ID></Owner><AccessControlList><Grant><Grantee xsi:type=\"Group\"><URI>u</URI></Grantee><Permission>READ</Permission></Grant></AccessControlList></AccessControlPolicy>",
        ],
        ["<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "&#x1;", "&#xD800;", "<!--", "-->", "<![CDATA[", "]]>", "<?pi ?>", "<a>", "</a>", "<a/>", "xmlns:x=\"y\"", " a=\"b\"", "\u0000", "<", ">", "&", "\"", string.Concat(Enumerable.Repeat("<a>", 200))],
        text =>
        {
            var document = S3XmlReader.Read(Encoding.UTF8.GetBytes(text));
            Assert.True(Depth(document) <= 25);
            foreach (var shape in Shapes.Where(shape => shape.Name == document.Name))
            {
                shape.Validate(document, S3Errors.MalformedXml);
                Assert.NotEmpty(shape.Print(document));
            }
        });

    [Fact]
    public void Form_Changed_IsReadOrRefused() => Fuzzer.Run(
        [
            "--b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\na/${filename}\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.txt\"\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b--\r\n",
            "preamble\r\n--b\r\nContent-Disposition: form-data; name=key\r\n\r\nk\r\n--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nhello\r\n--b\r\nContent-Disposition: form-data; name=\"after\"\r\n\r\nx\r\n--b--",
        ],
        ["--b", "--b--", "\r\n", "\r\n\r\n", "\r", "--", "name=\"", "filename=\"", "\\\"", ";", "Content-Disposition: form-data; ", "name=\"file\"", new('x', 9000), new('y', 21_000)],
        text =>
        {
            var form = new MultipartForm(Trickle.Of(text), "multipart/form-data; boundary=b");
            var fields = Synchronously(form.ReadFieldsAsync(CancellationToken.None));
            if (fields.HasFile)
            {
                using var file = new FormFileBody(form, new BodyDigests(new RequestHeaders([]), PayloadPromise.Unsigned), new LengthRange(1, 1000));
                Drain(file, 1000);
            }
        });

    [Fact]
    public void FormBoundary_Changed_IsReadOrRefused() => Fuzzer.Run(
        ["multipart/form-data; boundary=abc", "multipart/form-data; boundary=\"a b\"", "multipart/form-data;charset=utf-8;boundary=x"],
        ["boundary=", "\"", ";", "=", " ", "multipart/", new('a', 200)],
        text => FormBoundary.Delimiter(text));

    [Fact]
    public void FormPolicy_Changed_IsReadOrRefused() => Fuzzer.Run(
        ["{\"expiration\":\"2026-05-01T12:00:00.000Z\",\"conditions\":[{\"bucket\":\"b\"},[\"starts-with\",\"$key\",\"a/\"],[\"content-length-range\",1,\"10\"],[\"eq\",\"$acl\",\"private\"]]}"],
        ["{", "}", "[", "]", "\"", ",", ":", "null", "1e999", "-1", "\"$key\"", "\"expiration\"", "\\ud800", "\\u0000", new('[', 100)],
        text => PostPolicy.Parse(Convert.ToBase64String(Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void FormPolicyText_Changed_IsReadOrRefused() => Fuzzer.Run(
        [Convert.ToBase64String("{\"expiration\":\"2026-05-01T12:00:00Z\",\"conditions\":[]}"u8)],
        ["=", "==", " ", "+", "/", "-", "_", "\n"],
        text => PostPolicy.Parse(text));

    [Fact]
    public void BucketPolicy_Changed_IsReadOrRefused()
    {
        var check = new PolicyCheck();
        Fuzzer.Run(
            ["{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"a\",\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::bucket/*\",\"Condition\":{\"StringNotEquals\":{\"s3:x-amz-server-side-encryption\":[\"AES256\",\"aws:kms\"]},\"Null\":{\"aws:SourceIp\":true}}}]}"],
            ["{", "}", "[", "]", "\"", ",", ":", "null", "\"*\"", "${aws:username}", "${*}", "NotAction", "ForAllValues:", "IpAddress", "10.0.0.0/8", "\\u0000", new('*', 60), new('[', 300)],
            text =>
            {
                _ = check.FirstProblem(text, "bucket");
                _ = check.IsPublic(text);
            });
    }

    private static void Drain(VerifiedBody body, int most)
    {
        var buffer = new byte[64];
        var total = 0;
        while (Synchronously(body.ReadAsync(buffer, CancellationToken.None)) is var count and > 0)
        {
            total += count;
            Assert.True(total <= most, "more than was allowed came through");
        }
    }

    private static T Synchronously<T>(ValueTask<T> task) => task.IsCompleted ? task.GetAwaiter().GetResult() : throw new InvalidOperationException("The input is at hand: nothing may wait for more.");

    private static int Depth(S3XmlElement element) => 1 + element.Children.Select(Depth).DefaultIfEmpty(0).Max();
}
