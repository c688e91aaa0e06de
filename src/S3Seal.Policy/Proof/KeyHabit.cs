using System;
using System.Collections.Generic;
using S3Seal.Policy.Catalog;

namespace S3Seal.Policy.Proof;

/// <summary>When a condition key is in a request.</summary>
internal enum KeyPresence
{
    Sometimes,
    Always,
    SometimesWhenSigned,
    AlwaysWhenSigned,
    SometimesForServices,
}

/// <summary>How a condition key behaves in real requests: believable values, whether there are others, and when it is there.</summary>
internal sealed class KeyHabit
{
    private static readonly KeyHabit Unremarkable = new(KeyPresence.Sometimes, isClosed: false);

    // Closed lists are what S3 accepts: any other value is refused before a policy is read.
    private static readonly Dictionary<string, KeyHabit> ByKey = new(StringComparer.OrdinalIgnoreCase)
    {
        [S3ConditionKeys.SecureTransport] = new(KeyPresence.Always, isClosed: true, "true", "false"),
        [S3ConditionKeys.TlsVersion] = new(KeyPresence.Sometimes, isClosed: true, "1.2", "1.3"),
        ["s3:ObjectCreationOperation"] = new(KeyPresence.Always, isClosed: true, "true", "false"),
        ["s3:x-amz-acl"] = new(
            KeyPresence.Sometimes,
            isClosed: true,
            "private",
            "bucket-owner-full-control",
            "bucket-owner-read",
            "public-read",
            "public-read-write",
            "authenticated-read",
            "aws-exec-read",
            "log-delivery-write"),
        ["s3:x-amz-storage-class"] = new(
            KeyPresence.Sometimes,
            isClosed: true,
            "STANDARD",
            "STANDARD_IA",
            "ONEZONE_IA",
            "INTELLIGENT_TIERING",
            "GLACIER",
            "GLACIER_IR",
            "DEEP_ARCHIVE",
            "REDUCED_REDUNDANCY",
            "OUTPOSTS",
            "SNOW",
            "EXPRESS_ONEZONE"),
        ["s3:x-amz-metadata-directive"] = new(KeyPresence.Sometimes, isClosed: true, "COPY", "REPLACE"),
        ["s3:x-amz-copy-source"] = new(KeyPresence.Sometimes, isClosed: false, "/other-bucket/report.txt"),
        ["s3:object-lock-mode"] = new(KeyPresence.Sometimes, isClosed: true, "GOVERNANCE", "COMPLIANCE"),
        ["s3:object-lock-legal-hold"] = new(KeyPresence.Sometimes, isClosed: true, "ON", "OFF"),
        ["s3:if-none-match"] = new(KeyPresence.Sometimes, isClosed: true, "*"),
        ["s3:authType"] = new(KeyPresence.AlwaysWhenSigned, isClosed: true, "REST-HEADER", "REST-QUERY-STRING", "POST"),
        ["s3:signatureversion"] = new(KeyPresence.AlwaysWhenSigned, isClosed: true, "AWS4-HMAC-SHA256", "AWS"),
        ["s3:signatureAge"] = new(KeyPresence.SometimesWhenSigned, isClosed: false, "1000"),
        ["s3:x-amz-content-sha256"] = new(KeyPresence.Sometimes, isClosed: false, "UNSIGNED-PAYLOAD"),
        ["aws:RequestedRegion"] = new(KeyPresence.Always, isClosed: false, "us-east-1", "eu-central-1"),
        ["aws:CurrentTime"] = new(KeyPresence.Always, isClosed: false, "2026-06-01T12:00:00Z"),
        ["aws:EpochTime"] = new(KeyPresence.Always, isClosed: false, "1780315200"),
        ["aws:UserAgent"] = new(KeyPresence.Sometimes, isClosed: false, "aws-sdk-dotnet"),
        ["aws:Referer"] = new(KeyPresence.Sometimes, isClosed: false, "https://example.org/"),
        ["aws:SourceIp"] = new(KeyPresence.Sometimes, isClosed: false, "203.0.113.10"),
        ["aws:SourceVpc"] = new(KeyPresence.Sometimes, isClosed: false, "vpc-0abcdef1234567890"),
        ["aws:SourceVpce"] = new(KeyPresence.Sometimes, isClosed: false, "vpce-0abcdef1234567890"),
        ["aws:VpcSourceIp"] = new(KeyPresence.Sometimes, isClosed: false, "10.0.0.10"),
        ["aws:PrincipalOrgID"] = new(KeyPresence.SometimesWhenSigned, isClosed: false, "o-exampleorgid"),
        ["aws:PrincipalOrgPaths"] = new(KeyPresence.SometimesWhenSigned, isClosed: false, "o-exampleorgid/r-ab12/ou-ab12-11111111/"),
        ["aws:PrincipalTag/"] = new(KeyPresence.SometimesWhenSigned, isClosed: false),
        ["aws:ViaAWSService"] = new(KeyPresence.AlwaysWhenSigned, isClosed: true, "false", "true"),
        ["aws:CalledVia"] = new(KeyPresence.SometimesWhenSigned, isClosed: false, "athena.amazonaws.com"),
        ["aws:CalledViaFirst"] = new(KeyPresence.SometimesWhenSigned, isClosed: false, "athena.amazonaws.com"),
        ["aws:CalledViaLast"] = new(KeyPresence.SometimesWhenSigned, isClosed: false, "athena.amazonaws.com"),
        ["aws:MultiFactorAuthPresent"] = new(KeyPresence.SometimesWhenSigned, isClosed: true, "true", "false"),
        ["aws:MultiFactorAuthAge"] = new(KeyPresence.SometimesWhenSigned, isClosed: false, "300"),
        ["aws:TokenIssueTime"] = new(KeyPresence.SometimesWhenSigned, isClosed: false, "2026-06-01T11:00:00Z"),
        ["aws:FederatedProvider"] = new(KeyPresence.SometimesWhenSigned, isClosed: false),
        ["aws:SourceArn"] = new(KeyPresence.SometimesForServices, isClosed: false, "arn:aws:s3:::other-bucket"),
        ["aws:SourceAccount"] = new(KeyPresence.SometimesForServices, isClosed: false, "999988887777"),
        ["aws:SourceOwner"] = new(KeyPresence.SometimesForServices, isClosed: false, "999988887777"),
        ["aws:SourceOrgID"] = new(KeyPresence.SometimesForServices, isClosed: false, "o-exampleorgid"),
        ["aws:SourceOrgPaths"] = new(KeyPresence.SometimesForServices, isClosed: false, "o-exampleorgid/r-ab12/"),
    };

    private KeyHabit(KeyPresence presence, bool isClosed, params string[] values)
    {
        Presence = presence;
        IsClosed = isClosed;
        Values = values;
    }

    public KeyPresence Presence { get; }

    /// <summary>Whether the key has no other values than these.</summary>
    public bool IsClosed { get; }

    public string[] Values { get; }

    public static KeyHabit Of(string key)
    {
        if (ByKey.TryGetValue(key, out var habit))
            return habit;
        var slash = key.IndexOf('/');
        return slash > 0 && ByKey.TryGetValue(key.Substring(0, slash + 1), out var tag) ? tag : Unremarkable;
    }

    /// <summary>Whether the key is in a caller's request: always (true), never (false) or sometimes (null).</summary>
    public bool? IsPresentFor(ProofCaller caller) => Presence switch
    {
        KeyPresence.Always => true,
        KeyPresence.AlwaysWhenSigned => caller.IsSigned,
        KeyPresence.SometimesWhenSigned => caller.IsSigned ? null : false,
        KeyPresence.SometimesForServices => caller.Principal.Service is null ? false : null,
        _ => null,
    };
}
