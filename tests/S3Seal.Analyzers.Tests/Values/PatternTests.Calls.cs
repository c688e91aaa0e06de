namespace S3Seal.Analyzers.Tests.Values;

public sealed partial class PatternTests
{
    private static readonly (string Name, Verdict Verdict, string Body, string Members)[] CallCases =
    [
        ("local function sends", Verdict.Flag, "await Put();\nTask Put() => s3.PutObjectAsync(new PutObjectRequest { Key = key });", ""),
        ("local function decorates", Verdict.Nothing, $"var p = new PutObjectRequest();\nPrepare(p);\nawait s3.PutObjectAsync(p);\nvoid Prepare(PutObjectRequest r) => r.{Sse};", ""),
        ("local function sets what it captures", Verdict.Nothing, $"var p = new PutObjectRequest();\nPrepare();\nawait s3.PutObjectAsync(p);\nvoid Prepare() {{ p.{Sse}; }}", ""),
        ("local function never called", Verdict.Flag, "await Task.Yield();\n#pragma warning disable CS8321\nTask Put() => s3.PutObjectAsync(new PutObjectRequest { Key = key });", ""),
        ("lambda in a retry", Verdict.Flag, "await Retry(() => s3.PutObjectAsync(new PutObjectRequest { Key = key }));", "    private static Task<T> Retry<T>(Func<Task<T>> action) => action();"),
        ("lambda in a retry, set", Verdict.Nothing, $"await Retry(() => s3.PutObjectAsync(new PutObjectRequest {{ {Sse} }}));", "    private static Task<T> Retry<T>(Func<Task<T>> action) => action();"),
        ("captured by a lambda, unset", Verdict.Flag, "var p = new PutObjectRequest { Key = key };\nawait Task.Run(() => s3.PutObjectAsync(p));", ""),
        ("captured by a lambda, set before", Verdict.Nothing, $"var p = new PutObjectRequest {{ Key = key }};\np.{Sse};\nawait Task.Run(() => s3.PutObjectAsync(p));", ""),
        ("lambda kept and called", Verdict.Nothing, $"var p = new PutObjectRequest {{ Key = key }};\nFunc<Task> send = () => s3.PutObjectAsync(p);\np.{Sse};\nawait send();", ""),
        ("lambda kept and called, unset", Verdict.Flag, "var p = new PutObjectRequest { Key = key };\nFunc<Task> send = async () => await s3.PutObjectAsync(p);\nawait send();", ""),
        ("configuring lambda", Verdict.Nothing, $"Action<PutObjectRequest> configure = r => r.{Sse};\nvar p = new PutObjectRequest();\nconfigure(p);\nawait s3.PutObjectAsync(p);", ""),
        ("delegate from outside", Verdict.Maybe, "var p = new PutObjectRequest();\nConfigure(p);\nawait s3.PutObjectAsync(p);", "    public Action<PutObjectRequest> Configure { get; set; }"),
        ("private helper decorates", Verdict.Nothing, "var p = new PutObjectRequest();\nPrepare(p);\nawait s3.PutObjectAsync(p);", $"    private static void Prepare(PutObjectRequest r) {{ r.{Sse}; }}"),
        ("private helper decorates under a condition", Verdict.Maybe, "var p = new PutObjectRequest();\nPrepare(p, flag);\nawait s3.PutObjectAsync(p);", $"    private static void Prepare(PutObjectRequest r, bool on) {{ if (on) r.{Sse}; }}"),
        ("private helper sets other things", Verdict.Flag, "var p = new PutObjectRequest();\nPrepare(p);\nawait s3.PutObjectAsync(p);", "    private static void Prepare(PutObjectRequest r) { r.ContentType = \"a/b\"; r.Metadata.Add(\"a\", \"b\"); }"),
        ("helper sets when null", Verdict.Nothing, "var p = new PutObjectRequest();\nPrepare(p);\nawait s3.PutObjectAsync(p);", "    private static void Prepare(PutObjectRequest r) => r.ServerSideEncryptionMethod ??= ServerSideEncryptionMethod.AES256;"),
        ("helper gets the method", Verdict.Nothing, "var p = new PutObjectRequest();\nPrepare(p, ServerSideEncryptionMethod.AWSKMS);\nawait s3.PutObjectAsync(p);", "    private static void Prepare(PutObjectRequest r, ServerSideEncryptionMethod m) { r.ServerSideEncryptionMethod = m; }"),
        ("helper gets null", Verdict.Flag, "var p = new PutObjectRequest();\nPrepare(p, null);\nawait s3.PutObjectAsync(p);", "    private static void Prepare(PutObjectRequest r, ServerSideEncryptionMethod m) { r.ServerSideEncryptionMethod = m; }"),
        ("helper of a helper", Verdict.Nothing, "var p = new PutObjectRequest();\nA(p);\nawait s3.PutObjectAsync(p);", $"    private void A(PutObjectRequest r) => B(r);\n    private void B(PutObjectRequest r) => r.{Sse};"),
        ("helper sends", Verdict.Flag, "await Send(new PutObjectRequest { Key = key }, s3);", "    private static Task Send(PutObjectRequest r, IAmazonS3 s3) => s3.PutObjectAsync(r);"),
        ("helper sets and sends", Verdict.Nothing, "await Send(new PutObjectRequest { Key = key }, s3);", $"    private static async Task Send(PutObjectRequest r, IAmazonS3 s3) {{ r.{Sse}; await s3.PutObjectAsync(r); }}"),
        ("virtual helper decorates", Verdict.Maybe, "var p = new PutObjectRequest();\nPrepare(p);\nawait s3.PutObjectAsync(p);", "    protected virtual void Prepare(PutObjectRequest r) { }"),
        ("abstract service gets the request", Verdict.Maybe, "await Store.Put(new PutObjectRequest { Key = key });", "    public IStore Store { get; set; }\n    public interface IStore { Task Put(PutObjectRequest r); }"),
        ("extension method returns the request", Verdict.Nothing, "await s3.PutObjectAsync(new PutObjectRequest { Key = key }.Sealed());", "}\npublic static class Extensions\n{\n    public static PutObjectRequest Sealed(this PutObjectRequest r) { r.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256; return r; }"),
        ("extension method for something else", Verdict.Flag, "await s3.PutObjectAsync(new PutObjectRequest { Key = key }.Typed());", "}\npublic static class Extensions\n{\n    public static PutObjectRequest Typed(this PutObjectRequest r) { r.ContentType = \"a\"; return r; }"),
        ("factory, caller sends", Verdict.Flag, "await s3.PutObjectAsync(Make(key));", "    private static PutObjectRequest Make(string k) => new() { Key = k };"),
        ("factory, two callers, one finding", Verdict.Flag, "await s3.PutObjectAsync(Make(key));\nawait s3.PutObjectAsync(Make(key + 1));", "    private static PutObjectRequest Make(string k) { var r = new PutObjectRequest { Key = k }; return r; }"),
        ("factory, caller sets", Verdict.Nothing, $"var r = Make(key);\nr.{Sse};\nawait s3.PutObjectAsync(r);", "    private static PutObjectRequest Make(string k) => new() { Key = k };"),
        ("factory, one of two callers sets", Verdict.Flag, $"var r = Make(key);\nr.{Sse};\nvar q = Make(key);\nawait s3.PutObjectAsync(r);\nawait s3.PutObjectAsync(q);", "    private static PutObjectRequest Make(string k) => new() { Key = k };"),
        ("factory sets", Verdict.Nothing, "await s3.PutObjectAsync(Make(key));", $"    private static PutObjectRequest Make(string k) => new() {{ {Sse} }};"),
        ("public factory without callers", Verdict.Silent, "await Task.Yield();", "    public static PutObjectRequest Make(string k) => new() { Key = k };"),
        ("private factory without callers", Verdict.Nothing, "await Task.Yield();", "    private static PutObjectRequest Make(string k) => new() { Key = k };"),
        ("async factory", Verdict.Flag, "await s3.PutObjectAsync(await Make(key));", "    private static async Task<PutObjectRequest> Make(string k) { await Task.Yield(); return new PutObjectRequest { Key = k }; }"),
        ("property factory", Verdict.Flag, "var r = Fresh;\nawait s3.PutObjectAsync(r);", "    private static PutObjectRequest Fresh => new PutObjectRequest { Key = \"k\" };"),
        ("out parameter", Verdict.Flag, "Make(out var r);\nawait s3.PutObjectAsync(r);", "    private static void Make(out PutObjectRequest r) { r = new PutObjectRequest { Key = \"k\" }; }"),
        ("out parameter, caller sets", Verdict.Nothing, $"Make(out var r);\nr.{Sse};\nawait s3.PutObjectAsync(r);", "    private static void Make(out PutObjectRequest r) { r = new PutObjectRequest { Key = \"k\" }; }"),
        ("ref parameter of unknown code", Verdict.Silent, "var r = new PutObjectRequest();\nChange(ref r);\nawait s3.PutObjectAsync(r);", "    [System.Runtime.InteropServices.DllImport(\"x\")]\n    private static extern void Change(ref PutObjectRequest r);"),
        ("private field", Verdict.Flag, "await s3.PutObjectAsync(_template);", "    private readonly PutObjectRequest _template = new() { BucketName = \"b\" };"),
        ("private field set in the constructor", Verdict.Nothing, "await s3.PutObjectAsync(_template);", $"    private readonly PutObjectRequest _template = new() {{ BucketName = \"b\", {Sse} }};"),
        ("private field set before the send", Verdict.Nothing, $"_template.{Sse};\nawait s3.PutObjectAsync(_template);", "    private readonly PutObjectRequest _template = new() { BucketName = \"b\" };"),
        ("private field set elsewhere", Verdict.Maybe, "await s3.PutObjectAsync(_template);", $"    private readonly PutObjectRequest _template = new() {{ BucketName = \"b\" }};\n    public void On() {{ _template.{Sse}; }}"),
        ("public field", Verdict.Maybe, "await s3.PutObjectAsync(Template);", "    public PutObjectRequest Template = new() { BucketName = \"b\" };"),
        ("field assigned and sent in one body", Verdict.Flag, "_r = new PutObjectRequest();\n_r.Key = key;\nawait s3.PutObjectAsync(_r);", "    private PutObjectRequest _r;"),
        ("setting in a readonly field", Verdict.Nothing, "await s3.PutObjectAsync(new PutObjectRequest { ServerSideEncryptionMethod = Method });", "    private static readonly ServerSideEncryptionMethod Method = ServerSideEncryptionMethod.AES256;"),
        ("setting in a constant", Verdict.Nothing, "await s3.PutObjectAsync(new PutObjectRequest { ServerSideEncryptionMethod = Method });", "    private const string Method = \"AES256\";"),
        ("setting in a readonly field that is None", Verdict.Flag, "await s3.PutObjectAsync(new PutObjectRequest { ServerSideEncryptionMethod = Method });", "    private static readonly ServerSideEncryptionMethod Method = ServerSideEncryptionMethod.None;"),
        ("setting from the constructor's parameter", Verdict.Maybe, "await s3.PutObjectAsync(new PutObjectRequest { ServerSideEncryptionMethod = _method });", "    private readonly ServerSideEncryptionMethod _method;\n    public Uploader(ServerSideEncryptionMethod method) => _method = method;"),
        ("setting from the constructor with a fallback", Verdict.Nothing, "await s3.PutObjectAsync(new PutObjectRequest { ServerSideEncryptionMethod = _method });", "    private readonly ServerSideEncryptionMethod _method;\n    public Uploader(ServerSideEncryptionMethod method) => _method = method ?? ServerSideEncryptionMethod.AES256;"),
        ("setting from a method", Verdict.Nothing, "await s3.PutObjectAsync(new PutObjectRequest { ServerSideEncryptionMethod = Choose(flag) });", "    private static ServerSideEncryptionMethod Choose(bool kms) => kms ? ServerSideEncryptionMethod.AWSKMS : ServerSideEncryptionMethod.AES256;"),
        ("setting from a property", Verdict.Nothing, "await s3.PutObjectAsync(new PutObjectRequest { ServerSideEncryptionMethod = Method });", "    private static ServerSideEncryptionMethod Method => ServerSideEncryptionMethod.AES256;"),
        ("subclass whose constructor sets", Verdict.Nothing, "await s3.PutObjectAsync(new SafePut { Key = key });", "    private sealed class SafePut : PutObjectRequest { public SafePut() => ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256; }"),
        ("subclass of a subclass", Verdict.Nothing, "await s3.PutObjectAsync(new Sub { Key = key });", "    private class SafePut : PutObjectRequest { public SafePut() => ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256; }\n    private sealed class Sub : SafePut { }"),
        ("constructor chain", Verdict.Nothing, "await s3.PutObjectAsync(new SafePut(key));", "    private sealed class SafePut : PutObjectRequest { private SafePut() { ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256; } public SafePut(string k) : this() { Key = k; } }"),
        ("subclass that sets nothing", Verdict.Flag, "await s3.PutObjectAsync(new MyPut(key));", "    private sealed class MyPut : PutObjectRequest { public MyPut(string k) { Key = k; } }"),
        ("client that sets", Verdict.Nothing, "await new My().PutObjectAsync(new PutObjectRequest { Key = key });", "    private sealed class My : AmazonS3Client { public override Task<PutObjectResponse> PutObjectAsync(PutObjectRequest r, CancellationToken ct = default) { r.ServerSideEncryptionMethod ??= ServerSideEncryptionMethod.AES256; return base.PutObjectAsync(r, ct); } }"),
        ("list of requests", Verdict.Flag, "var list = new List<PutObjectRequest>();\nlist.Add(new PutObjectRequest { Key = key });\nforeach (var r in list) await s3.PutObjectAsync(r);", ""),
        ("array of requests, set", Verdict.Nothing, $"var list = new[] {{ new PutObjectRequest {{ {Sse} }} }};\nforeach (var r in list) await s3.PutObjectAsync(r);", ""),
        ("select and send", Verdict.Flag, "var list = new[] { key }.Select(k => new PutObjectRequest { Key = k }).ToList();\nawait Task.WhenAll(list.Select(r => s3.PutObjectAsync(r)));", ""),
        ("select and send, set", Verdict.Nothing, $"var list = new[] {{ key }}.Select(k => new PutObjectRequest {{ Key = k, {Sse} }});\nawait Task.WhenAll(list.Select(r => s3.PutObjectAsync(r)));", ""),
        ("method group", Verdict.Flag, "var list = new[] { new PutObjectRequest { Key = key } };\nawait Task.WhenAll(list.Select(Send));\nTask Send(PutObjectRequest r) => s3.PutObjectAsync(r);", ""),
        ("reflection", Verdict.Maybe, "var p = new PutObjectRequest();\ntypeof(PutObjectRequest).GetProperty(key).SetValue(p, null);\nawait s3.PutObjectAsync(p);", ""),
        ("dynamic set", Verdict.Nothing, "dynamic p = new PutObjectRequest();\np.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256;\nawait s3.PutObjectAsync((PutObjectRequest)p);", ""),
        ("expression tree", Verdict.Nothing, "System.Linq.Expressions.Expression<Func<IAmazonS3, Task>> e = c => c.PutObjectAsync(new PutObjectRequest { Key = \"k\" }, default);\nConsole.WriteLine(e);\nawait Task.Yield();", ""),
        ("recursion", Verdict.Flag, "await Send(new PutObjectRequest { Key = key }, s3, 3);", "    private static async Task Send(PutObjectRequest r, IAmazonS3 s3, int n) { if (n > 0) { await Send(r, s3, n - 1); } await s3.PutObjectAsync(r); }"),
        ("yielded", Verdict.Flag, "foreach (var r in All()) await s3.PutObjectAsync(r);", "    private static IEnumerable<PutObjectRequest> All() { yield return new PutObjectRequest { Key = \"a\" }; }"),
        ("field initializer lambda", Verdict.Flag, "await Task.Yield();", "    private static readonly Func<IAmazonS3, Task> Send = s3 => s3.PutObjectAsync(new PutObjectRequest { Key = \"k\" });"),
        ("event handler", Verdict.Flag, "Done += async (o, e) => await s3.PutObjectAsync(new PutObjectRequest { Key = key });\nawait Task.Yield();", "    public event EventHandler Done;"),
        ("setter sends", Verdict.Flag, "await Task.Yield();", "    public IAmazonS3 Client { set { value.PutObjectAsync(new PutObjectRequest { Key = \"k\" }); } }"),
        ("fluent builder of the project", Verdict.Nothing, "await s3.PutObjectAsync(new Builder().With(key).Build());", $"    private sealed class Builder {{ private readonly PutObjectRequest _r = new() {{ {Sse} }}; public Builder With(string k) {{ _r.Key = k; return this; }} public PutObjectRequest Build() => _r; }}"),
    ];

