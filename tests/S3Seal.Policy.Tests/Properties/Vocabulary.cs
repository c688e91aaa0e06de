using S3Seal.Policy.Conditions;

namespace S3Seal.Policy.Tests.Properties;

/// <summary>A small world in which random policies and requests meet often.</summary>
internal static class Vocabulary
{
    public const string Bucket = "b";
    public const string Owner = "111122223333";
    public const string Other = "444455556666";

    /// <summary>Condition keys with values that requests carry.</summary>
    public static readonly (string Key, string[] Values)[] Keys =
    [
        ("s3:x-amz-server-side-encryption", ["AES256", "aws:kms", "aws:kms:dsse"]),
        ("s3:x-amz-acl", ["private", "public-read", ""]),
        ("s3:RequestObjectTag/Class", ["a", "A", "a*", "aws:kms"]),
        ("s3:object-lock-remaining-retention-days", ["1", "10", "10.0", "100.5", "-3", "x"]),
        ("aws:CurrentTime", ["2026-06-01T12:00:00Z", "2026-06-01T14:00:00+02:00", "1780315200", "2026", "never"]),
        ("aws:SecureTransport", ["true", "false"]),
        ("aws:SourceIp", ["203.0.113.7", "10.1.2.3", "2001:db8::1", "nowhere"]),
        ("aws:PrincipalArn", ["arn:aws:iam::111122223333:user/alice", "arn:aws:iam::111122223333:role/path/Deploy", "arn:aws:iam::444455556666:root", "arn"]),
        ("s3:RequestObjectTagKeys", ["a", "b", "class"]),
        ("aws:username", ["alice", "bob", "a*"]),
        ("aws:Referer", ["AQI=", "AQID", "%%%"]),
    ];

    /// <summary>The families that suit the keys, in the same order.</summary>
    public static readonly OperatorFamily[] Families =
    [
        OperatorFamily.String, OperatorFamily.String, OperatorFamily.String, OperatorFamily.Numeric, OperatorFamily.Date, OperatorFamily.Bool,
        OperatorFamily.IpAddress, OperatorFamily.Arn, OperatorFamily.String, OperatorFamily.String, OperatorFamily.Binary,
    ];

    public static readonly string[] Principals =
    [
        "\"*\"", """{"AWS":"*"}""", """{"AWS":"111122223333"}""", """{"AWS":"arn:aws:iam::111122223333:user/alice"}""",
        """{"AWS":"arn:aws:iam::111122223333:role/path/Deploy"}""", """{"AWS":"arn:aws:sts::111122223333:assumed-role/Deploy/ci"}""",
        """{"AWS":["444455556666","arn:aws:iam::111122223333:user/bob"]}""", """{"Service":"logging.s3.amazonaws.com"}""",
        """{"AWS":"AIDAEXAMPLEUSERID","CanonicalUser":"79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"}""",
        """{"AWS":["arn:aws:sts::111122223333:assumed-role/Deploy/ci","arn:aws:iam::111122223333:role/path/Deploy","111122223333"]}""",
    ];

    public static readonly string[] Actions = ["s3:PutObject", "s3:*", "s3:Put*", "S3:putobject", "s3:GetObject", "*", "s3:?utObject", "s3:*Object*"];

    public static readonly string[] Resources =
    [
        "arn:aws:s3:::b/*", "arn:aws:s3:::b", "arn:aws:s3:::b*", "*", "arn:aws:s3:::b/a*", "arn:aws:s3:::b/a/?", "arn:aws:s3:::b/${aws:username}/*",
        "arn:aws:s3:::b/${aws:username, 'nobody'}/*", "arn:aws:s3:::b/*a*a*", "arn:aws:s3:::b/k", "arn:aws:s3:::b/${*}", "arn:*:s3:::b/?*",
    ];

    public static readonly string[] Objects = ["b/k", "b/a", "b/a/b", "b/alice/x", "b/nobody/x", "b/aaa", "b/*", "b", "b/a*/x"];

    /// <summary>What a policy compares with, by family.</summary>
    public static string[] PolicyValues(OperatorFamily family) => family switch
    {
        OperatorFamily.String => ["AES256", "aes256", "aws:kms", "aws:kms*", "*", "?", "a", "A", "a*", "${aws:username}", "${aws:username, 'alice'}", "${*}", "x${s3:x-amz-acl}*", "true", "", "alice", "private"],
        OperatorFamily.Numeric => ["1", "10", "100.5", "-3", "ten", "+10", "0.5"],
        OperatorFamily.Date => ["2026-06-01T12:00:00Z", "2026", "2027-01", "1780315200", "2026-06-01T12:00Z", "soon"],
        OperatorFamily.Bool => ["true", "false", "TRUE", "maybe"],
        OperatorFamily.Binary => ["AQI=", "AQID", "?"],
        OperatorFamily.IpAddress => ["203.0.113.0/24", "0.0.0.0/0", "::/0", "10.1.2.3", "2001:db8::/32", "10.0.0.0/33"],
        OperatorFamily.Arn => ["arn:aws:iam::111122223333:user/*", "arn:aws:iam::*:role/*", "arn:*:*:*:*:*", "arn:aws:iam::444455556666:root", "arn:aws:iam::111122223333:${aws:username}", "arn"],
        _ => ["true", "false", "TRUE", "both"],
    };
}
