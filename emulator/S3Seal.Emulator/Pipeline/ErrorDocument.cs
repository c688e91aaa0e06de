using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Operations;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Pipeline;

/// <summary>The one place where a refusal becomes XML.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#RESTErrorResponses</remarks>
internal static class ErrorDocument
{
    public static S3Response Of(S3Exception refusal, RequestIds ids)
    {
        using var document = new S3XmlWriter();
        document.Root("Error", xmlNamespace: null).Element("Code", refusal.Error.Code).Element("Message", refusal.Message);
        foreach (var (name, value) in refusal.Fields)
        {
            document.Element(name, value);
        }

        document.Element("RequestId", ids.RequestId).Element("HostId", ids.HostId).End();
        var response = S3Response.Xml(document, refusal.Error.Status);
        foreach (var (name, value) in refusal.Headers)
        {
            response.With(name, value);
        }

        return response;
    }
}
