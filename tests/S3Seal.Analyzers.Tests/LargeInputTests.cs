using System.Diagnostics;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace S3Seal.Analyzers.Tests;

/// <summary>Code that no one writes by hand: no exception, and time that grows with the text, not beyond.</summary>
public sealed class LargeInputTests
{
    // Generous for a busy machine; what runs away takes minutes, not seconds.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public static TheoryData<string> Names => [.. Sources.Keys];

    private static Dictionary<string, Func<string>> Sources { get; } = new(StringComparer.Ordinal)
    {
        ["initializer of ten thousand requests"] = static () => Method("var all = new List<PutObjectRequest>\n{\n" + Repeat(10_000, static i => $"    new PutObjectRequest {{ Key = \"k{i}\" }},\n") + "};\nforeach (var one in all) await s3.PutObjectAsync(one);"),
        ["initializer of ten thousand strings"] = static () => Method("var all = new[]\n{\n" + Repeat(10_000, static i => $"    \"k{i}\",\n") + "};\nforeach (var one in all) await s3.PutObjectAsync(new PutObjectRequest { Key = one });"),
        ["dictionary of ten thousand entries"] = static () => Method("var r = new PutObjectRequest();\n" + Repeat(10_000, static i => $"r.Metadata[\"k{i}\"] = \"v\";\n") + "await s3.PutObjectAsync(r);"),
        ["fifty thousand lines"] = static () => Type(Repeat(10_000, static i => $"    public async Task M{i}(IAmazonS3 s3)\n    {{\n        var r = new PutObjectRequest {{ Key = \"{i}\" }};\n        await s3.PutObjectAsync(r);\n    }}\n")),
        ["thousand branches"] = static () => Method("var r = new PutObjectRequest();\n" + Repeat(1_000, static i => $"if (flag) r.Key = \"{i}\"; else r.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256;\n") + "await s3.PutObjectAsync(r);"),
        ["thousand requests in branches"] = static () => Method("PutObjectRequest r = null;\n" + Repeat(1_000, static i => $"if (key == \"{i}\") r = new PutObjectRequest {{ Key = \"{i}\" }};\n") + "await s3.PutObjectAsync(r);"),
        ["nested conditions"] = static () => Method("var r = new PutObjectRequest();\n" + Repeat(150, static _ => "if (flag) {\n") + "await s3.PutObjectAsync(r);\n" + new string('}', 150)),
        ["nested loops"] = static () => Method("var r = new PutObjectRequest();\n" + Repeat(60, static i => $"for (var i{i} = 0; i{i} < 2; i{i}++) {{ if (flag) r = new PutObjectRequest();\n") + "await s3.PutObjectAsync(r);\n" + new string('}', 60)),
        // Of known types: the compiler itself binds a lambda once for each overload that might take it, and again inside each of these.
        ["nested lambdas"] = static () => Method(Repeat(60, static i => $"Func<Task> f{i} = async () => {{\n") + "await s3.PutObjectAsync(new PutObjectRequest());\n" + Repeat(60, static i => $"}};\nawait f{59 - i}();\n")),
        ["nested tries"] = static () => Method("var r = new PutObjectRequest();\n" + Repeat(60, static _ => "try {\n") + "await s3.PutObjectAsync(r);\n" + Repeat(60, static i => $"}} catch (InvalidOperationException) {{ r.Key = \"{i}\"; }} finally {{ r.ContentType = \"{i}\"; }}\n")),
        ["long sum of strings"] = static () => Method("await s3.PutObjectAsync(new PutObjectRequest { Key = key" + Repeat(3_000, static i => $" + \"{i}\"") + " });"),
        ["long chain of conditionals"] = static () => Method("await s3.PutObjectAsync(new PutObjectRequest { Key = " + Repeat(300, static i => $"key == \"{i}\" ? \"{i}\" : ") + "null });"),
        ["helpers that call each other"] = static () => Type("    public Task Go(IAmazonS3 s3) => M0(s3, new PutObjectRequest());\n" + Repeat(300, static i => $"    private Task M{i}(IAmazonS3 s3, PutObjectRequest r) => r.Key == null ? M{(i + 1) % 300}(s3, r) : M{(i * 7) % 300}(s3, r);\n")),
        ["factories that call each other"] = static () => Type("    public Task Go(IAmazonS3 s3) => s3.PutObjectAsync(M0(0));\n" + Repeat(200, static i => $"    private PutObjectRequest M{i}(int n) => n > 0 ? M{(i + 1) % 200}(n - 1) : new PutObjectRequest {{ Key = \"{i}\" }};\n")),
        ["cyclic types"] = static () => "using Amazon.S3.Model; class A : B { public A() : this(1) { } public A(int i) : this() { } } class B : C { } class C : A { } class D : PutObjectRequest { public D() : this(1) { } public D(int i) : this() { } } class E { Amazon.S3.IAmazonS3 s; void M() { s.PutObjectAsync(new D()); s.PutObjectAsync(new A()); } E e; PutObjectRequest r; }",
        ["cyclic containers"] = static () => "using Amazon.S3.Model; class A { public B B { get; set; } public A Self { get; set; } } class B { public A A { get; set; } public PutObjectRequest R { get; set; } } class E { System.Threading.Tasks.Task M(Amazon.S3.IAmazonS3 s, A a) { a.B.R = new PutObjectRequest(); return s.PutObjectAsync(a.B.A.B.R); } }",
        ["generic types without end"] = static () => "using Amazon.S3.Model; class A<T> : A<A<T>> { public A<A<A<T>>> Next; public PutObjectRequest R; } class E { object M(Amazon.S3.IAmazonS3 s, A<int> a) { a.Next.R = new PutObjectRequest(); return s.PutObjectAsync(a.R); } }",
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task LargeOrTwistedCode_IsJudgedInBoundedTime(string name)
    {
        var compilation = await AllRules.Compile(Sdk.V4, LanguageVersion.Latest, Sources[name]());
        compilation.GetDiagnostics(TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();
        var found = await AllRules.Findings(compilation);
        Assert.True(watch.Elapsed < Limit, $"{watch.Elapsed}");
        Assert.DoesNotContain(found, static finding => finding.Id == "AD0001");
    }

    [Fact]
    public async Task TenThousandMethods_AreEachFlagged()
    {
        var found = await AllRules.Findings(await AllRules.Compile(Sdk.V4, LanguageVersion.Latest, Sources["fifty thousand lines"]()));
        Assert.Equal(10_000, found.Count(static finding => finding.Id == "SSE1001"));
    }

    private static string Method(string body) => Type("    public async Task Run(IAmazonS3 s3, string key, bool flag)\n    {\n" + body + "\n    }\n");

    private static string Type(string members) =>
        "using System;\nusing System.Collections.Generic;\nusing System.Threading.Tasks;\nusing Amazon.S3;\nusing Amazon.S3.Model;\npublic class Large\n{\n" + members + "}\n";

    private static string Repeat(int count, Func<int, string> line)
    {
        var text = new StringBuilder();
        for (var index = 0; index < count; index++)
        {
            text.Append(line(index));
        }

        return text.ToString();
    }
}
