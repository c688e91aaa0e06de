using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using S3Seal.Analyzers.Settings;

namespace S3Seal.Analyzers.Tests.Settings;

public sealed class RuleSettingsTests
{
    [Fact]
    public void Read_Nothing_DemandsAnything()
    {
        var settings = Read();

        Assert.Same(RuleSettings.Default, settings);
        Assert.Equal("any", settings.Demand.Text);
        Assert.True(settings.Demand.AcceptsMethod("aws:kms"));
        Assert.False(settings.Demand.AcceptsMethod(""));
        Assert.True(settings.Demand.AcceptsCustomerKey);
        Assert.Empty(settings.Problems);
    }

    [Theory]
    [InlineData("AES256", "AES256", "aws:kms", "AES256")]
    [InlineData("aes256", "aes256", "", "AES256")]
    [InlineData("aws:kms", "aws:kms", "aws:kms:dsse", "AWSKMS")]
    [InlineData("aws:kms:dsse", "AWS:KMS:DSSE", "aws:kms", "AWSKMSDSSE")]
    public void Read_RequiredEncryption_DemandsExactlyThat(string value, string accepted, string refused, string field)
    {
        var demand = Read(("s3seal_required_encryption", value)).Demand;

        Assert.True(demand.AcceptsMethod(accepted));
        Assert.False(demand.AcceptsMethod(refused));
        Assert.False(demand.AcceptsCustomerKey);
        Assert.Equal(field, demand.Facts!["s3seal.method"]);
    }

    [Fact]
    public void Read_CustomerRequired_AcceptsOnlyACustomerKey()
    {
        var demand = Read(("s3seal_required_encryption", "customer")).Demand;

        Assert.True(demand.AcceptsCustomerKey);
        Assert.False(demand.AcceptsMethod("AES256"));
        Assert.Null(demand.Facts);
    }

    [Theory]
    [InlineData("alias/a", "alias/a", true)]
    [InlineData("alias/a", "alias/b", false)]
    [InlineData("alias/a", "arn:aws:kms:eu-west-1:111122223333:key/1234", true)]
    [InlineData("arn:aws:kms:eu-west-1:111122223333:key/1", "arn:aws:kms:eu-west-1:111122223333:key/2", false)]
    [InlineData("arn:aws:kms:eu-west-1:111122223333:alias/a", "arn:aws:kms:eu-west-1:111122223333:key/2", true)]
    public void AcceptsKmsKey_ComparesOnlyNamesOfOneForm(string demanded, string named, bool accepted) =>
        Assert.Equal(accepted, Read(("s3seal_required_encryption", "aws:kms"), ("s3seal_kms_key", demanded)).Demand.AcceptsKmsKey(named));

    [Theory]
    [InlineData("finance-2026", "aws:kms")]
    [InlineData("finance-legal-hold", "aws:kms:dsse")]
    [InlineData("logs", "AES256")]
    [InlineData(null, "AES256")]
    public void DemandFor_TakesTheMostExactPattern(string? bucket, string demanded)
    {
        var settings = Read(
            ("s3seal_required_encryption", "AES256"),
            ("s3seal_bucket.a", "finance-*, aws:kms, key=alias/finance, bucket_key=required"),
            ("s3seal_bucket.b", "finance-*-hold, aws:kms:dsse"));

        Assert.Empty(settings.Problems);
        Assert.Equal(demanded, settings.DemandFor(bucket).Text);
        Assert.Equal(demanded == "aws:kms" ? "alias/finance" : null, settings.DemandFor(bucket).KmsKey);
        Assert.Equal(demanded == "aws:kms", settings.DemandFor(bucket).BucketKey);
    }

    [Theory]
    [InlineData("s3seal_required_encrypton", "AES256", "did you mean 's3seal_required_encryption'?")]
    [InlineData("s3seal_nonsense_of_another_kind", "x", "is not a setting of S3Seal")]
    [InlineData("s3seal_required_encryption", "aws-kms", "did you mean 'aws:kms'?")]
    [InlineData("s3seal_test_code", "never", "(full, info, skip)")]
    [InlineData("s3seal_bucket.a", "finance-*", "must be 'PATTERN, METHOD")]
    [InlineData("s3seal_bucket.a", "finance-*, kms", "is not a value of 's3seal_bucket.a'")]
    [InlineData("s3seal_bucket.a", "finance-*, aws:kms, alias/x", "is neither 'key=KMS_KEY' nor")]
    [InlineData("s3seal_bucket.a", "finance-*, aws:kms, bucket_key=yes", "is not a value of 's3seal_bucket.a' (optional, required)")]
    [InlineData("s3seal_safe_methods", "Store.Put(string)", "is not the full name")]
    public void Read_SomethingMistyped_IsAProblem(string key, string value, string message) =>
        Assert.Contains(message, Assert.Single(Read((key, value)).Problems).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_KmsKeyWithoutKms_IsAProblem() =>
        Assert.Contains("has no meaning", Assert.Single(Read(("s3seal_required_encryption", "AES256"), ("s3seal_kms_key", "alias/a")).Problems).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("s3seal_required_encryption", "unset")]
    [InlineData("s3seal_kms_key", "")]
    public void Read_UnsetOrEmpty_IsNoProblem(string key, string value) => Assert.Empty(Read((key, value)).Problems);

    [Theory]
    [InlineData("*", "", true)]
    [InlineData("a*c", "abbc", true)]
    [InlineData("a*c", "ab", false)]
    [InlineData("ab*bc", "abc", false)]
    [InlineData("a*b*c", "axxbyyc", true)]
    [InlineData("a*b*c", "axxyyc", false)]
    [InlineData("abc", "abc", true)]
    [InlineData("abc", "abcd", false)]
    public void NamePattern_Matches(string pattern, string name, bool matches) => Assert.Equal(matches, new NamePattern(pattern).Matches(name));

    private static RuleSettings Read(params (string Key, string Value)[] lines) => RuleSettings.Read(new Lines(lines.ToDictionary(line => line.Key, line => line.Value)));

    private sealed class Lines(Dictionary<string, string> lines) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => lines.Keys;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => lines.TryGetValue(key, out value);
    }
}
