using System.Collections.Frozen;
using S3Seal.Emulator.Authentication;
using S3Seal.Emulator.Routing;
using S3Seal.Emulator.Wire;
using S3Seal.Policy.Evaluation;

namespace S3Seal.Emulator.Authorization;

/// <summary>
/// Condition keys that a header, a hoisted query parameter or a form field fills. Which of them count depends on the request's own action:
/// second actions of the same request see the same context.
/// </summary>
internal static class HeaderKeys
{
    private const string PutObject = "s3:PutObject";

    /// <summary>Headers whose key is <c>s3:</c> and their name.</summary>
    private static readonly string[] UploadHeaders =
    [
        "x-amz-server-side-encryption", "x-amz-server-side-encryption-aws-kms-key-id", "x-amz-server-side-encryption-customer-algorithm",
        "x-amz-copy-source", "x-amz-metadata-directive", "x-amz-storage-class", "x-amz-website-redirect-location", "if-match", "if-none-match",
    ];

    private static readonly string[] AclHeaders =
    [
        "x-amz-acl", "x-amz-grant-read", "x-amz-grant-write", "x-amz-grant-read-acp", "x-amz-grant-write-acp", "x-amz-grant-full-control",
    ];

    private static readonly string[] OwnershipHeaders = ["x-amz-object-ownership"];

    private static readonly string[] ListingParameters = ["prefix", "delimiter", "max-keys"];

    /// <summary>The headers that count, by the route's action.</summary>
    private static readonly FrozenDictionary<string, string[]> ByAction = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [PutObject] = [.. UploadHeaders, .. AclHeaders],
        ["s3:DeleteObject"] = ["if-match"],
        ["s3:PutObjectAcl"] = AclHeaders,
        ["s3:PutBucketAcl"] = AclHeaders,
        ["s3:CreateBucket"] = [.. AclHeaders, .. OwnershipHeaders],
        ["s3:PutBucketOwnershipControls"] = OwnershipHeaders,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> ListingActions =
        new[] { "s3:ListBucket", "s3:ListBucketVersions", "s3:ListBucketMultipartUploads" }.ToFrozenSet(StringComparer.Ordinal);

    public static void Fill(RequestContext context, RequestFacts facts)
    {
        FillPayloadHash(context, facts);
        foreach (var header in ByAction.GetValueOrDefault(facts.Route.Action, []))
        {
            RequestContextFactory.Set(context, "s3:" + header, facts.Headers[header]);
        }

        if (facts.Route.Action == PutObject)
        {
            FillUpload(context, facts);
        }

        if (ListingActions.Contains(facts.Route.Action))
        {
            foreach (var parameter in ListingParameters)
            {
                RequestContextFactory.Set(context, "s3:" + parameter, facts.Target.Query.Get(parameter));
            }
        }
    }

    // Only the header counts, not its form in a presigned query.
    private static void FillPayloadHash(RequestContext context, RequestFacts facts)
    {
        if (facts.Caller.Form != AuthenticationForm.QueryString)
        {
            RequestContextFactory.Set(context, "s3:x-amz-content-sha256", facts.Headers["x-amz-content-sha256"]);
        }
    }

    private static void FillUpload(RequestContext context, RequestFacts facts)
    {
        context["s3:ObjectCreationOperation"] = ContextValue.Known(CreatesObject(facts.Route) ? "true" : "false");
        LockKeys.Fill(context, facts.Headers["x-amz-object-lock-mode"], facts.Headers["x-amz-object-lock-retain-until-date"],
            facts.Headers["x-amz-object-lock-legal-hold"], facts.Now);
        FillTags(context, facts.Headers["x-amz-tagging"]);
        if (facts.Route.Body == BodyKind.Form)
        {
            FormKeys.Fill(context, facts.Headers);
        }
    }

    private static bool CreatesObject(Route route) => !route.Query.Contains("uploads") && !route.Query.Contains("partNumber");

    private static void FillTags(RequestContext context, string? header)
    {
        if (header is null)
        {
            return;
        }

        var tags = QueryParameters.Parse(header).Items;
        foreach (var tag in tags)
        {
            context["s3:RequestObjectTag/" + tag.Name] = ContextValue.Known(tag.Value);
        }

        context["s3:RequestObjectTagKeys"] = ContextValue.Known([.. tags.Select(tag => tag.Name)]);
    }
}
