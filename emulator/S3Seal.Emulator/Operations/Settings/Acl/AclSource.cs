using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings.Acl;

/// <summary>Where a put takes its access control list from: headers, or a document, never both.</summary>
internal sealed record AclSource(RequestHeaders Headers, S3XmlElement? Document)
{
    private const int LargestDocument = 64 * 1024;

    public static async ValueTask<AclSource> ReadAsync(S3Request request, CancellationToken cancellationToken)
    {
        var body = await request.ReadBytesAsync(LargestDocument, cancellationToken);
        if (AclHeaders.Present(request.Headers))
        {
            return body.Length == 0
                ? new AclSource(request.Headers, null)
                : throw new S3Exception(S3Errors.UnexpectedContent);
        }

        return body.Length == 0
            ? throw new S3Exception(S3Errors.MissingSecurityHeader, ("MissingHeaderName", AclHeaders.Canned))
            : new AclSource(request.Headers, S3XmlReader.Read(body));
    }

    /// <summary>The list to keep, or null for the default one.</summary>
    public AccessControlList? Admit(AclParties parties, BucketSettings settings, bool forBucket) => Document is null
        ? AclAdmission.FromHeaders(Headers, parties, settings, forBucket)
        : AclAdmission.FromDocument(Document, parties, settings);
}
