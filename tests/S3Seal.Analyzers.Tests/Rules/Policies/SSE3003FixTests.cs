using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using S3Seal.Analyzers.CodeFixes.Fixes.Requests;
using S3Seal.Analyzers.Rules.Policies;

namespace S3Seal.Analyzers.Tests.Rules.Policies;

/// <summary>A fix sets what the policy admits: the smallest change, what the project demands first, every further choice offered as well.</summary>
public sealed class SSE3003FixTests
{
    private const string Sse = "s3:x-amz-server-side-encryption";
    private const string Key = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    [Fact]
    public Task OnlyAes256IsAdmitted_ItIsSet() => Fix<SSE3003RequestIsRefused, AskForEncryptionFix>(
        Deny($$$"""{"StringNotEquals": {"{{{Sse}}}": "AES256"}}"""), "", "", "ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256");

    [Fact]
    public Task OneKeyIsAdmitted_MethodAndKeyAreSet() => Fix<SSE3003RequestIsRefused, AskForEncryptionFix>(
        Deny($$$"""{"StringNotEquals": {"{{{Sse}}}-aws-kms-key-id": "{{{Key}}}"}}""", $$$"""{"StringNotEquals": {"{{{Sse}}}": "aws:kms"}}"""), "",
        "", $"ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS, ServerSideEncryptionKeyManagementServiceKeyId = \"{Key}\"");

    [Fact]
    public Task SeveralAreAdmitted_TheProjectsComesFirst() => Fix<SSE3003RequestIsRefused, AskForEncryptionFix>(
        Deny($$$"""{"StringNotEquals": {"{{{Sse}}}": ["AES256", "aws:kms"]}}"""), "s3seal_required_encryption = aws:kms",
        "", "ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS");

    [Fact]
    public Task SeveralAreAdmitted_TheOthersAreOfferedToo() => Fix<SSE3003RequestIsRefused, AskForEncryptionFix>(
        Deny($$$"""{"StringNotEquals": {"{{{Sse}}}": ["AES256", "aws:kms"]}}"""), "",
        "", "ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS", choice: 1);

    [Fact]
    public Task AnotherMethodIsAskedFor_ItIsReplaced() => Fix<SSE3007EncryptionIsNotAdmitted, AskForEncryptionFix>(
        Deny($$$"""{"StringNotEquals": {"{{{Sse}}}": "AES256"}}"""), "",
        "ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS", "ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256");

    private static Task Fix<TRule, TFix>(string policy, string settings, string before, string after, int choice = 0)
        where TRule : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        var test = new CSharpCodeFixTest<TRule, TFix, DefaultVerifier>
        {
            TestCode = Code(before, marked: true),
            FixedCode = Code(after, marked: false),
            ReferenceAssemblies = SdkReferences.Of(Sdk.V4),
            CodeActionIndex = choice,
        };
        test.Setup(settings, LanguageVersion.CSharp12);
        test.TestState.AdditionalFiles.Add(("/app/bucket-policy.json", policy));
        test.FixedState.AdditionalFiles.Add(("/app/bucket-policy.json", policy));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static string Code(string settings, bool marked) => Snippet.InMethod(
        $"await s3.PutObjectAsync({(marked ? "[|" : "")}new PutObjectRequest{(marked ? "|]" : "")} {{ BucketName = \"acme-data\", Key = key{(settings.Length == 0 ? "" : ", " + settings)} }});");

    private static string Deny(params string[] conditions) => """{"Version": "2012-10-17", "Statement": [""" + string.Join(", ", conditions.Select(condition =>
        $$$"""{"Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::acme-data/*", "Condition": {{{condition}}}}""")) + "]}";
}
