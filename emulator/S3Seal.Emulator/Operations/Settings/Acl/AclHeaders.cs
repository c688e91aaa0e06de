using System.Collections.Immutable;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings.Acl;

/// <summary>An access control list as headers write it: one ready-made name, or grants by permission.</summary>
internal static class AclHeaders
{
    public const string Canned = "x-amz-acl";

    private static readonly (string Header, AclPermission Permission)[] GrantHeaders =
    [
        ("x-amz-grant-full-control", AclPermission.FULL_CONTROL),
        ("x-amz-grant-read", AclPermission.READ),
        ("x-amz-grant-write", AclPermission.WRITE),
        ("x-amz-grant-read-acp", AclPermission.READ_ACP),
        ("x-amz-grant-write-acp", AclPermission.WRITE_ACP),
    ];

    public static bool Present(RequestHeaders headers) => headers[Canned] is { Length: > 0 } || HasGrants(headers);

    /// <summary>The list that the headers ask for; null when there is no such header.</summary>
    public static AccessControlList? Read(RequestHeaders headers, AclParties parties, bool forBucket)
    {
        // Some clients send the header empty when they mean none.
        if (headers[Canned] is { Length: > 0 } name)
        {
            return HasGrants(headers)
                ? throw new S3Exception(S3Errors.InvalidRequest, "Specifying both Canned ACLs and Header Grants is not allowed")
                : ReadCanned(name, parties, forBucket);
        }

        return HasGrants(headers) ? ReadGrants(headers, parties) : null;
    }

    private static bool HasGrants(RequestHeaders headers) => Array.Exists(GrantHeaders, grant => headers.Has(grant.Header));

    private static AccessControlList ReadCanned(string name, AclParties parties, bool forBucket) =>
        CannedAcl.All.TryGetValue(name, out var canned) && (forBucket ? canned.ForBuckets : canned.ForObjects)
            ? canned.For(parties)
            : throw new S3Exception(S3Errors.InvalidArgument, "Invalid canned ACL", ("ArgumentName", Canned), ("ArgumentValue", name));

    private static AccessControlList ReadGrants(RequestHeaders headers, AclParties parties)
    {
        var grants = ImmutableArray.CreateBuilder<AclGrant>();
        foreach (var (header, permission) in GrantHeaders)
        {
            foreach (var item in (headers[header] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                grants.Add(new AclGrant(ReadGrantee(item, header, headers[header]!, parties), permission));
            }
        }

        return new AccessControlList(parties.OwnerCanonicalId, grants.ToImmutable());
    }

    private static AclGrantee ReadGrantee(string item, string header, string value, AclParties parties)
    {
        var equals = item.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
        {
            throw new S3Exception(S3Errors.InvalidArgument, "Argument format not recognized", ("ArgumentName", header), ("ArgumentValue", value));
        }

        var text = item[(equals + 1)..].Trim().Trim('"', '\'');
        return item[..equals].Trim().ToLowerInvariant() switch
        {
            "id" => AclGrantees.ByCanonicalId(text, "id"),
            "uri" => AclGrantees.ByUri(text, "uri"),
            "emailaddress" => AclGrantees.ByEmail(text, parties),
            _ => throw new S3Exception(S3Errors.InvalidArgument, "Argument format not recognized", ("ArgumentName", header), ("ArgumentValue", value)),
        };
    }
}
