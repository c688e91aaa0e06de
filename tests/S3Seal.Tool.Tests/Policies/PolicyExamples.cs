namespace S3Seal.Tool.Tests.Policies;

/// <summary>The user guide's policy, what becomes of it by one change, and requests for it; as files that vanish with the test.</summary>
internal sealed class PolicyExamples : IDisposable
{
    public const string Guide = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "DenyObjectsThatAreNotSSES3",
              "Effect": "Deny",
              "Principal": "*",
              "Action": "s3:PutObject",
              "Resource": "arn:aws:s3:::acme-data/*",
              "Condition": { "StringNotEquals": { "s3:x-amz-server-side-encryption": "AES256" } }
            }
          ]
        }
        """;

    public const string Request = """
        {"principal": {"account": "111122223333", "arn": "arn:aws:iam::111122223333:user/alice"}, "action": "s3:PutObject", "resource": "arn:aws:s3:::acme-data/k", "context": {}}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("s3seal-policies-");

    public static string ForAnyValue { get; } = Guide.Replace("StringNotEquals", "ForAnyValue:StringNotEquals", StringComparison.Ordinal);

    public static string IfExists { get; } = Guide.Replace("StringNotEquals", "StringNotEqualsIfExists", StringComparison.Ordinal);

    public static string WithoutStar { get; } = Guide.Replace("/*\"", "\"", StringComparison.Ordinal);

    public string File(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
