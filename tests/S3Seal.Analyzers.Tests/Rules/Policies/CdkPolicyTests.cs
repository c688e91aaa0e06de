using S3Seal.Analyzers.Rules.Policies;

namespace S3Seal.Analyzers.Tests.Rules.Policies;

/// <summary>Policies that the code tells the AWS CDK, asked like the template that the CDK would write.</summary>
public sealed class CdkPolicyTests
{
    private const string Bucket = "var bucket = new Bucket(this, \"Data\", new BucketProps { BucketName = \"acme-data\", Encryption = BucketEncryption.KMS });\n";

    public static TheoryData<string> Refusing =>
    [
        Bucket + CdkCode.Deny(),
        Bucket + CdkCode.Deny(resource: "bucket.BucketArn + \"/*\""),
        Bucket + CdkCode.Deny(resource: "$\"{bucket.BucketArn}/*\""),
        Bucket + CdkCode.Deny(resource: "\"arn:aws:s3:::acme-data/*\""),
        Bucket + CdkCode.Deny(principal: "new StarPrincipal()"),
        Bucket + CdkCode.Deny(value: "open"),
        Bucket + CdkCode.Deny(value: "new[] { \"AES256\", \"aws:kms\" }"),
        "Bucket bucket = new(this, \"Data\", new BucketProps { BucketName = \"acme\" + \"-data\" });\n" + CdkCode.Deny(),
    ];

    public static TheoryData<string> Silent =>
    [
        Bucket.Replace("acme-data", "other", StringComparison.Ordinal) + CdkCode.Deny(),
        Bucket + CdkCode.Deny(principal: "new ArnPrincipal(\"arn:aws:iam::111122223333:role/r\")"),
        Bucket + CdkCode.Deny(principal: "new AccountPrincipal(open)"),
        Bucket + CdkCode.Deny(resource: "open"),
        Bucket + "if (open.Length > 3)\n" + CdkCode.Deny(),
        Bucket + CdkCode.Deny().Replace("Effect.DENY", "(Effect)open.Length", StringComparison.Ordinal),
        "var bucket = Bucket.FromBucketName(this, \"Data\", \"acme-data\");\n" + CdkCode.Deny(),
        "var bucket = new Bucket(this, \"Data\", new BucketProps { BucketName = \"acme-data\", EnforceSSL = true });\n",
        Bucket + "var deny = " + CdkCode.Deny()["bucket.AddToResourcePolicy(".Length..].Replace("}));", "});", StringComparison.Ordinal) + "\ndeny.AddActions(open);\nbucket.AddToResourcePolicy(deny);",
    ];

    [Theory]
    [MemberData(nameof(Refusing))]
    public Task Upload_IsRefusedByTheStatementInTheCode(string body) => PolicyVerify<SSE3003RequestIsRefused>.All(CdkCode.Stack(body), [],
        [("/0/Test0.cs", LineOf(CdkCode.Stack(body), "PutObjectAsync(new"), 33, "PutObject to 'acme-data' sends no x-amz-server-side-encryption; statement 'DenyUnencrypted' in 0/Test0.cs line 15 refuses it (403)")]);

    [Theory]
    [MemberData(nameof(Silent))]
    public Task WhatTheCodeLeavesOpen_IsNotGuessed(string body) => PolicyVerify<SSE3003RequestIsRefused>.All(CdkCode.Stack(body), [], []);

    [Fact]
    public Task BucketOfUnknownName_MayBeAnyBucket() => PolicyVerify<SSE3003RequestIsRefused>.All(
        CdkCode.Stack("", "static void Seal(IBucket bucket)\n{\n" + CdkCode.Deny() + "\n}"), [],
        [("/0/Test0.cs", 18, 33, "PutObject to 'acme-data' sends no x-amz-server-side-encryption; statement 'DenyUnencrypted' in 0/Test0.cs line 21 refuses it (403)")]);

    [Fact]
    public Task EnforceSsl_BesideTheHeadersStatement_IsNoUploadsObstacle() => PolicyVerify<SSE3006PolicyRefusesEveryUpload>.All(
        CdkCode.Stack("var bucket = new Bucket(this, \"Data\", new BucketProps { BucketName = \"acme-data\", EnforceSSL = true });\n" + CdkCode.Deny()), [], []);

    [Fact]
    public Task WrongSpelling_IsFoundAtTheWord() => PolicyVerify<SSE3002StatementMissesItsPoint>.All(
        CdkCode.Stack(Bucket + CdkCode.Deny(value: "\"aes256\"")), [],
        [("/0/Test0.cs", 19, 144, "No request carries 'aes256' as s3:x-amz-server-side-encryption: the value is spelt 'AES256'.")]);

    [Fact]
    public Task ResourceOfAnotherBucket_IsRefusedByS3() => PolicyVerify<SSE3001PolicyIsRefused>.All(
        CdkCode.Stack(Bucket + CdkCode.Deny(resource: "\"arn:aws:s3:::another/*\"")), [],
        [("/0/Test0.cs", 18, 61, "S3 refuses this policy (400 MalformedPolicy): Policy has invalid resource")]);

    private static int LineOf(string source, string text) => source.Split('\n').Index().First(line => line.Item.Contains(text, StringComparison.Ordinal)).Index + 1;
}
