using System.Buffers;
using S3Seal.Encryption;

namespace S3Seal.Emulator.Kms;

/// <summary>Other names for keys.</summary>
internal static class Aliases
{
    private const string Prefix = "alias/";
    private const string Reserved = "alias/aws/";
    private const int MaxLength = 256;
    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/_-");

    public static void CreateAlias(KmsRequest request, KmsAnswer answer)
    {
        var name = Name(request);
        var key = Target(request, "CreateAlias");
        request.Kms.CreateAlias(name, key.Arn, request.Requester);
    }

    public static void UpdateAlias(KmsRequest request, KmsAnswer answer)
    {
        var name = Name(request);
        var key = Target(request, "UpdateAlias");
        request.Kms.UpdateAlias(name, key.Arn, request.Requester);
    }

    public static void DeleteAlias(KmsRequest request, KmsAnswer answer) => request.Kms.DeleteAlias(Name(request), request.Requester);

    public static void ListAliases(KmsRequest request, KmsAnswer answer)
    {
        var aliases = request.Kms.Aliases(request.Requester);
        if (request.Text("KeyId") is { } keyId)
        {
            var key = request.Kms.Find(keyId, request.Requester);
            aliases = [.. aliases.Where(alias => alias.TargetKeyId == key.KeyId)];
        }

        answer.Page("Aliases", request.Page(aliases, alias => alias.Name, 100, 50), (item, alias) => item
            .Text("AliasName", alias.Name)
            .Text("AliasArn", alias.Arn)
            .Text("TargetKeyId", alias.TargetKeyId)
            .Time("CreationDate", alias.Created)
            .Time("LastUpdatedDate", alias.Updated));
    }

    private static string Name(KmsRequest request)
    {
        var name = request.Required("AliasName");
        if (!name.StartsWith(Prefix, StringComparison.Ordinal))
        {
            throw new KmsException("ValidationException", "Invalid identifier");
        }

        if (name.StartsWith(Reserved, StringComparison.Ordinal))
        {
            throw new KmsException("NotAuthorizedException", "");
        }

        if (name.Length > MaxLength)
        {
            throw KmsValidation.TooLong("AliasName", MaxLength);
        }

        return name.Length == Prefix.Length || name.AsSpan(Prefix.Length).ContainsAnyExcept(Allowed)
            ? throw KmsValidation.NotMatching("AliasName", name, "^[a-zA-Z0-9:/_-]+$")
            : name;
    }

    private static KmsKey Target(KmsRequest request, string operation)
    {
        var target = request.Required("TargetKeyId");
        if (target.StartsWith(Prefix, StringComparison.Ordinal) || target.Contains(":alias/", StringComparison.Ordinal))
        {
            throw new KmsException("ValidationException", "Aliases must refer to keys. Not aliases");
        }

        var key = request.Kms.Find(target, request.Requester);
        request.Demand(operation, key);
        return key;
    }
}
