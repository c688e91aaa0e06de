using S3Seal.Emulator;
using S3Seal.Tool.Serving;

namespace S3Seal.Tool.Tests.Serving;

public sealed class ServeConfigurationParserTests
{
    private const string Identity = """{"accessKeyId":"AK","secretAccessKey":"s","account":"111122223333"}""";

    [Fact]
    public void Parse_EmptyObject_IsTheDefault()
    {
        var configuration = ServeConfigurationParser.Parse("{}");

        var identity = Assert.Single(configuration.Identities);
        Assert.Equal(("us-east-1", "test", "test", "000000000000"), (configuration.Region, identity.AccessKeyId, identity.SecretAccessKey, identity.Account));
        Assert.Null(identity.Arn);
        Assert.Empty(configuration.KmsKeys);
    }

    [Fact]
    public void Parse_EveryMember_IsTakenOver()
    {
        var configuration = ServeConfigurationParser.Parse("""
            {
              "region": "eu-central-1",
              "identities": [{
                "accessKeyId": "AK", "secretAccessKey": "secret", "sessionToken": "token", "account": "111122223333",
                "arn": "arn:aws:iam::111122223333:user/ada", "canonicalId": "c0ffee", "displayName": "ada", "email": "ada@example.com",
                "identityPolicy": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}
              }],
              "kmsKeys": [{"account": "111122223333", "keyId": "key-1", "alias": "alias/one"}, {"keyId": "key-2"}]
            }
            """);

        var identity = Assert.Single(configuration.Identities);
        Assert.Equal(
            ("eu-central-1", "AK", "secret", "token", "111122223333", "arn:aws:iam::111122223333:user/ada"),
            (configuration.Region, identity.AccessKeyId, identity.SecretAccessKey, identity.SessionToken, identity.Account, identity.Arn));
        Assert.Equal(("c0ffee", "ada", "ada@example.com"), (identity.CanonicalId, identity.DisplayName, identity.Email));
        Assert.Contains("\"s3:*\"", identity.IdentityPolicy, StringComparison.Ordinal);
        Assert.Equal([new S3KmsKey { KeyId = "key-1", Account = "111122223333", Alias = "alias/one" }, new S3KmsKey { KeyId = "key-2" }], configuration.KmsKeys);
    }

    [Theory]
    [InlineData("[]", "$: ")]
    [InlineData("{", "$: ")]
    [InlineData("""{"regoin":"x"}""", "$.regoin: ")]
    [InlineData("""{"region":5}""", "$.region: ")]
    [InlineData("""{"region":""}""", "$.region: ")]
    [InlineData("""{"region":"EU West"}""", "$.region: ")]
    [InlineData("""{"region":"a","region":"b"}""", "$.region: ")]
    [InlineData("""{"identities":{}}""", "$.identities: ")]
    [InlineData("""{"identities":[5]}""", "$.identities[0]: ")]
    [InlineData("""{"identities":[{"accessKeyId":"a","account":"111122223333"}]}""", "$.identities[0].secretAccessKey: ")]
    [InlineData("""{"identities":[{"accessKeyId":"a","secretAccessKey":"b","account":"12"}]}""", "$.identities[0].account: ")]
    [InlineData("""{"identities":[{"accessKeyId":"a","secretAccessKey":"b","account":111122223333}]}""", "$.identities[0].account: ")]
    [InlineData("""{"identities":[{"accessKeyId":"a","secretAccessKey":"b","account":"111122223333","arn":"user/ada"}]}""", "$.identities[0].arn: ")]
    [InlineData("""{"identities":[{"accessKeyId":"a","secretAccessKey":"b","account":"111122223333","acount":""}]}""", "$.identities[0].acount: ")]
    [InlineData("""{"identities":[{"accessKeyId":"a","secretAccessKey":"b","account":"111122223333","identityPolicy":7}]}""", "$.identities[0].identityPolicy: ")]
    [InlineData("""{"identities":[{"accessKeyId":"a","secretAccessKey":"b","account":"111122223333","identityPolicy":{"Statement":[]}}]}""", "$.identities[0].identityPolicy: ")]
    [InlineData("""{"identities":[""" + Identity + "," + Identity + "]}", "$.identities[1].accessKeyId: ")]
    [InlineData("""{"kmsKeys":[{}]}""", "$.kmsKeys[0].keyId: ")]
    [InlineData("""{"kmsKeys":[{"keyId":"k","alias":"one"}]}""", "$.kmsKeys[0].alias: ")]
    public void Parse_WrongValue_NamesItsPath(string text, string path)
    {
        var problem = Assert.Throws<CannotRunException>(() => ServeConfigurationParser.Parse(text));

        Assert.StartsWith(path, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_Secret_IsNeverInTheMessage()
    {
        var problem = Assert.Throws<CannotRunException>(() =>
            ServeConfigurationParser.Parse("""{"identities":[{"accessKeyId":"a","secretAccessKey":"hush-hush","account":"x"}]}"""));

        Assert.DoesNotContain("hush", problem.Message, StringComparison.Ordinal);
    }
}
