using System.Text;

namespace S3Seal.Benchmarks.Policies;

/// <summary>The policies that are measured.</summary>
internal static class BenchmarkPolicies
{
    public const string Bucket = "acme-data";
    public const string Owner = "111122223333";

    /// <summary>The AWS user guide's: uploads must ask for AES256.</summary>
    public const string Guide = """
        {
          "Version": "2012-10-17",
          "Id": "PutObjectPolicy",
          "Statement": [
            {
              "Sid": "DenyUnencryptedUploads",
              "Effect": "Deny",
              "Principal": "*",
              "Action": "s3:PutObject",
              "Resource": "arn:aws:s3:::acme-data/*",
              "Condition": { "StringNotEquals": { "s3:x-amz-server-side-encryption": "AES256" } }
            },
            {
              "Sid": "AllowTeam",
              "Effect": "Allow",
              "Principal": { "AWS": "arn:aws:iam::111122223333:role/Uploader" },
              "Action": ["s3:PutObject", "s3:GetObject"],
              "Resource": "arn:aws:s3:::acme-data/*"
            }
          ]
        }
        """;

    /// <summary>Twenty statements, 8 KB: TLS, KMS with keys of one account, no customer keys, one network, and sixteen teams.</summary>
    public static string Large { get; } = Build();

    private static string Build()
    {
        var text = new StringBuilder("""
            {
              "Version": "2012-10-17",
              "Id": "Twenty statements",
              "Statement": [
                {
                  "Sid": "DenyPlainHttp",
                  "Effect": "Deny",
                  "Principal": "*",
                  "Action": "s3:*",
                  "Resource": ["arn:aws:s3:::acme-data", "arn:aws:s3:::acme-data/*"],
                  "Condition": { "Bool": { "aws:SecureTransport": "false" } }
                },
                {
                  "Sid": "DenyOtherThanKms",
                  "Effect": "Deny",
                  "Principal": "*",
                  "Action": "s3:PutObject",
                  "Resource": "arn:aws:s3:::acme-data/*",
                  "Condition": { "StringNotEquals": { "s3:x-amz-server-side-encryption": ["aws:kms", "aws:kms:dsse"] } }
                },
                {
                  "Sid": "DenyForeignKeys",
                  "Effect": "Deny",
                  "Principal": "*",
                  "Action": "s3:PutObject",
                  "Resource": "arn:aws:s3:::acme-data/*",
                  "Condition": { "ArnNotLikeIfExists": { "s3:x-amz-server-side-encryption-aws-kms-key-id": "arn:aws:kms:*:111122223333:key/*" } }
                },
                {
                  "Sid": "DenyCustomerKeys",
                  "Effect": "Deny",
                  "Principal": "*",
                  "Action": "s3:PutObject",
                  "Resource": "arn:aws:s3:::acme-data/*",
                  "Condition": { "Null": { "s3:x-amz-server-side-encryption-customer-algorithm": "false" } }
                }
            """);
        for (var team = 0; team < 16; team++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $$"""
                ,
                {
                  "Sid": "AllowTeam{{team}}",
                  "Effect": "Allow",
                  "Principal": { "AWS": "arn:aws:iam::4444555566{{team:00}}:role/teams/Uploader{{team}}" },
                  "Action": ["s3:PutObject", "s3:GetObject", "s3:AbortMultipartUpload"],
                  "Resource": ["arn:aws:s3:::acme-data/team{{team}}/*", "arn:aws:s3:::acme-data/shared/*"],
                  "Condition": { "IpAddress": { "aws:SourceIp": ["203.0.{{team}}.0/24", "2001:db8:{{team}}::/48"] } }
                }
            """);
        }

        return text.Append("]}").ToString();
    }
}
