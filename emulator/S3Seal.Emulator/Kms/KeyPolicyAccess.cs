using System.Runtime.CompilerServices;
using S3Seal.Encryption;
using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Model;
using S3Seal.Policy.Parsing;

namespace S3Seal.Emulator.Kms;

/// <summary>Who may use a KMS key: its key policy, the grants on it and the requester's identity policy.</summary>
/// <remarks>https://docs.aws.amazon.com/kms/latest/developerguide/determining-access.html</remarks>
internal sealed class KeyPolicyAccess : IKeyAccess
{
    // By the text's identity: a key keeps the same one until its policy is put anew.
    private readonly ConditionalWeakTable<string, ParsedPolicy> _keyPolicies = [];
    private readonly ConditionalWeakTable<string, ParsedPolicy> _identityPolicies = [];

    public KeyAccess Judge(KmsUse use)
    {
        var principal = RequestPrincipal.Signed(use.Requester.Account, use.Requester.PrincipalArn);
        var request = Describe(use, principal);
        var keyPolicy = _keyPolicies.GetValue(use.Key.Policy, static text => PolicyParser.Parse(text)).Document is { } policy ? PolicyEvaluator.Evaluate(policy, request) : null;
        var identityPolicy = JudgeIdentity(use.Requester, request);
        if (keyPolicy?.Decision == Decision.ExplicitDeny)
        {
            return KeyAccess.DeniedByKeyPolicy;
        }

        if (identityPolicy == Decision.ExplicitDeny)
        {
            return KeyAccess.DeniedByIdentityPolicy;
        }

        if (use.Key.Grants.Any(grant => grant.Allows(use.Operation, principal.Arn!, use.Context)))
        {
            return KeyAccess.Allowed;
        }

        // Unlike a bucket's, a key's policy must say yes: identity policies count only where it hands the decision to an account.
        if (keyPolicy?.IsAllowed != true)
        {
            return KeyAccess.NotInKeyPolicy;
        }

        var ownAccount = use.Requester.Account == use.Key.Account;
        return (ownAccount && keyPolicy.DecidingStatements.Any(statement => Names(statement, principal))) || identityPolicy == Decision.Allow
            ? KeyAccess.Allowed
            : KeyAccess.NotInIdentityPolicy;
    }

    private static RequestContext Describe(KmsUse use, RequestPrincipal principal)
    {
        var request = new RequestContext(principal, "kms:" + use.Operation, use.Key.Arn)
        {
            ["kms:CallerAccount"] = ContextValue.Known(use.Requester.Account),
            ["aws:PrincipalArn"] = ContextValue.Known(principal.RoleArn ?? principal.Arn!),
            ["aws:PrincipalAccount"] = ContextValue.Known(use.Requester.Account),
            ["kms:KeySpec"] = ContextValue.Known(use.Key.KeySpec),
            ["kms:KeyUsage"] = ContextValue.Known(use.Key.KeyUsage),
            ["kms:KeyOrigin"] = ContextValue.Known("AWS_KMS"),
            ["kms:MultiRegion"] = ContextValue.Known(use.Key.MultiRegion ? "true" : "false"),
        };
        if (use.ThroughS3)
        {
            request["kms:ViaService"] = ContextValue.Known($"s3.{use.Key.Region}.amazonaws.com");
            request["aws:ViaAWSService"] = ContextValue.Known("true");
        }

        foreach (var (name, value) in use.Context.Pairs)
        {
            request["kms:EncryptionContext:" + name] = ContextValue.Known(value);
        }

        if (use.Context.Pairs.Count > 0)
        {
            request["kms:EncryptionContextKeys"] = ContextValue.Known([.. use.Context.Pairs.Keys]);
        }

        foreach (var (name, value) in use.Key.Tags)
        {
            request["aws:ResourceTag/" + name] = ContextValue.Known(value);
        }

        return request;
    }

    private Decision JudgeIdentity(KmsRequester requester, RequestContext request) => requester.IdentityPolicy switch
    {
        null => Decision.Allow,
        var text when _identityPolicies.GetValue(text, static text => PolicyParser.Parse(text, PolicyKind.Identity)).Document is { } policy => PolicyEvaluator.Decide(policy, request),
        _ => Decision.ImplicitDeny,
    };

    // An account's root user is the account; for anybody else the account's name only hands the decision on.
    private static bool Names(Statement statement, RequestPrincipal principal) => principal.Form == CallerForm.Root
        || statement.Principals is not { IsNegated: false } principals
        || principals.Entries.Any(entry => entry.Kind is not PrincipalKind.Account);
}
