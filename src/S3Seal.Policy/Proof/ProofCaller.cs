using System;
using System.Collections.Generic;
using S3Seal.Policy.Evaluation;

namespace S3Seal.Policy.Proof;

/// <summary>A caller with the condition keys that follow from who it is.</summary>
internal sealed class ProofCaller(RequestPrincipal principal, bool isOwner)
{
    public RequestPrincipal Principal { get; } = principal;

    /// <summary>Whether the caller belongs to the account that owns the bucket.</summary>
    public bool IsOwner { get; } = isOwner;

    public bool IsSigned => Principal.Form is not (CallerForm.Anonymous or CallerForm.Service);

    /// <summary>The user's name; null for everything that is no IAM user.</summary>
    public string? UserName
    {
        get
        {
            const string user = ":user/";
            var arn = Principal.Form == CallerForm.Identity ? Principal.Arn! : string.Empty;
            return arn.IndexOf(user, StringComparison.Ordinal) < 0 ? null : arn.Substring(arn.LastIndexOf('/') + 1);
        }
    }

    /// <summary>The keys of AWS that this caller fixes, absent ones included.</summary>
    public IEnumerable<(string Key, ContextValue Value)> FixedKeys(string bucketOwner)
    {
        var service = Principal.Service;
        yield return ("aws:PrincipalArn", Text(IsSigned ? Principal.RoleArn ?? Principal.Arn : null));
        yield return ("aws:PrincipalAccount", Text(IsSigned ? Principal.Account : null));
        yield return ("aws:PrincipalType", Text(TypeName()));
        yield return ("aws:username", Text(UserName));
        yield return ("aws:PrincipalIsAWSService", Text(Principal.Form switch
        {
            CallerForm.Anonymous => null,
            CallerForm.Service => "true",
            _ => "false",
        }));
        yield return ("aws:PrincipalServiceName", Text(service));
        yield return ("aws:PrincipalServiceNamesList", Text(service));
        yield return ("aws:ResourceAccount", ContextValue.Known(bucketOwner));
        yield return ("s3:ResourceAccount", ContextValue.Known(bucketOwner));
    }

    /// <summary>Whether a value of <c>aws:userid</c> has the form that this caller's has.</summary>
    public bool CanHaveUserId(string value) => Principal.Form switch
    {
        CallerForm.Anonymous => value == "anonymous",
        CallerForm.Service => false,
        CallerForm.Root => value == Principal.Account,
        CallerForm.RoleSession => value.IndexOf(':') > 0,
        _ => value.IndexOf(':') < 0 && value != "anonymous" && !Parsing.PrincipalParser.IsAccount(value),
    };

    private string? TypeName() => Principal.Form switch
    {
        CallerForm.Anonymous => "Anonymous",
        CallerForm.Service => null,
        CallerForm.Root => "Account",
        CallerForm.RoleSession => "AssumedRole",
        _ => UserName is null ? "FederatedUser" : "User",
    };

    private static ContextValue Text(string? text) => text is null ? ContextValue.Absent : ContextValue.Known(text);
}
