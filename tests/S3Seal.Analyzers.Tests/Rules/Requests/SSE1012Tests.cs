using Fix = S3Seal.Analyzers.Tests.VerifyFix<S3Seal.Analyzers.Rules.Requests.SSE1012EncryptionSwitchedOff, S3Seal.Analyzers.CodeFixes.Fixes.Requests.AskForEncryptionFix>;
using Rule = S3Seal.Analyzers.Tests.Verify<S3Seal.Analyzers.Rules.Requests.SSE1012EncryptionSwitchedOff>;

namespace S3Seal.Analyzers.Tests.Rules.Requests;

public static class SSE1012Tests
{
    public sealed class Flags
    {
        [Fact]
        public Task DeleteBucketEncryption_IsFlagged() => Rule.Body("await [|s3.DeleteBucketEncryptionAsync(new DeleteBucketEncryptionRequest { BucketName = bucket })|];");
    }

    public sealed class Accepts
    {
        [Fact]
        public Task NothingSet_IsAnotherRulesFinding() => Rule.Body("await s3.PutObjectAsync(new PutObjectRequest { Key = key });");
    }

    public sealed class Fixes
    {
        [Theory]
        [InlineData(
            "await s3.PutObjectAsync([|new PutObjectRequest|] { ServerSideEncryptionMethod = ServerSideEncryptionMethod.None, Key = key });",
            "await s3.PutObjectAsync(new PutObjectRequest { ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256, Key = key });")]
        [InlineData(
            "var r = [|new CopyObjectRequest|]();\nr.ServerSideEncryptionMethod = null; // why?\nr.SourceKey = key;\nawait s3.CopyObjectAsync(r);",
            "var r = new CopyObjectRequest();\nr.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256; // why?\nr.SourceKey = key;\nawait s3.CopyObjectAsync(r);")]
        [InlineData(
            "await transfer.UploadAsync([|new TransferUtilityUploadRequest|] { Key = key, ServerSideEncryptionMethod = \"\" });",
            "await transfer.UploadAsync(new TransferUtilityUploadRequest { Key = key, ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256 });")]
        public Task Nothing_IsReplacedByAMethod(string before, string after) => Fix.Body(before, after);
    }
}
