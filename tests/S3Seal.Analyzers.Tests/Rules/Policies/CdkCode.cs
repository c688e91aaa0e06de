namespace S3Seal.Analyzers.Tests.Rules.Policies;

/// <summary>Small stand-ins with the names and shapes of Amazon.CDK.Lib, whose assembly of 90 MB no test should carry.</summary>
internal static class CdkCode
{
    public const string Library = """
        namespace Constructs { public class Construct { public Construct(Construct scope, string id) { } } }
        namespace Amazon.CDK.AWS.IAM
        {
            using System.Collections.Generic;
            public enum Effect { ALLOW, DENY }
            public interface IPrincipal { }
            public class PrincipalBase : IPrincipal { }
            public class AnyPrincipal : ArnPrincipal { public AnyPrincipal() : base("*") { } }
            public class StarPrincipal : PrincipalBase { }
            public class ArnPrincipal : PrincipalBase { public ArnPrincipal(string arn) { } }
            public class AccountPrincipal : ArnPrincipal { public AccountPrincipal(object accountId) : base("") { } }
            public class ServicePrincipal : PrincipalBase { public ServicePrincipal(string service) { } }
            public interface IPolicyStatementProps { }
            public class PolicyStatementProps : IPolicyStatementProps
            {
                public string Sid { get; set; }
                public Effect? Effect { get; set; }
                public string[] Actions { get; set; }
                public string[] NotActions { get; set; }
                public IPrincipal[] Principals { get; set; }
                public IPrincipal[] NotPrincipals { get; set; }
                public string[] Resources { get; set; }
                public string[] NotResources { get; set; }
                public IDictionary<string, object> Conditions { get; set; }
            }
            public class PolicyStatement { public PolicyStatement(IPolicyStatementProps props = null) { } public void AddActions(params string[] actions) { } }
        }
        namespace Amazon.CDK.AWS.S3
        {
            using Amazon.CDK.AWS.IAM;
            using Constructs;
            public enum BucketEncryption { UNENCRYPTED, KMS_MANAGED, S3_MANAGED, KMS, DSSE_MANAGED, DSSE }
            public interface IBucketProps { }
            public class BucketProps : IBucketProps
            {
                public string BucketName { get; set; }
                public BucketEncryption? Encryption { get; set; }
                public bool? EnforceSSL { get; set; }
            }
            public interface IBucket { string BucketArn { get; } string BucketName { get; } string ArnForObjects(string keyPattern); object AddToResourcePolicy(PolicyStatement permission); }
            public class BucketBase : Construct, IBucket
            {
                public BucketBase(Construct scope, string id) : base(scope, id) { }
                public virtual string BucketArn => "";
                public virtual string BucketName => "";
                public virtual string ArnForObjects(string keyPattern) => "";
                public virtual object AddToResourcePolicy(PolicyStatement permission) => permission;
            }
            public class Bucket : BucketBase
            {
                public Bucket(Construct scope, string id, IBucketProps props = null) : base(scope, id) { }
                public static IBucket FromBucketName(Construct scope, string id, string bucketName) => null;
            }
        }
        """;

    /// <summary>A stack whose constructor holds the given lines; the first of them is line 14.</summary>
    public static string Stack(string body, string members = "") => $$"""
        using System.Collections.Generic;
        using System.IO;
        using System.Threading.Tasks;
        using Amazon.CDK.AWS.IAM;
        using Amazon.CDK.AWS.S3;
        using Amazon.S3;
        using Amazon.S3.Model;
        using Constructs;
        #nullable disable
        public class DataStack : Construct
        {
            public DataStack(Construct scope, string id, string open) : base(scope, id)
            {
        {{body}}
            }

            public async Task Upload(IAmazonS3 s3, Stream body) =>
                await s3.PutObjectAsync(new PutObjectRequest { BucketName = "acme-data", Key = "k", InputStream = body });
        {{members}}
        }

        """ + Library.Replace("using Constructs;", "using global::Constructs;", StringComparison.Ordinal);

    /// <summary>The Deny of uploads without AES256, on several lines; its statement stands in the first.</summary>
    public static string Deny(string bucket = "bucket", string resource = "bucket.ArnForObjects(\"*\")", string value = "\"AES256\"", string principal = "new AnyPrincipal()") => $$"""
        {{bucket}}.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "DenyUnencrypted", Effect = Effect.DENY, Principals = new IPrincipal[] { {{principal}} },
            Actions = new[] { "s3:PutObject" }, Resources = new[] { {{resource}} },
            Conditions = new Dictionary<string, object> { ["StringNotEquals"] = new Dictionary<string, object> { ["s3:x-amz-server-side-encryption"] = {{value}} } },
        }));
        """;
}
