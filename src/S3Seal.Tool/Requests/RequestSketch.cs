using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Tool.Requests;

/// <summary>A request as far as the code says what it will be.</summary>
/// <param name="Shape">The SDK's request type.</param>
/// <param name="Values">Property → value. A property that the code does not set is not there.</param>
internal sealed record RequestSketch(RequestShape Shape, IReadOnlyDictionary<string, SketchValue> Values)
{
    public SketchValue? Bucket => First("DestinationBucket", "BucketName");

    public SketchValue? Key => First("DestinationKey", "Key");

    public bool IsCopy => Shape == RequestShapes.CopyObject || Shape == RequestShapes.CopyPart;

    /// <summary>Whether it goes to an upload that another request began.</summary>
    public bool IsPart => Shape.Purpose == RequestPurpose.Part;

    /// <summary>Whether the object is to be encrypted under a key that the request carries.</summary>
    public bool UsesCustomerKey => Values.Keys.Any(EncryptionProperties.IsCustomerKey);

    /// <summary>The request's encryption headers by name; a null value is a header whose text only the running program knows.</summary>
    public IReadOnlyDictionary<string, string?> EncryptionHeaders
    {
        get
        {
            var headers = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
            foreach (var (property, value) in Values)
            {
                // The SDK sends nothing for None, null and the empty text.
                if (EncryptionProperties.HeaderOf(property) is { } header && (!value.IsKnown || value.Text.Length > 0))
                {
                    headers[header] = value.IsKnown ? value.Text : null;
                }
            }

            return headers;
        }
    }

    /// <summary>The operation as AWS calls it.</summary>
    public string Operation => Operations.GetValueOrDefault(Shape, Shape.Name);

    private static Dictionary<RequestShape, string> Operations { get; } = new()
    {
        [RequestShapes.PutObject] = "PutObject",
        [RequestShapes.CopyObject] = "CopyObject",
        [RequestShapes.InitiateMultipartUpload] = "CreateMultipartUpload, UploadPart, CompleteMultipartUpload",
        [RequestShapes.TransferUpload] = "PutObject by TransferUtility",
        [RequestShapes.TransferUploadDirectory] = "PutObject by TransferUtility, of a directory",
        [RequestShapes.UploadPart] = "UploadPart",
        [RequestShapes.CopyPart] = "UploadPartCopy",
        [RequestShapes.PresignedUrl] = "PutObject by a presigned URL",
        [PresignedForm.Shape] = "PostObject by a presigned form",
    };

    private SketchValue? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Values.TryGetValue(name, out var value))
            {
                return value;
            }
        }

        return null;
    }
}

/// <summary>A text of which perhaps only the beginning is known.</summary>
/// <param name="Text">The text; where the code leaves something open, the name of what fills it stands for it.</param>
/// <param name="KnownLength">How many of its first characters are certain.</param>
internal sealed record SketchValue(string Text, int KnownLength)
{
    public bool IsKnown => KnownLength == Text.Length;

    public string KnownPart => Text[..KnownLength];

    public static SketchValue Known(string text) => new(text, text.Length);

    public static SketchValue Open(string standIn) => new(standIn, 0);

    public SketchValue Then(SketchValue next) => new(Text + next.Text, IsKnown ? Text.Length + next.KnownLength : KnownLength);
}
