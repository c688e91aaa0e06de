using BenchmarkDotNet.Attributes;
using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Model;
using S3Seal.Policy.Parsing;
using S3Seal.Policy.Proof;

namespace S3Seal.Benchmarks.Policies;

/// <summary>The policy engine: reading a policy, judging a request, proving a requirement.</summary>
[MemoryDiagnoser]
public class PolicyEngine
{
    private readonly PolicyDocument _guide = PolicyParser.Parse(BenchmarkPolicies.Guide).Document!;
    private readonly PolicyDocument _large = PolicyParser.Parse(BenchmarkPolicies.Large).Document!;
    private readonly RequestContext _encrypted = Upload("AES256");
    private readonly RequestContext _plain = Upload(null);

    [Benchmark]
    public ParsedPolicy ParseTwentyStatements() => PolicyParser.Parse(BenchmarkPolicies.Large);

    [Benchmark]
    public ParsedPolicy ValidateTwentyStatements() => PolicyValidator.Validate(BenchmarkPolicies.Large, BenchmarkPolicies.Bucket);

    [Benchmark]
    public Decision AllowByGuide() => PolicyEvaluator.Decide(_guide, _encrypted);

    [Benchmark]
    public Decision DenyByGuide() => PolicyEvaluator.Decide(_guide, _plain);

    [Benchmark]
    public Decision DecideByTwentyStatements() => PolicyEvaluator.Decide(_large, _encrypted);

    [Benchmark]
    public Proof ProveKmsOfTwentyStatements() => PolicyProver.Prove(_large, BenchmarkPolicies.Bucket, BenchmarkPolicies.Owner, Requirement.Kms);

    [Benchmark]
    public Proof ProveTlsOfTwentyStatements() => PolicyProver.Prove(_large, BenchmarkPolicies.Bucket, BenchmarkPolicies.Owner, Requirement.Tls);

    [Benchmark]
    public Proof RefuteAes256OfTwentyStatements() => PolicyProver.Prove(_large, BenchmarkPolicies.Bucket, BenchmarkPolicies.Owner, Requirement.Aes256);

    private static RequestContext Upload(string? algorithm)
    {
        var caller = RequestPrincipal.Signed(
            BenchmarkPolicies.Owner, "arn:aws:sts::111122223333:assumed-role/Uploader/session", "arn:aws:iam::111122223333:role/Uploader");
        var request = new RequestContext(caller, "s3:PutObject", "arn:aws:s3:::acme-data/reports/2026/june.pdf");
        request["aws:SecureTransport"] = ContextValue.Known("true");
        request["aws:SourceIp"] = ContextValue.Known("203.0.113.10");
        request["aws:PrincipalArn"] = ContextValue.Known("arn:aws:iam::111122223333:role/Uploader");
        if (algorithm is not null)
            request["s3:x-amz-server-side-encryption"] = ContextValue.Known(algorithm);
        return request;
    }
}
