using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using S3Seal.Analyzers.Rules.Requests;
using Fix = S3Seal.Analyzers.Tests.VerifyFix<S3Seal.Analyzers.Rules.Requests.SSE1001PutObjectWithoutEncryption, S3Seal.Analyzers.CodeFixes.Fixes.Requests.AskForEncryptionFix>;
using Rule = S3Seal.Analyzers.Tests.Verify<S3Seal.Analyzers.Rules.Requests.SSE1001PutObjectWithoutEncryption>;

namespace S3Seal.Analyzers.Tests.Rules.Requests;

public static class SSE1001Tests
{
    public sealed class Flags
    {
        [Theory]
        [InlineData(Sdk.V4)]
        [InlineData(Sdk.V3)]
        [InlineData(Sdk.V4Framework)]
        public Task RequestWithoutMethod_InEverySdk_IsFlaggedAtItsCreation(Sdk sdk) =>
            Rule.Body("await s3.PutObjectAsync([|new PutObjectRequest|] { BucketName = bucket, Key = key });", sdk);

        [Fact]
        public Task SynchronousCall_OnTheFramework_IsFlagged() =>
            Rule.Body("s3.PutObject([|new PutObjectRequest|] { BucketName = bucket });\nawait Task.Yield();", Sdk.V4Framework);

        [Fact]
        public Task TopLevelStatements_AreBodies() => Verify.TopLevel("""
            using Amazon.S3;
            using Amazon.S3.Model;

            var client = new AmazonS3Client();
            await client.PutObjectAsync([|new PutObjectRequest|] { BucketName = args[0] });
            """);

        [Fact]
        public Task AnotherMethodThanDemanded_IsFlagged() => Rule.Body(
            "await s3.PutObjectAsync([|new PutObjectRequest|] { ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256 });",
            editorConfig: "s3seal_required_encryption = aws:kms");

        [Fact]
        public Task UploadMethodOfTheProject_IsASend() => Rule.Body(
            "await Store.Save([|new PutObjectRequest|] { Key = key });",
            editorConfig: "s3seal_upload_methods = Uploader.IStore.Save",
            members: "    public IStore Store { get; set; }\n    public interface IStore { Task Save(PutObjectRequest r); }");
    }

    public sealed class Accepts
    {
        [Fact]
        public Task WithoutTheSdk_NothingRuns() =>
            Rule.File("public class PutObjectRequest { } public class C { public object M() => new PutObjectRequest(); }", Sdk.None);

        [Fact]
        public Task SafeMethodOfTheProject_Sets() => Rule.Body(
            "var r = new PutObjectRequest { Key = key };\nGuard.Protect(r);\nawait s3.PutObjectAsync(r);",
            editorConfig: "s3seal_safe_methods = Uploader.IGuard.Protect\ns3seal_required_encryption = aws:kms",
            members: "    public IGuard Guard { get; set; }\n    public interface IGuard { void Protect(PutObjectRequest r); }");

        [Fact]
        public Task DemandedMethod_IsAccepted() => Rule.Body(
            "await s3.PutObjectAsync(new PutObjectRequest { ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS });",
            editorConfig: "s3seal_required_encryption = aws:kms");

        [Fact]
        public Task DemandOfABucket_HoldsForThatBucketOnly() => Rule.Body(
            """
            await s3.PutObjectAsync(new PutObjectRequest { BucketName = "open-1", ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256 });
            await s3.PutObjectAsync([|new PutObjectRequest|] { BucketName = "vault-1", ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256 });
            """,
            editorConfig: "s3seal_bucket.vault = vault-*, aws:kms");
    }

    public sealed class Fixes
    {
        [Fact]
        public Task Assignments_BehindACondition_GetOneMore() => Fix.Body(
            """
            var request = [|new PutObjectRequest|]();
            if (flag)
            {
                request.BucketName = bucket;
            }
            else
            {
                request.Metadata.Add("a", "b");
            }
            request.Key = key; // the name
            await s3.PutObjectAsync(request);
            """,
            """
            var request = new PutObjectRequest();
            if (flag)
            {
                request.BucketName = bucket;
            }
            else
            {
                request.Metadata.Add("a", "b");
            }
            request.Key = key; // the name
            request.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256;
            await s3.PutObjectAsync(request);
            """);

        [Fact]
        public Task Assignments_BeforeASend_GetOneMore() => Fix.Body(
            """
            var request = [|new PutObjectRequest|]();
            request.Key = key;
            if (flag)
            {
                await s3.PutObjectAsync(request);
            }
            request.BucketName = bucket;
            await s3.PutObjectAsync(request);
            """,
            """
            var request = new PutObjectRequest();
            request.Key = key;
            request.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256;
            if (flag)
            {
                await s3.PutObjectAsync(request);
            }
            request.BucketName = bucket;
            await s3.PutObjectAsync(request);
            """);

