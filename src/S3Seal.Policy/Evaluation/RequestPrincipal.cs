using System;

namespace S3Seal.Policy.Evaluation;

/// <summary>What kind of caller sends a request.</summary>
public enum CallerForm
{
    /// <summary>Nobody signed.</summary>
    Anonymous,

    /// <summary>The root user of an account.</summary>
    Root,

    /// <summary>An IAM user, a role or a federated user.</summary>
    Identity,

    /// <summary>A session of a role.</summary>
    RoleSession,

    /// <summary>An AWS service in its own name.</summary>
    Service,

    /// <summary>Somebody; of a service it is certain that it is none.</summary>
    Unknown,
}

/// <summary>Who sends a request.</summary>
public sealed class RequestPrincipal
{
    private const string AssumedRole = ":assumed-role/";

    private RequestPrincipal(CallerForm form) => Form = form;

    /// <summary>Nobody signed the request.</summary>
    public static RequestPrincipal Anonymous { get; } = new(CallerForm.Anonymous);

    /// <summary>Somebody with or without credentials, but no AWS service: what is known of a program's caller.</summary>
    public static RequestPrincipal Unknown { get; } = new(CallerForm.Unknown);

    /// <summary>The kind of caller.</summary>
    public CallerForm Form { get; }

    /// <summary>The caller's account, twelve digits; null for anonymous callers and services, or when not known.</summary>
    public string? Account { get; private init; }

    /// <summary>The caller's ARN; null when there is none or it is not known.</summary>
    public string? Arn { get; private init; }

    /// <summary>The role's ARN, path included, for a session of a role.</summary>
    public string? RoleArn { get; private init; }

    /// <summary>The canonical user id of the caller's account.</summary>
    public string? CanonicalId { get; private init; }

    /// <summary>The service's name, for example <c>logging.s3.amazonaws.com</c>.</summary>
    public string? Service { get; private init; }

    /// <summary>A signed caller.</summary>
    /// <param name="account">Twelve digits.</param>
    /// <param name="arn">The caller's ARN; null or <c>…:root</c> for the account's root user.</param>
    /// <param name="roleArn">For a session, the role's ARN; null to derive it from the session's, which has no path.</param>
    /// <param name="canonicalId">The account's canonical user id, or null.</param>
    public static RequestPrincipal Signed(string account, string? arn, string? roleArn = null, string? canonicalId = null)
    {
        if (arn is null || arn.EndsWith(":root", StringComparison.Ordinal))
        {
            return new RequestPrincipal(CallerForm.Root)
            {
                Account = account,
                Arn = arn ?? $"arn:aws:iam::{account}:root",
                CanonicalId = canonicalId,
            };
        }

        var isSession = arn.IndexOf(AssumedRole, StringComparison.Ordinal) >= 0;
        return new RequestPrincipal(isSession ? CallerForm.RoleSession : CallerForm.Identity)
        {
            Account = account,
            Arn = arn,
            RoleArn = roleArn ?? (isSession ? RoleOf(arn) : null),
            CanonicalId = canonicalId,
        };
    }

    /// <summary>An AWS service.</summary>
    public static RequestPrincipal OfService(string name) => new(CallerForm.Service) { Service = name };

    /// <summary>Somebody of an account, who exactly is not known.</summary>
    public static RequestPrincipal UnknownIn(string account) => new(CallerForm.Unknown) { Account = account };

    /// <summary>The caller in a word or an ARN.</summary>
    public override string ToString() => Form switch
    {
        CallerForm.Anonymous => "an anonymous caller",
        CallerForm.Service => Service!,
        CallerForm.Unknown => Account is null ? "an unknown caller" : $"a caller of account {Account}",
        _ => Arn!,
    };

    // arn:aws:sts::111122223333:assumed-role/Deploy/ci -> arn:aws:iam::111122223333:role/Deploy
    private static string? RoleOf(string sessionArn)
    {
        var parts = sessionArn.Split([':'], 6);
        if (parts.Length < 6 || parts[5].Split('/') is not { Length: >= 3 } names)
            return null;
        return $"{parts[0]}:{parts[1]}:iam::{parts[4]}:role/{names[1]}";
    }
}
