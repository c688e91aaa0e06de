using S3Seal.Policy.Evaluation;

namespace S3Seal.Analyzers.Policies;

/// <summary>An upload as far as the code tells: what its encryption headers are, where it goes, and nothing guessed.</summary>
internal sealed record RequestQuestion
{
    public const string Method = "s3:x-amz-server-side-encryption";
    public const string KmsKeyId = "s3:x-amz-server-side-encryption-aws-kms-key-id";
    public const string CustomerAlgorithm = "s3:x-amz-server-side-encryption-customer-algorithm";

    /// <summary>The object's key, or its known beginning; empty when nothing is known.</summary>
    public string Key { get; init; } = "";

    /// <summary>Whether <see cref="Key"/> is the whole key.</summary>
    public bool KeyIsWhole { get; init; }

    public ContextValue MethodHeader { get; init; } = ContextValue.Unknown;

    public ContextValue KmsKeyHeader { get; init; } = ContextValue.Unknown;

    public ContextValue CustomerHeader { get; init; } = ContextValue.Unknown;

    /// <summary>Whether the connection is encrypted: the SDK's default; null where code switches it off somewhere.</summary>
    public bool? IsTls { get; init; } = true;

    /// <summary>Whether the request creates the object at once, as <c>s3:ObjectCreationOperation</c> tells; false for the start of a multipart upload.</summary>
    public bool? CreatesObject { get; init; }

    /// <summary>The request as it goes to a bucket. Every other condition key is unknown.</summary>
    public RequestContext For(string bucket)
    {
        var context = new RequestContext(RequestPrincipal.Unknown, "s3:PutObject", $"arn:aws:s3:::{bucket}/{Key}")
        {
            ResourceIsPrefix = !KeyIsWhole,
            Unset = ContextValue.Unknown,
        };
        context[Method] = MethodHeader;
        context[KmsKeyId] = KmsKeyHeader;
        context[CustomerAlgorithm] = CustomerHeader;
        if (IsTls is { } tls)
        {
            context["aws:SecureTransport"] = ContextValue.Known(tls ? "true" : "false");
        }

        if (CreatesObject is { } creates)
        {
            context["s3:ObjectCreationOperation"] = ContextValue.Known(creates ? "true" : "false");
        }

        return context;
    }
}
