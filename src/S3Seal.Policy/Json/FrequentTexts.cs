using System.Collections.Generic;

namespace S3Seal.Policy.Json;

/// <summary>Texts that stand in nearly every policy: read once, they are not made anew for each place they stand at.</summary>
internal static class FrequentTexts
{
    private static readonly string[] All =
    [
        "Version", "Id", "Statement", "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition",
        "AWS", "Service", "Federated", "CanonicalUser", "Allow", "Deny", "*", "2012-10-17", "2008-10-17", "true", "false", "Bool", "Null",
        "StringEquals", "StringNotEquals", "StringLike", "StringNotLike", "StringNotEqualsIfExists", "IpAddress", "NotIpAddress", "ArnLike", "ArnNotLike", "ArnEquals",
        "s3:*", "s3:GetObject", "s3:PutObject", "s3:ListBucket", "s3:DeleteObject", "s3:PutObjectAcl", "s3:AbortMultipartUpload", "AES256", "aws:kms",
        "aws:SecureTransport", "aws:SourceIp", "aws:SourceVpce", "aws:PrincipalArn", "aws:PrincipalOrgID", "s3:x-amz-acl", "bucket-owner-full-control",
        "s3:x-amz-server-side-encryption", "s3:x-amz-server-side-encryption-aws-kms-key-id",
    ];

    private static readonly string[][] ByLength = Index();

    /// <summary>The characters as a string.</summary>
    public static string Take(string text, int start, int length)
    {
        if (length == 0)
            return string.Empty;
        if (length < ByLength.Length)
        {
            foreach (var known in ByLength[length])
            {
                if (known[0] == text[start] && known[length - 1] == text[start + length - 1] && string.CompareOrdinal(known, 0, text, start, length) == 0)
                    return known;
            }
        }

        return text.Substring(start, length);
    }

    private static string[][] Index()
    {
        var longest = 0;
        foreach (var text in All)
            longest = text.Length > longest ? text.Length : longest;
        var index = new string[longest + 1][];
        for (var length = 0; length <= longest; length++)
        {
            var same = new List<string>();
            foreach (var text in All)
            {
                if (text.Length == length)
                    same.Add(text);
            }

            index[length] = [.. same];
        }

        return index;
    }
}
