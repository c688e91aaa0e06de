using System.Collections.Immutable;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Operations.Settings.Documents;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings.Acl;

/// <summary>An access control list as an XML document.</summary>
internal static class AclDocument
{
    private const int MostGrants = 100;
    private const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

    public static AccessControlList Parse(S3XmlElement document, AclParties parties)
    {
        DocumentShapes.AccessControlPolicy.Validate(document, S3Errors.MalformedAclError);
        var owner = document.Required("Owner").Required("ID").Text.Trim();
        AclGrantees.ByCanonicalId(owner, "CanonicalUser/ID");
        if (owner != parties.OwnerCanonicalId)
        {
            throw new S3Exception(S3Errors.AccessDenied);
        }

        var grants = document.Required("AccessControlList").All("Grant").Select(grant => ParseGrant(grant, parties)).ToImmutableArray();
        return grants.Length > MostGrants ? throw new S3Exception(S3Errors.MalformedAclError) : new AccessControlList(owner, grants);
    }

    public static S3XmlWriter Write(S3XmlWriter writer, AccessControlList acl)
    {
        writer.Root("AccessControlPolicy").Start("Owner").Element("ID", acl.OwnerCanonicalId).End().Start("AccessControlList");
        foreach (var grant in acl.Grants)
        {
            var isGroup = grant.Grantee.GroupUri is not null;
            writer.Start("Grant").Start("Grantee")
                .Attribute("xsi", "type", SchemaInstance, isGroup ? "Group" : "CanonicalUser")
                .Element("ID", grant.Grantee.CanonicalId)
                .Element("URI", grant.Grantee.GroupUri)
                .End().Element("Permission", grant.Permission.ToString()).End();
        }

        return writer.End().End();
    }

    private static AclGrant ParseGrant(S3XmlElement grant, AclParties parties)
    {
        var grantee = grant.Required("Grantee");
        var who = XmlShape.Kind(grantee) switch
        {
            "CanonicalUser" => AclGrantees.ByCanonicalId(Named(grantee, "ID"), "CanonicalUser/ID"),
            "Group" => AclGrantees.ByUri(Named(grantee, "URI"), "Group/URI"),
            _ => AclGrantees.ByEmail(Named(grantee, "EmailAddress"), parties),
        };
        return new AclGrant(who, Enum.Parse<AclPermission>(grant.Required("Permission").Text.Trim()));
    }

    private static string Named(S3XmlElement grantee, string name) =>
        grantee.Child(name)?.Text.Trim() ?? throw new S3Exception(S3Errors.MalformedAclError);
}
