using System.Security.Cryptography;
using System.Text;
using S3Seal.Emulator.Authentication;
using S3Seal.Policy.Evaluation;

namespace S3Seal.Emulator.Authorization;

/// <summary>Who sends the request, as a policy sees it.</summary>
internal static class CallerKeys
{
    public static RequestPrincipal Principal(Caller caller) => caller.Identity is { } identity
        ? RequestPrincipal.Signed(identity.Account, identity.Arn, roleArn: null, caller.CanonicalId)
        : RequestPrincipal.Anonymous;

    public static void Fill(RequestContext context, Caller caller)
    {
        if (caller.Identity is not { } identity)
        {
            context["aws:PrincipalType"] = ContextValue.Known("Anonymous");
            context["aws:userid"] = ContextValue.Known("anonymous");
            return;
        }

        var principal = context.Principal;
        context["aws:PrincipalAccount"] = ContextValue.Known(identity.Account);
        context["aws:PrincipalArn"] = ContextValue.Known(principal.RoleArn ?? principal.Arn ?? $"arn:aws:iam::{identity.Account}:root");
        context["aws:PrincipalIsAWSService"] = ContextValue.Known("false");
        if (identity.SessionToken is not null)
        {
            context["aws:MultiFactorAuthPresent"] = ContextValue.Known(identity.MultiFactorAuthenticated ? "true" : "false");
        }

        RequestContextFactory.Set(context, "aws:PrincipalOrgID", identity.OrganizationId);
        foreach (var (key, value) in identity.Tags)
        {
            context["aws:PrincipalTag/" + key] = ContextValue.Known(value);
        }

        var (type, userId, userName) = Describe(principal, identity);
        context["aws:PrincipalType"] = ContextValue.Known(type);
        context["aws:userid"] = ContextValue.Known(userId);
        RequestContextFactory.Set(context, "aws:username", userName);
    }

    private static (string Type, string UserId, string? UserName) Describe(RequestPrincipal principal, S3Identity identity)
    {
        var arn = principal.Arn ?? "";
        var name = arn[(arn.LastIndexOf('/') + 1)..];
        return principal.Form switch
        {
            CallerForm.Root => ("Account", identity.Account, null),
            CallerForm.RoleSession => ("AssumedRole", $"{UniqueId("AROA", principal.RoleArn ?? arn)}:{name}", null),
            _ when arn.Contains(":federated-user/", StringComparison.Ordinal) => ("FederatedUser", $"{identity.Account}:{name}", null),
            _ when arn.Contains(":role/", StringComparison.Ordinal) => ("AssumedRole", UniqueId("AROA", arn), null),
            _ => ("User", UniqueId("AIDA", arn), name),
        };
    }

    // IAM gives every user and role an id of its own; here it follows from the ARN, so that it is the same in every run.
    private static string UniqueId(string prefix, string arn)
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(arn));
        return string.Concat(prefix, string.Create(17, digest, static (text, bytes) =>
        {
            for (var index = 0; index < text.Length; index++)
            {
                text[index] = Letters[bytes[index] % Letters.Length];
            }
        }));
    }
}
