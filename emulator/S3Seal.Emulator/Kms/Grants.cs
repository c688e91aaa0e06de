using S3Seal.Encryption;

namespace S3Seal.Emulator.Kms;

/// <summary>Permissions to use one key, beside its policy.</summary>
internal static class Grants
{
    private static readonly string[] Operations =
    [
        "Decrypt", "Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo", "Sign", "Verify",
        "GetPublicKey", "CreateGrant", "RetireGrant", "DescribeKey", "GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext",
        "GenerateMac", "VerifyMac", "DeriveSharedSecret",
    ];

    public static void CreateGrant(KmsRequest request, KmsAnswer answer)
    {
        var key = request.Key("CreateGrant");
        var operations = request.Texts("Operations") ?? throw KmsValidation.Missing("Operations");
        foreach (var operation in operations)
        {
            if (!Operations.Contains(operation))
            {
                throw KmsValidation.NotInSet("Operations", operation, Operations);
            }
        }

        var grant = request.Kms.CreateGrant(
            key.Arn,
            new KmsGrant
            {
                GrantId = "",
                GrantToken = "",
                IssuingAccount = "",
                Created = default,
                GranteePrincipal = request.Required("GranteePrincipal"),
                RetiringPrincipal = request.Text("RetiringPrincipal"),
                Name = request.Text("Name"),
                Operations = operations,
                ContextEquals = request.Context("Constraints", "EncryptionContextEquals"),
                ContextSubset = request.Context("Constraints", "EncryptionContextSubset"),
            },
            request.Requester);
        answer.Text("GrantId", grant.GrantId).Text("GrantToken", grant.GrantToken);
    }

    public static void ListGrants(KmsRequest request, KmsAnswer answer)
    {
        var key = request.Key("ListGrants");
        var grants = key.Grants
            .Where(grant => request.Text("GrantId") is not { } id || grant.GrantId == id)
            .Where(grant => request.Text("GranteePrincipal") is not { } grantee || grant.GranteePrincipal == grantee)
            .ToList();
        answer.Page("Grants", request.Page(grants, grant => grant.GrantId, 100, 50), (item, grant) => Write(item, key, grant));
    }

    public static void ListRetirableGrants(KmsRequest request, KmsAnswer answer)
    {
        var principal = request.Required("RetiringPrincipal");
        var keyOf = request.Kms.Keys.SelectMany(key => key.Grants.Select(grant => (grant, key)))
            .Where(pair => pair.grant.RetiringPrincipal == principal)
            .ToDictionary(pair => pair.grant, pair => pair.key);
        answer.Page("Grants", request.Page([.. keyOf.Keys], grant => grant.GrantId, 100, 50), (item, grant) => Write(item, keyOf[grant], grant));
    }

    public static void RevokeGrant(KmsRequest request, KmsAnswer answer)
    {
        var key = request.Key("RevokeGrant");
        request.Kms.RevokeGrant(key.Arn, request.Required("GrantId"), request.Requester);
    }

    public static void RetireGrant(KmsRequest request, KmsAnswer answer)
    {
        var token = request.Text("GrantToken");
        var (key, grant) = token is null ? Named(request) : WithToken(request, token);
        var who = request.Requester.PrincipalArn ?? $"arn:aws:iam::{request.Requester.Account}:root";
        if (who != grant.RetiringPrincipal && who != grant.GranteePrincipal && request.Requester.Account != key.Account)
        {
            throw new KmsException("AccessDeniedException", $"User: {who} is not authorized to perform: kms:RetireGrant on resource: {key.Arn}");
        }

        request.Kms.RevokeGrant(key.Arn, grant.GrantId, request.Requester);
    }

    private static (KmsKey Key, KmsGrant Grant) Named(KmsRequest request)
    {
        var id = request.Required("GrantId");
        var key = request.Kms.Find(request.Required("KeyId"), request.Requester);
        return (key, key.Grants.FirstOrDefault(grant => grant.GrantId == id) ?? throw new KmsException("NotFoundException", $"Grant ID {id} not found"));
    }

    private static (KmsKey Key, KmsGrant Grant) WithToken(KmsRequest request, string token) =>
        request.Kms.Keys
            .SelectMany(key => key.Grants.Select(grant => (key, grant)))
            .Where(pair => pair.grant.GrantToken == token)
            .Select(pair => ((KmsKey, KmsGrant)?)pair)
            .FirstOrDefault() ?? throw new KmsException("InvalidGrantTokenException", "Invalid grant token");

    private static void Write(KmsAnswer item, KmsKey key, KmsGrant grant)
    {
        item.Text("KeyId", key.Arn)
            .Text("GrantId", grant.GrantId)
            .Text("Name", grant.Name ?? "")
            .Time("CreationDate", grant.Created)
            .Text("GranteePrincipal", grant.GranteePrincipal)
            .Text("RetiringPrincipal", grant.RetiringPrincipal)
            .Text("IssuingAccount", $"arn:aws:iam::{grant.IssuingAccount}:root")
            .Texts("Operations", grant.Operations);
        if (grant.ContextEquals is not null || grant.ContextSubset is not null)
        {
            item.Object("Constraints", constraints =>
            {
                WriteContext(constraints, "EncryptionContextEquals", grant.ContextEquals);
                WriteContext(constraints, "EncryptionContextSubset", grant.ContextSubset);
            });
        }
    }

    private static void WriteContext(KmsAnswer answer, string name, EncryptionContext? context)
    {
        if (context is not null)
        {
            answer.Object(name, pairs =>
            {
                foreach (var (key, value) in context.Pairs)
                {
                    pairs.Text(key, value);
                }
            });
        }
    }
}