        [Theory]
        [InlineData(
            "await s3.PutObjectAsync([|new PutObjectRequest|] { BucketName = bucket, Key = key }, ct);",
            "await s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256 }, ct);")]
        [InlineData(
            "await s3.PutObjectAsync([|new PutObjectRequest|] { Key = key, });",
            "await s3.PutObjectAsync(new PutObjectRequest { Key = key, ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256, });")]
        [InlineData(
            "await s3.PutObjectAsync([|new PutObjectRequest|]());",
            "await s3.PutObjectAsync(new PutObjectRequest() { ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256 });")]
        [InlineData(
            "await s3.PutObjectAsync([|new PutObjectRequest|] { });",
            "await s3.PutObjectAsync(new PutObjectRequest { ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256 });")]
        [InlineData(
            "PutObjectRequest r = [|new()|];\nawait s3.PutObjectAsync(r);",
            "PutObjectRequest r = new() { ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256 };\nawait s3.PutObjectAsync(r);")]
        [InlineData(
            "var r = [|new PutObjectRequest|]\n{\n    BucketName = bucket, Key = key,   // keep this comment\n    InputStream = body\n};\nawait s3.PutObjectAsync(r);",
            "var r = new PutObjectRequest\n{\n    BucketName = bucket, Key = key,   // keep this comment\n    InputStream = body,\n    ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256\n};\nawait s3.PutObjectAsync(r);")]
        [InlineData(
            "var r = [|new PutObjectRequest|]\n{\n    BucketName = bucket,\n    InputStream = body, // the body\n    // nothing more\n};\nawait s3.PutObjectAsync(r);",
            "var r = new PutObjectRequest\n{\n    BucketName = bucket,\n    InputStream = body, // the body\n    ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256,\n    // nothing more\n};\nawait s3.PutObjectAsync(r);")]
        [InlineData(
            "var r = [|new PutObjectRequest|]\n{\n\tInputStream = body // last\n};\nawait s3.PutObjectAsync(r);",
            "var r = new PutObjectRequest\n{\n\tInputStream = body, // last\n\tServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256\n};\nawait s3.PutObjectAsync(r);")]
        [InlineData(
            "var r = [|new PutObjectRequest|] {\n    BucketName = bucket,\n    Key = key };\nawait s3.PutObjectAsync(r);",
            "var r = new PutObjectRequest {\n    BucketName = bucket,\n    Key = key,\n    ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256 };\nawait s3.PutObjectAsync(r);")]
        [InlineData(
            "var r = [|new PutObjectRequest|]();\nr.BucketName = bucket; // where\nvar k = key;\nr.Key = k;\nr.Metadata.Add(\"a\", \"b\");\n\nawait s3.PutObjectAsync(r);",
            "var r = new PutObjectRequest();\nr.BucketName = bucket; // where\nvar k = key;\nr.Key = k;\nr.Metadata.Add(\"a\", \"b\");\nr.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256;\n\nawait s3.PutObjectAsync(r);")]
        [InlineData(
            "PutObjectRequest r;\nr = [|new PutObjectRequest|]();\nr.Key = key; r.BucketName = bucket;\nawait s3.PutObjectAsync(r);",
            "PutObjectRequest r;\nr = new PutObjectRequest();\nr.Key = key; r.BucketName = bucket; r.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256;\nawait s3.PutObjectAsync(r);")]
        [InlineData(
            "await Task.WhenAll(s3.PutObjectAsync([|new PutObjectRequest|] { Key = key }), s3.PutObjectAsync([|new PutObjectRequest|] { Key = bucket }));",
            "await Task.WhenAll(s3.PutObjectAsync(new PutObjectRequest { Key = key, ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256 }), s3.PutObjectAsync(new PutObjectRequest { Key = bucket, ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256 }));")]
        public Task Request_InItsAuthorsStyle_AsksForEncryption(string before, string after) => Fix.Body(before, after);

        [Fact]
        public Task Directive_InTheInitializer_IsLeftAlone() => Fix.Body(
            "var r = [|new PutObjectRequest|]\n{\n    BucketName = bucket,\n#if DEBUG\n    Key = key,\n#endif\n};\nawait s3.PutObjectAsync(r);",
            "var r = new PutObjectRequest\n{\n    ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256,\n    BucketName = bucket,\n#if DEBUG\n    Key = key,\n#endif\n};\nawait s3.PutObjectAsync(r);");

        [Fact]
        public Task Demand_ForKms_IsSetWithItsKey() => Fix.Body(
            "await s3.PutObjectAsync([|new PutObjectRequest|] { Key = key });",
            "await s3.PutObjectAsync(new PutObjectRequest { Key = key, ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS, ServerSideEncryptionKeyManagementServiceKeyId = \"alias/app\" });",
            editorConfig: "s3seal_required_encryption = aws:kms\ns3seal_kms_key = alias/app");

