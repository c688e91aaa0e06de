namespace S3Seal.Analyzers.Tests.Values;

public sealed partial class PatternTests
{
    /// <summary>What reading public code with the rules showed: see docs/real-code-trial.md.</summary>
    private static readonly (string Name, Verdict Verdict, string Body, string Members)[] FoundCases =
    [
        ("presigned part of an upload", Verdict.Nothing, "s3.GetPreSignedURL(new GetPreSignedUrlRequest { Key = key, Verb = HttpVerb.PUT, PartNumber = 1, UploadId = bucket });", ""),
        ("presigned part, by assignment", Verdict.Nothing, "var r = new GetPreSignedUrlRequest { Key = key, Verb = HttpVerb.PUT };\nr.UploadId = bucket;\ns3.GetPreSignedURL(r);", ""),
        ("metadata entry that does not bind", Verdict.Flag, "var r = new PutObjectRequest { Key = key, ServerSideEncryptionMethod = ServerSideEncryptionMethod.None };\nr.Metadata.Add(\"x\", body.Missing);\nawait s3.PutObjectAsync(r);", ""),
        ("headers to code that does not bind", Verdict.Maybe, "var r = new PutObjectRequest { Key = key };\nMissing.Fill(r.Headers);\nawait s3.PutObjectAsync(r);", ""),
        ("fluent setters of old", Verdict.Flag, "var r = new PutObjectRequest().WithBucketName(bucket).WithKey(key);\nr.WithTimeout(1);\ns3.PutObject(r);", ""),
        ("fluent setter of the method", Verdict.Nothing, "s3.PutObject(new PutObjectRequest().WithKey(key).WithServerSideEncryptionMethod(ServerSideEncryptionMethod.AES256));", ""),
        ("fluent setter of no method", Verdict.Flag, "s3.PutObject(new PutObjectRequest().WithKey(key).WithServerSideEncryptionMethod(ServerSideEncryptionMethod.None));", ""),
        ("method whose type is not imported", Verdict.Nothing, "using Amazon.S3.Model;\nclass C { void M(Amazon.S3.IAmazonS3 s3) => s3.PutObjectAsync(new PutObjectRequest { ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256 }); }", ""),
        ("every file's event sets it", Verdict.Nothing, "var r = new TransferUtilityUploadDirectoryRequest { Directory = key };\nr.UploadDirectoryFileRequestEvent += (_, e) => e.UploadRequest.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256;\nawait transfer.UploadDirectoryAsync(r);", ""),
        ("every file's event sets it, in a method", Verdict.Nothing, "var r = new TransferUtilityUploadDirectoryRequest { Directory = key };\nr.UploadDirectoryFileRequestEvent += OnFile;\nawait transfer.UploadDirectoryAsync(r);", "    private void OnFile(object sender, UploadDirectoryFileRequestArgs e)\n    {\n        Console.WriteLine(e.UploadRequest.Key);\n        e.UploadRequest.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS;\n    }"),
        ("a file's event sets it at times", Verdict.Maybe, "var r = new TransferUtilityUploadDirectoryRequest { Directory = key };\nr.UploadDirectoryFileRequestEvent += (_, e) => { if (flag) e.UploadRequest.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256; };\nawait transfer.UploadDirectoryAsync(r);", ""),
        ("constructor chain through a base with arguments", Verdict.Nothing, "await s3.PutObjectAsync(new KeyedPut(bucket, key));", "    private class SealedPut : PutObjectRequest { protected SealedPut(string bucket) { BucketName = bucket; ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256; } }\n    private sealed class KeyedPut : SealedPut { public KeyedPut(string bucket, string key) : base(bucket) => Key = key; }"),
        ("headers set by a helper", Verdict.Silent, "var r = new PutObjectRequest { Key = key };\nSet(r.Headers, \"x-amz-server-side-encryption\", \"AES256\");\nawait s3.PutObjectAsync(r);", "    private static void Set(HeadersCollection headers, string name, string value) => headers[name] = value;"),
        ("method found by its name", Verdict.Nothing, "await s3.PutObjectAsync(new PutObjectRequest { Key = key, ServerSideEncryptionMethod = ServerSideEncryptionMethod.FindValue(\"aws:kms\") });", ""),
        ("method found by a name from elsewhere", Verdict.Maybe, "await s3.PutObjectAsync(new PutObjectRequest { Key = key, ServerSideEncryptionMethod = ServerSideEncryptionMethod.FindValue(key) });", ""),
        ("constructor that sets through base", Verdict.Nothing, "await s3.PutObjectAsync(new SealedPut());", "    private sealed class SealedPut : PutObjectRequest { public SealedPut() { base.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256; } }"),
        ("constructor chain that sets nothing", Verdict.Flag, "await s3.PutObjectAsync(new KeyedPut(bucket, key));", "    private class NamedPut : PutObjectRequest { protected NamedPut(string bucket) => BucketName = bucket; }\n    private sealed class KeyedPut : NamedPut { public KeyedPut(string bucket, string key) : base(bucket) => Key = key; }"),
        ("progress of a directory, in a retry", Verdict.Flag, "var r = new TransferUtilityUploadDirectoryRequest { Directory = key };\nr.UploadDirectoryProgressEvent += (_, e) => Console.WriteLine(e.CurrentFile);\nawait Retry(async () => { await transfer.UploadDirectoryAsync(r); return 1; });", "    private static Task<T> Retry<T>(Func<Task<T>> action) => action();"),
        ("request kept in a field, sent elsewhere", Verdict.Flag, "_request.BucketName = bucket;\nawait transfer.UploadDirectoryAsync(_request);", "    private TransferUtilityUploadDirectoryRequest _request;\n    public Uploader() { Initialize(); }\n    private void Initialize() { _request = new TransferUtilityUploadDirectoryRequest(); _request.CannedACL = S3CannedACL.Private; }"),
        ("generic method that gives back what it gets", Verdict.Flag, "await s3.PutObjectAsync(Pass(new PutObjectRequest { Key = key }));", "    private static T Pass<T>(T value) => value;"),
        ("generic method that gives back what it gets, with", Verdict.Nothing, $"await s3.PutObjectAsync(Pass(new PutObjectRequest {{ Key = key, {Sse} }}));", "    private static T Pass<T>(T value) => value;"),
        ("generic method of requests that sets it", Verdict.Nothing, "await s3.PutObjectAsync(Seal(new PutObjectRequest { Key = key }));", $"    private static T Seal<T>(T request) where T : PutObjectRequest {{ request.{Sse}; return request; }}"),
        ("generic method that only looks", Verdict.Flag, "var p = new PutObjectRequest { Key = key };\nCheck(p);\nawait s3.PutObjectAsync(p);", "    private static void Check<T>(T value) where T : class { if (value == null) throw new ArgumentNullException(nameof(value)); }"),
        ("generic method that hands it to a lambda", Verdict.Maybe, "await s3.PutObjectAsync(Tap(new PutObjectRequest { Key = key }, p => p.ContentType = key));", "    private static T Tap<T>(T value, Action<T> action) { action(value); return value; }"),
        ("generic method that sends through a lambda", Verdict.Maybe, "await Execute(new PutObjectRequest { Key = key }, (p, t) => s3.PutObjectAsync(p, t));", "    private static Task<TResponse> Execute<TRequest, TResponse>(TRequest request, Func<TRequest, CancellationToken, Task<TResponse>> send) => send(request, CancellationToken.None);"),
        ("arms that choose by lambdas, one of them nothing", Verdict.Maybe, "await s3.PutObjectAsync(Switch(p => p, p => { p.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256; return p; }, new PutObjectRequest { Key = key }, flag));", "    private static T Switch<T>(Func<T, T> plain, Func<T, T> sealing, T state, bool which) => which ? sealing(state) : plain(state);"),
        ("helper for every request that sets it by type", Verdict.Silent, "var p = new PutObjectRequest { Key = key };\nSeal(p);\nawait s3.PutObjectAsync(p);", $"    private static void Seal(Amazon.Runtime.AmazonWebServiceRequest request) {{ if (request is PutObjectRequest p) p.{Sse}; }}"),
        ("helper for every request that casts", Verdict.Nothing, "var p = new PutObjectRequest { Key = key };\nSeal(p);\nawait s3.PutObjectAsync(p);", $"    private static void Seal(Amazon.Runtime.AmazonWebServiceRequest request) => ((PutObjectRequest)request).{Sse};"),
        ("old setter of another header", Verdict.Flag, "var r = new TransferUtilityUploadRequest { Key = key };\nr.AddHeader(\"x-amz-acl\", \"private\");\ntransfer.BeginUpload(r, null, null);", ""),
        ("old setter of the header", Verdict.Nothing, "var r = new PutObjectRequest { Key = key };\nr.AddHeader(\"x-amz-server-side-encryption\", \"AES256\");\ns3.PutObject(r);", ""),
        ("old setter of some header", Verdict.Maybe, "var r = new PutObjectRequest { Key = key };\nr.AddHeader(key, \"AES256\");\ns3.PutObject(r);", ""),
        ("old setter of many headers", Verdict.Maybe, "var r = new PutObjectRequest { Key = key };\nr.AddHeaders(body);\ns3.PutObject(r);", ""),
    ];

    public static TheoryData<string> FoundNames => Names(FoundCases);

    [Theory]
    [MemberData(nameof(FoundNames))]
    public Task Found_OfRealCode(string name) => Judge(FoundCases, name);
}
