using Fix = S3Seal.Analyzers.Tests.VerifyFix<S3Seal.Analyzers.Rules.Requests.SSE1008PresignedPostWithoutEncryption, S3Seal.Analyzers.CodeFixes.Fixes.Requests.SSE1008PresignedPostWithoutEncryptionFix>;
using Rule = S3Seal.Analyzers.Tests.Verify<S3Seal.Analyzers.Rules.Requests.SSE1008PresignedPostWithoutEncryption>;

namespace S3Seal.Analyzers.Tests.Rules.Requests;

public sealed class SSE1008Tests
{
    [Fact]
    public Task Fixes_AFormWithoutTheField() => Fix.Body(
        """
        await s3.CreatePresignedPostAsync([|new CreatePresignedPostRequest|] { BucketName = bucket, Key = key });
        """,
        """
        await s3.CreatePresignedPostAsync(new CreatePresignedPostRequest { BucketName = bucket, Key = key, Fields = { ["x-amz-server-side-encryption"] = "AES256" } });
        """);

    [Fact]
    public Task Fixes_WithTheKeyThatIsDemanded() => Fix.Body(
        """
        CreatePresignedPostRequest form = [|new()|]
        {
            BucketName = bucket,
        };
        form.Key = key;
        s3.CreatePresignedPost(form);
        """,
        """
        CreatePresignedPostRequest form = new()
        {
            BucketName = bucket,
            Fields = { ["x-amz-server-side-encryption"] = "aws:kms", ["x-amz-server-side-encryption-aws-kms-key-id"] = "alias/a" },
        };
        form.Key = key;
        s3.CreatePresignedPost(form);
        """,
        editorConfig: "s3seal_required_encryption = aws:kms\ns3seal_kms_key = alias/a");

    [Fact]
    public Task Flags_OtherFieldsWithoutAFix() => Fix.None(Snippet.InMethod("""
        await s3.CreatePresignedPostAsync([|new CreatePresignedPostRequest|] { Fields = new Dictionary<string, string> { ["acl"] = "private" } });
        """));

    [Theory]
    [InlineData("s3.CreatePresignedPost(new CreatePresignedPostRequest { Fields = { [\"x-amz-server-side-encryption\"] = \"AES256\" } });")]
    [InlineData("s3.CreatePresignedPost(new CreatePresignedPostRequest { Fields = new Dictionary<string, string> { { \"X-Amz-Server-Side-Encryption\", \"AES256\" } } });")]
    [InlineData("var f = new CreatePresignedPostRequest(); f.Fields.Add(\"x-amz-server-side-encryption\", key); s3.CreatePresignedPost(f);")]
    [InlineData("var f = new CreatePresignedPostRequest(); f.Conditions.Add(S3PostCondition.ExactMatch(\"x-amz-server-side-encryption\", \"AES256\")); s3.CreatePresignedPost(f);")]
    [InlineData("s3.CreatePresignedPost(new CreatePresignedPostRequest { Fields = Fields() });")]
    [InlineData("s3.CreatePresignedPost(new CreatePresignedPostRequest { Conditions = [S3PostCondition.ExactMatch(\"x-amz-server-side-encryption\", \"AES256\")] });")]
    [InlineData("s3.CreatePresignedPost(new CreatePresignedPostRequest { Conditions = [S3PostCondition.ExactMatch(key, key)] });")]
    [InlineData("s3.CreatePresignedPost(new CreatePresignedPostRequest { Conditions = [.. Conditions()] });")]
    [InlineData("var f = new CreatePresignedPostRequest(); Decorate(f); s3.CreatePresignedPost(f);")]
    [InlineData("var f = new CreatePresignedPostRequest { Key = key };")]
    [InlineData("var f = new CreatePresignedPostRequest(); foreach (var p in Fields()) { f.Fields[p.Key] = p.Value; } s3.CreatePresignedPost(f);")]
    [InlineData("var f = new CreatePresignedPostRequest(); foreach (var p in Fields()) { f.Fields.Add(p.Key, p.Value); } s3.CreatePresignedPost(f);")]
    [InlineData("CreatePresignedPostRequest f = new(); Fill(f.Fields); s3.CreatePresignedPost(f);")]
    [InlineData("var f = new CreatePresignedPostRequest(); f.Conditions.Add(S3PostCondition.ExactMatch(key, key)); s3.CreatePresignedPost(f);")]
    public Task Accepts_TheFieldOrWhatCannotBeSeen(string statements) => Rule.Body(statements,
        members: "static List<S3PostCondition> Conditions() => null; static Dictionary<string, string> Fields() => null; static void Decorate(CreatePresignedPostRequest f) { } static void Fill(IDictionary<string, string> f) { }");

    [Theory]
    [InlineData("s3.CreatePresignedPost([|new()|] { Key = key });")]
    [InlineData("CreatePresignedPostRequest f = [|new()|] { Conditions = [S3PostCondition.ExactMatch(\"Content-Type\", key), S3PostCondition.ContentLengthRange(key.Length, 5)] }; s3.CreatePresignedPost(f);")]
    [InlineData("CreatePresignedPostRequest f = [|new()|] { Conditions = [] }; f.Conditions.Add(S3PostCondition.ContentLengthRange(key.Length, 5)); s3.CreatePresignedPost(f);")]
    [InlineData("CreatePresignedPostRequest f = [|new()|]; f.Fields[\"acl\"] = key; f.Conditions.Add(S3PostCondition.ExactMatch(\"acl\", key)); s3.CreatePresignedPost(f);")]
    public Task Flags_TargetTypedCreations(string statements) => Rule.Body(statements);

    [Fact]
    public Task Accepts_Sdk3() => Rule.Body("Console.WriteLine(key);", Sdk.V3);
}