        [Fact]
        public Task AnotherMethod_IsReplaced() => Fix.Body(
            "await s3.PutObjectAsync([|new PutObjectRequest|] { ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256, Key = key });",
            "await s3.PutObjectAsync(new PutObjectRequest { ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS, Key = key });",
            editorConfig: "s3seal_required_encryption = aws:kms");

        [Fact]
        public Task CustomerKeyDemanded_HasNoFix() => Fix.None(Snippet.InMethod(
            "await s3.PutObjectAsync([|new PutObjectRequest|] { Key = key });"), editorConfig: "s3seal_required_encryption = customer");

        [Fact]
        public Task MissingUsing_IsAddedOnceBesideItsNeighbour() => Fix.File(
            """
            using System.Threading.Tasks;
            using Amazon.S3.Model;

            public class C
            {
                public Task A(Amazon.S3.IAmazonS3 s3) => s3.PutObjectAsync([|new PutObjectRequest|] { Key = "a" });
                public Task B(Amazon.S3.IAmazonS3 s3) => s3.PutObjectAsync([|new PutObjectRequest|] { Key = "b" });
            }
            """,
            """
            using System.Threading.Tasks;
            using Amazon.S3;
            using Amazon.S3.Model;

            public class C
            {
                public Task A(Amazon.S3.IAmazonS3 s3) => s3.PutObjectAsync(new PutObjectRequest { Key = "a", ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256 });
                public Task B(Amazon.S3.IAmazonS3 s3) => s3.PutObjectAsync(new PutObjectRequest { Key = "b", ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256 });
            }
            """);

        [Fact]
        public Task UsingInsideTheNamespace_StaysInside() => Fix.File(
            """
            namespace N
            {
                using System.Threading.Tasks;
                using Amazon.S3.Model;

                public class C
                {
                    public Task A(Amazon.S3.IAmazonS3 s3) => s3.PutObjectAsync([|new PutObjectRequest|] { Key = "a" });
                }
            }
            """,
            """
            namespace N
            {
                using System.Threading.Tasks;
                using Amazon.S3;
                using Amazon.S3.Model;

                public class C
                {
                    public Task A(Amazon.S3.IAmazonS3 s3) => s3.PutObjectAsync(new PutObjectRequest { Key = "a", ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256 });
                }
            }
            """);

        [Fact]
        public Task FullNames_StayFullNames() => Fix.File(
            """
            public class C
            {
                public System.Threading.Tasks.Task A(Amazon.S3.IAmazonS3 s3) => s3.PutObjectAsync([|new Amazon.S3.Model.PutObjectRequest|] { Key = "a" });
            }
            """,
            """
            public class C
            {
                public System.Threading.Tasks.Task A(Amazon.S3.IAmazonS3 s3) => s3.PutObjectAsync(new Amazon.S3.Model.PutObjectRequest { Key = "a", ServerSideEncryptionMethod = Amazon.S3.ServerSideEncryptionMethod.AES256 });
            }
            """);

        [Fact]
        public Task MemberOfTheSameName_DoesNotHideTheType() => Fix.Body(
            "await s3.PutObjectAsync([|new PutObjectRequest|] { Key = key });",
            "await s3.PutObjectAsync(new PutObjectRequest { Key = key, ServerSideEncryptionMethod = global::Amazon.S3.ServerSideEncryptionMethod.AES256 });",
            members: "    public string ServerSideEncryptionMethod { get; set; }");

        [Fact]
        public Task OldLanguage_AndWindowsLineEnds_AreKept() => Fix.File(
            "using Amazon.S3;\r\nusing Amazon.S3.Model;\r\npublic class C\r\n{\r\n\tpublic object M(IAmazonS3 s3)\r\n\t{\r\n\t\treturn s3.PutObjectAsync([|new PutObjectRequest|]\r\n\t\t{\r\n\t\t\tKey = \"k\"\r\n\t\t});\r\n\t}\r\n}\r\n",
            "using Amazon.S3;\r\nusing Amazon.S3.Model;\r\npublic class C\r\n{\r\n\tpublic object M(IAmazonS3 s3)\r\n\t{\r\n\t\treturn s3.PutObjectAsync(new PutObjectRequest\r\n\t\t{\r\n\t\t\tKey = \"k\",\r\n\t\t\tServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256\r\n\t\t});\r\n\t}\r\n}\r\n",
            language: LanguageVersion.CSharp7_3);
    }

    private static class Verify
    {
        public static Task TopLevel(string source)
        {
            var test = new Microsoft.CodeAnalysis.CSharp.Testing.CSharpAnalyzerTest<SSE1001PutObjectWithoutEncryption, DefaultVerifier>
            {
                TestCode = source,
                ReferenceAssemblies = SdkReferences.Of(Sdk.V4),
            };
            test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
            return test.RunAsync(TestContext.Current.CancellationToken);
        }
    }
}
