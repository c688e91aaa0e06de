using System.Collections.Immutable;
using S3Seal.Emulator.Authentication;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Operations.Settings;
using S3Seal.Emulator.Operations.Settings.Acl;
using S3Seal.Emulator.Operations.Settings.Documents;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Buckets;

/// <summary>Makes a bucket for the caller's account, in the state that new buckets have in 2026.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html</remarks>
internal sealed class CreateBucket : Operation
{
    private const string LockHeader = "x-amz-bucket-object-lock-enabled";
    private const string OwnershipHeader = "x-amz-object-ownership";

    // The region stands in the body, so the operation asks for its actions itself.
    public override Route Route { get; } = Route.Bucket("PUT", "s3:CreateBucket") with
    {
        Body = BodyKind.Document,
        Callers = CallerKind.Signed,
        AuthorizeAtDoor = false,
        NeedsBucket = false,
    };

    public override async ValueTask<S3Response> ExecuteAsync(S3Request request, CancellationToken cancellationToken)
    {
        var name = request.Target.BucketName!;
        var document = await request.ReadForAccessAsync(new(Route.Action), async () =>
            await request.ReadBytesAsync(64 * 1024, cancellationToken) is { Length: > 0 } body ? S3XmlReader.Read(body) : null);
        var constraint = document?.Child("LocationConstraint")?.Text.Trim();
        Authorize(request, document, constraint);
        CheckDocument(document);
        BucketNamespace.Check(name, request);

        var region = BucketRegions.Resolve(request.Rooms.Region, constraint);
        var owner = request.Caller.Identity!;
        var bucket = new BucketRecord
        {
            Name = name,
            Created = request.Now,
            OwnerAccount = owner.Account,
            OwnerCanonicalId = CanonicalUser.IdOf(owner),
            Region = region,
            Settings = StartSettings(request, document) with { LocationConstraint = constraint },
        };
        if (!request.Rooms.Store.TryAdd(bucket))
        {
            RefuseExisting(request, owner);
            request.ChangeSettings(settings => settings with { Acl = settings.AclsEnabled ? bucket.Settings.Acl : settings.Acl });
        }

        return S3Response.Empty().With("Location", "/" + name).With("x-amz-bucket-arn", BucketArn.Of(name));
    }

    private static void Authorize(S3Request request, S3XmlElement? document, string? constraint)
    {
        var headers = request.Headers;
        KeyValuePair<string, IReadOnlyList<string>>[] context = [.. constraint is null ? [] : LocationKey(constraint), .. TagKeys(document)];
        (string Action, bool Demanded)[] actions =
        [
            ("s3:CreateBucket", true),
            ("s3:PutBucketAcl", AclHeaders.Present(headers)),
            ("s3:PutBucketObjectLockConfiguration", headers.Has(LockHeader)),
            ("s3:PutBucketVersioning", headers.Has(LockHeader)),
            ("s3:PutBucketOwnershipControls", headers.Has(OwnershipHeader)),
            ("s3:TagResource", document?.Child("Tags") is not null),
        ];
        foreach (var (action, _) in actions.Where(action => action.Demanded))
        {
            request.Access.Demand(new(action) { Context = context });
        }
    }

    private static IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> LocationKey(string constraint) => [new("s3:LocationConstraint", [constraint])];

    private static IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> TagKeys(S3XmlElement? document)
    {
        if (document?.Child("Tags") is not { } set)
        {
            yield break;
        }

        var tags = set.All("Tag").Select(tag => (Key: tag.Child("Key")?.Text ?? "", Value: tag.Child("Value")?.Text ?? "")).ToArray();
        yield return new("aws:TagKeys", [.. tags.Select(tag => tag.Key)]);
        foreach (var (key, value) in tags)
        {
            yield return new("aws:RequestTag/" + key, [value]);
        }
    }

    private static void CheckDocument(S3XmlElement? document)
    {
        if (document is null)
        {
            return;
        }

        DocumentShapes.CreateBucket.Validate(document, S3Errors.MalformedXml);
        if (document.Child("Location") is not null || document.Child("Bucket") is not null)
        {
            throw new S3Exception(S3Errors.NotImplemented, ("Operation", "CreateBucket of a directory bucket"));
        }

        if (document.Children.Count == 0)
        {
            throw new S3Exception(S3Errors.MalformedXml);
        }
    }

    private static BucketSettings StartSettings(S3Request request, S3XmlElement? document)
    {
        var settings = new BucketSettings { Ownership = Ownership(request.Headers[OwnershipHeader]) };
        var canonicalId = CanonicalUser.IdOf(request.Caller.Identity!);
        var asked = AclHeaders.Read(request.Headers, new(canonicalId, canonicalId, request.CanonicalIdOfEmail), forBucket: true);
        if (asked is not null)
        {
            RefuseAcl(asked, settings, request.Headers[AclHeaders.Canned]);
            settings = settings with { Acl = settings.AclsEnabled ? asked : null };
        }

        if (IsLockEnabled(request.Headers[LockHeader]))
        {
            settings = settings with { ObjectLock = new ObjectLockSettings(), Versioning = VersioningState.Enabled };
        }

        var tags = document?.Child("Tags") is { } set ? TagRules.CheckForBucket(TagRules.FromSet(set)) : ImmutableArray<Tag>.Empty;
        return settings with { Tags = tags.IsEmpty ? null : tags };
    }

    private static void RefuseAcl(AccessControlList asked, BucketSettings settings, string? canned)
    {
        if (!settings.AclsEnabled && canned is not ("private" or AclAdmission.BucketOwnerFullControl))
        {
            throw new S3Exception(S3Errors.InvalidBucketAclWithObjectOwnership);
        }

        if (asked.IsPublic && settings.PublicAccessBlock is { BlockPublicAcls: true })
        {
            throw new S3Exception(S3Errors.InvalidBucketAclWithBlockPublicAccessError);
        }
    }

    private static ObjectOwnership Ownership(string? word)
    {
        if (word is null)
        {
            return ObjectOwnership.BucketOwnerEnforced;
        }

        return Enum.GetNames<ObjectOwnership>().Contains(word)
            ? Enum.Parse<ObjectOwnership>(word)
            : throw new S3Exception(S3Errors.InvalidArgument, $"Invalid {OwnershipHeader} header: {word}", ("ArgumentName", OwnershipHeader));
    }

    private static bool IsLockEnabled(string? word) => word?.ToLowerInvariant() switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw new S3Exception(S3Errors.InvalidArgument, "Invalid Argument", ("ArgumentName", LockHeader), ("ArgumentValue", word)),
    };

    private static void RefuseExisting(S3Request request, S3Identity caller)
    {
        var name = request.Target.BucketName!;
        if (request.Rooms.Store.FindBucket(name)?.OwnerAccount != caller.Account)
        {
            throw new S3Exception(S3Errors.BucketAlreadyExists, ("BucketName", name));
        }

        // us-east-1 alone answers success again, for old clients' sake, and resets the access control list.
        if (request.Rooms.Region != BucketRegions.Default)
        {
            throw new S3Exception(S3Errors.BucketAlreadyOwnedByYou, ("BucketName", name));
        }
    }
}