    private static readonly (string Name, Verdict Verdict, string Body, string Members)[] RequestCases =
    [
        ("copy", Verdict.Flag, "await s3.CopyObjectAsync(new CopyObjectRequest { SourceBucket = bucket, SourceKey = key, DestinationBucket = bucket, DestinationKey = key, MetadataDirective = S3MetadataDirective.REPLACE });", ""),
        ("copy with", Verdict.Nothing, $"await s3.CopyObjectAsync(new CopyObjectRequest {{ SourceKey = key, {Sse} }});", ""),
        ("copy with the source's customer key only", Verdict.Flag, "await s3.CopyObjectAsync(new CopyObjectRequest { SourceKey = key, CopySourceServerSideEncryptionCustomerMethod = ServerSideEncryptionCustomerMethod.AES256, CopySourceServerSideEncryptionCustomerProvidedKey = key });", ""),
        ("multipart", Verdict.Flag, "var up = await s3.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = bucket, Key = key });\nawait s3.UploadPartAsync(new UploadPartRequest { UploadId = up.UploadId });\nawait s3.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest { UploadId = up.UploadId });", ""),
        ("multipart with", Verdict.Nothing, $"var up = await s3.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest {{ BucketName = bucket, {Sse} }});\nawait s3.UploadPartAsync(new UploadPartRequest {{ UploadId = up.UploadId }});", ""),
        ("part alone", Verdict.Nothing, "await s3.UploadPartAsync(new UploadPartRequest { BucketName = bucket, Key = key });\nawait s3.CopyPartAsync(new CopyPartRequest { SourceKey = key });", ""),
        ("transfer", Verdict.Flag, "await transfer.UploadAsync(new TransferUtilityUploadRequest { FilePath = key, BucketName = bucket }, ct);", ""),
        ("transfer with", Verdict.Nothing, $"var t = new TransferUtility(s3);\nawait t.UploadAsync(new TransferUtilityUploadRequest {{ FilePath = key, {Sse} }}, ct);", ""),
        ("transfer with progress", Verdict.Flag, "var r = new TransferUtilityUploadRequest { FilePath = key };\nr.UploadProgressEvent += (s, e) => Console.WriteLine(e);\nnew TransferUtility(s3).Upload(r);\nawait Task.Yield();", ""),
        ("directory", Verdict.Flag, "await transfer.UploadDirectoryAsync(new TransferUtilityUploadDirectoryRequest { Directory = key, BucketName = bucket });", ""),
        ("directory with", Verdict.Nothing, $"await transfer.UploadDirectoryAsync(new TransferUtilityUploadDirectoryRequest {{ Directory = key, {Sse} }});", ""),
        ("directory with a file event", Verdict.Silent, $"var r = new TransferUtilityUploadDirectoryRequest {{ Directory = key }};\nr.UploadDirectoryFileRequestEvent += (s, e) => e.UploadRequest.{Sse};\nawait transfer.UploadDirectoryAsync(r);", ""),
        ("directory with a progress event", Verdict.Flag, "var r = new TransferUtilityUploadDirectoryRequest { Directory = key };\nr.UploadDirectoryProgressEvent += (s, e) => Console.WriteLine(e);\nawait transfer.UploadDirectoryAsync(r);", ""),
        ("presigned for reading", Verdict.Nothing, "Console.WriteLine(s3.GetPreSignedURL(new GetPreSignedUrlRequest { BucketName = bucket, Key = key, Expires = DateTime.Now }));\nawait Task.Yield();", ""),
        ("download", Verdict.Nothing, "await s3.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = key });\nawait s3.DeleteObjectAsync(new DeleteObjectRequest { Key = key });\nawait s3.PutBucketAsync(new PutBucketRequest { BucketName = bucket });", ""),
        ("bucket encryption deleted", Verdict.Flag, "await s3.DeleteBucketEncryptionAsync(new DeleteBucketEncryptionRequest { BucketName = bucket });", ""),
        ("type of the same name", Verdict.Nothing, "await new Mine.Client().PutObjectAsync(new Mine.PutObjectRequest { Key = key });", "}\nnamespace Mine\n{\n    public class PutObjectRequest { public string Key { get; set; } }\n    public class Client { public Task PutObjectAsync(PutObjectRequest r) => Task.CompletedTask; }"),
        ("method of the same name", Verdict.Maybe, "await Store.PutObjectAsync(new PutObjectRequest { Key = key });", "    public IStore Store { get; set; }\n    public interface IStore { Task PutObjectAsync(PutObjectRequest r); }"),
        ("wrong header value", Verdict.Flag, "var p = new PutObjectRequest { Key = key };\np.Headers[\"x-amz-server-side-encryption\"] = \"AES-256\";\nawait s3.PutObjectAsync(p);", ""),
    ];

