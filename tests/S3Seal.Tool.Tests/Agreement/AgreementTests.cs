using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using S3Seal.Emulator;
using S3Seal.Tool.Replay;

namespace S3Seal.Tool.Tests.Agreement;

/// <summary>
/// One truth: what the rules say of a request under a policy, and what the emulator answers to that very request under that policy.
/// Every definite finding is a 403 and every silence is a 200; there is no list of exceptions.
/// </summary>
public sealed class AgreementTests
{
    private const string Sse = "s3:x-amz-server-side-encryption";
    private const string Key = "arn:aws:kms:us-east-1:000000000000:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private static readonly Dictionary<string, string> Policies = new()
    {
        ["AES256 only"] = Deny(Condition("StringNotEquals", Sse, "AES256")),
        ["KMS only"] = Deny(Condition("StringNotEquals", Sse, "aws:kms")),
        ["KMS of either kind"] = Deny(Condition("StringNotEquals", Sse, "aws:kms", "aws:kms:dsse")),
        ["some header"] = Deny(Condition("Null", Sse, "true")),
        ["some header, and not KMS"] = Deny(Condition("Null", Sse, "true"), Condition("StringLike", Sse, "aws:kms*")),
        ["one key"] = Deny(Condition("StringNotEquals", Sse, "aws:kms"), Condition("StringNotEquals", Sse + "-aws-kms-key-id", Key)),
        ["one key, if any is named"] = Deny(Condition("StringNotEqualsIfExists", Sse + "-aws-kms-key-id", Key)),
        ["no customer keys"] = Deny(Condition("Null", Sse + "-customer-algorithm", "false")),
        ["customer keys only"] = Deny(Condition("Null", Sse + "-customer-algorithm", "true")),
        ["any value of an absent key"] = Deny(Condition("ForAnyValue:StringNotEquals", Sse, "AES256")),
        ["all values of an absent key"] = Deny(Condition("ForAllValues:StringNotEquals", Sse, "AES256")),
        ["wrong case"] = Deny(Condition("StringNotEquals", Sse, "aes256")),
        ["case does not count"] = Deny(Condition("StringNotEqualsIgnoreCase", Sse, "aes256")),
        ["one prefix"] = DenyAt("secure/*", Condition("StringNotEquals", Sse, "AES256")),
        ["TLS"] = Deny(Condition("Bool", "aws:SecureTransport", "false")),
        ["TLS and a header"] = Deny(Condition("Bool", "aws:SecureTransport", "false"), Condition("StringNotEquals", Sse, "AES256")),
        ["two demands that exclude each other"] = Deny(Condition("StringNotEquals", Sse, "AES256"), Condition("StringNotEquals", Sse, "aws:kms")),
        ["no uploads"] = Deny("{}"),
    };

    private static readonly Dictionary<string, (string Code, Action<PutObjectRequest> Apply)> Requests = new()
    {
        ["nothing"] = ("", static _ => { }
        ),
        ["AES256"] = ("ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256", static request => request.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256),
        ["KMS"] = ("ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS", static request => request.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS),
        ["DSSE"] = ("ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMSDSSE", static request => request.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMSDSSE),
        ["KMS with the key"] = ($"ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS, ServerSideEncryptionKeyManagementServiceKeyId = \"{Key}\"", static request =>
        {
            request.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS;
            request.ServerSideEncryptionKeyManagementServiceKeyId = Key;
        }
        ),
        ["customer key"] = ($"ServerSideEncryptionCustomerMethod = ServerSideEncryptionCustomerMethod.AES256, ServerSideEncryptionCustomerProvidedKey = \"{CustomerKey}\"", static request =>
        {
            request.ServerSideEncryptionCustomerMethod = ServerSideEncryptionCustomerMethod.AES256;
            request.ServerSideEncryptionCustomerProvidedKey = CustomerKey;
        }
        ),
    };

    private static readonly string[] Keys = ["reports/2026.txt", "secure/2026.txt"];

    // Thirty-two bytes that are nobody's key.
    private const string CustomerKey = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    public static TheoryData<string> Matrix() => [.. Policies.Keys];

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task FindingsAndAnswers_AreTheSame(string policy)
    {
        var options = new S3EmulatorOptions { Url = new Uri("https://127.0.0.1:0") };
        options.KmsKeys.Add(new S3KmsKey { KeyId = Key[(Key.LastIndexOf('/') + 1)..] });
        await using var s3 = await S3Emulator.StartAsync(options, TestContext.Current.CancellationToken);
        using var client = s3.CreateS3Client(configure: TrustingClients.Configure);
        await client.PutBucketAsync("acme-data", TestContext.Current.CancellationToken);
        await AdmitCustomerKeysAsync(client);
        await client.PutBucketPolicyAsync("acme-data", Policies[policy], TestContext.Current.CancellationToken);

        var disagreements = new List<string>();
        foreach (var (name, (code, apply)) in Requests)
        {
            foreach (var key in Keys)
            {
                var found = await CodeUnderPolicy.FindingsAsync(code, key, Policies[policy], TestContext.Current.CancellationToken);
                var request = new PutObjectRequest { BucketName = "acme-data", Key = key, ContentBody = "body" };
                apply(request);
                var answer = await StatusAsync(client, request);
                if ((found.Count > 0) != (answer == HttpStatusCode.Forbidden))
                {
                    disagreements.Add($"{name} to {key}: the rules say {(found.Count == 0 ? "nothing" : string.Join(", ", found))}, the emulator answers {(int)answer}");
                }
            }
        }

        Assert.Empty(disagreements);
    }

    // A new bucket blocks customer keys by a setting of its own; here the policy alone shall decide.
    private static Task AdmitCustomerKeysAsync(AmazonS3Client client) => client.PutBucketEncryptionAsync(
        new PutBucketEncryptionRequest
        {
            BucketName = "acme-data",
            ServerSideEncryptionConfiguration = new ServerSideEncryptionConfiguration
            {
                ServerSideEncryptionRules =
                [
                    new ServerSideEncryptionRule
                    {
                        ServerSideEncryptionByDefault = new ServerSideEncryptionByDefault { ServerSideEncryptionAlgorithm = ServerSideEncryptionMethod.AES256 },
                        BlockedEncryptionTypes = new BlockedEncryptionTypes { EncryptionType = ["NONE"] },
                    },
                ],
            },
        },
        TestContext.Current.CancellationToken);

    private static async Task<HttpStatusCode> StatusAsync(AmazonS3Client client, PutObjectRequest request)
    {
        try
        {
            return (await client.PutObjectAsync(request, TestContext.Current.CancellationToken)).HttpStatusCode;
        }
        catch (AmazonS3Exception refusal)
        {
            return refusal.StatusCode;
        }
    }

    private static string Deny(params string[] conditions) => DenyAt("*", conditions);

    private static string DenyAt(string objects, params string[] conditions) => """{"Version": "2012-10-17", "Statement": [""" + string.Join(", ", conditions.Select(condition =>
        $$$"""{"Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::acme-data/{{{objects}}}", "Condition": {{{condition}}}}""")) + "]}";

    private static string Condition(string test, string key, params string[] values) =>
        $$$"""{"{{{test}}}": {"{{{key}}}": [{{{string.Join(", ", values.Select(value => "\"" + value + "\""))}}}]}}""";
}
