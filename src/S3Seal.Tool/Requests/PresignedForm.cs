using S3Seal.Analyzers.Knowledge;

namespace S3Seal.Tool.Requests;

/// <summary>A presigned form: no request that is sent, but one that a browser's upload is made of.</summary>
internal static class PresignedForm
{
    public static readonly RequestShape Shape = new(
        RequestPurpose.Presign, "Amazon.S3.Model.CreatePresignedPostRequest", "CreatePresignedPost", "CreatePresignedPostAsync");
}