    private static readonly (string Name, Verdict Verdict, string Body, string Members)[] BrokenCases =
    [
        ("unresolved client", Verdict.Flag, "var client = factory.Create();\nawait client.PutObjectAsync(new PutObjectRequest { Key = key });", ""),
        ("unresolved client, set", Verdict.Nothing, $"await _clients.Get(1).PutObjectAsync(new PutObjectRequest {{ Key = key, {Sse} }});", ""),
        ("unresolved argument", Verdict.Flag, "await s3.PutObjectAsync(new PutObjectRequest { Key = Missing.Key, BucketName = _options.Bucket });", ""),
        ("unresolved retry", Verdict.Flag, "await Policy.Handle<Exception>().RetryAsync(3).ExecuteAsync(() => s3.PutObjectAsync(new PutObjectRequest { Key = key }));", ""),
        ("unresolved retry with parameter", Verdict.Flag, "await _pool.UseAsync(async client => await client.PutObjectAsync(new PutObjectRequest { Key = key }));", ""),
        ("unresolved setting", Verdict.Silent, "await s3.PutObjectAsync(new PutObjectRequest { Key = key, ServerSideEncryptionMethod = _options.Method });", ""),
        ("unresolved helper", Verdict.Silent, "var p = new PutObjectRequest { Key = key };\n_helper.Prepare(p);\nawait s3.PutObjectAsync(p);", ""),
        ("unresolved logger", Verdict.Flag, "var p = new PutObjectRequest { Key = key };\n_logger.LogInformation(\"{r}\", p);\nawait s3.PutObjectAsync(p);", ""),
        ("synchronous call that the framework lacks", Verdict.Flag, "var c = new AmazonS3Client();\nc.PutObject(new PutObjectRequest { Key = key });", ""),
        ("unresolved mock", Verdict.Nothing, "var mock = new Mock<IAmazonS3>();\nmock.Setup(x => x.PutObjectAsync(new PutObjectRequest { Key = key }, default)).ReturnsAsync(new PutObjectResponse());\nmock.Verify(x => x.PutObjectAsync(It.Is<PutObjectRequest>(r => r.Key == key), default), Times.Once);", ""),
        ("unresolved substitute", Verdict.Nothing, "var sub = Substitute.For<IAmazonS3>();\nawait sub.Received(1).PutObjectAsync(new PutObjectRequest { Key = Arg.Any<string>() });\nsub.PutObjectAsync(new PutObjectRequest()).Returns(new PutObjectResponse());", ""),
        ("unresolved fake", Verdict.Nothing, "A.CallTo(() => fake.PutObjectAsync(A<PutObjectRequest>._, A<CancellationToken>._)).Returns(answer);\nA.CallTo(() => fake.PutObjectAsync(new PutObjectRequest(), default)).MustHaveHappened();", ""),
        ("unknown property", Verdict.Flag, "await s3.PutObjectAsync(new PutObjectRequest { Key = key, Nonsense = 1 });", ""),
        ("unresolved own base class", Verdict.Flag, "await Client.PutObjectAsync(new PutObjectRequest { Key = key });", ""),
        ("async foreach over the unknown", Verdict.Flag, "await foreach (var x in source) await s3.PutObjectAsync(new PutObjectRequest { Key = x.Name });", ""),
        ("goto", Verdict.Flag, "var p = new PutObjectRequest { Key = key };\nagain:\nawait s3.PutObjectAsync(p);\nif (flag) goto again;", ""),
    ];

    public static TheoryData<string> CallNames => Names(CallCases);

    public static TheoryData<string> RequestNames => Names(RequestCases);

    public static TheoryData<string> BrokenNames => Names(BrokenCases);

    [Theory]
    [MemberData(nameof(CallNames))]
    public Task Call_Pattern_IsJudged(string name) => Judge(CallCases, name, Sdk.V4);

    [Theory]
    [MemberData(nameof(RequestNames))]
    public Task Request_Kind_IsJudged(string name) => Judge(RequestCases, name);

    [Theory]
    [MemberData(nameof(BrokenNames))]
    public Task Broken_Code_IsNotGuessedAt(string name) => Judge(BrokenCases, name, Sdk.V4);
}
