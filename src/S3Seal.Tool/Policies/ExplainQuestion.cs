using System.Text.Json;
using S3Seal.Policy.Evaluation;
using S3Seal.Policy.Model;

namespace S3Seal.Tool.Policies;

/// <summary>The request of a file: alone, or with bucket, owner and identity policy as a line of <c>evaluate</c> has them.</summary>
internal sealed record ExplainQuestion(RequestContext Request, string? Bucket, string? BucketOwner, Decision? IdentityPolicy)
{
    /// <summary>Reads a question; throws <see cref="FormatException"/> that names the member that is wrong.</summary>
    public static ExplainQuestion Read(JsonElement file)
    {
        if (file.ValueKind != JsonValueKind.Object || !file.TryGetProperty("request", out var request))
            return new ExplainQuestion(RequestFormat.Read(file), null, null, null);
        return new ExplainQuestion(
            RequestFormat.Read(request),
            RequestFormat.ReadOptional(file, "bucket"),
            RequestFormat.ReadOptional(file, "bucketOwner"),
            RequestFormat.ReadOptional(file, "identityPolicy") is { } word ? ReadIdentity(word) : null);
    }

    /// <summary>What identity policies say, as <c>evaluate</c> spells it.</summary>
    public static Decision ReadIdentity(string word) => word switch
    {
        "allow" => Decision.Allow,
        "none" => Decision.ImplicitDeny,
        "deny" => Decision.ExplicitDeny,
        _ => throw new FormatException("identityPolicy must be allow, none or deny"),
    };

    /// <summary>The bucket of the request's resource: what stands before the first slash of the ARN's last part.</summary>
    public string BucketOfResource() =>
        Request.Resource.Split(':', 6) is { Length: 6 } parts ? parts[5].Split('/')[0] : throw new FormatException("resource is no ARN, so --bucket must name the bucket");

    /// <summary>The decision; without owner and identity policy that of the bucket policy alone.</summary>
    public AccessRequest? Access(PolicyDocument policy) => IdentityPolicy is not { } identity ? null : new AccessRequest
    {
        Request = Request,
        BucketOwner = BucketOwner ?? throw new FormatException("with an identity policy the bucket's owner must be given"),
        BucketPolicy = policy,
        IdentityPolicy = identity,
    };
}
