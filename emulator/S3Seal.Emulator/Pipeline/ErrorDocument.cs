using System.Globalization;
using System.Text;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Operations;

namespace S3Seal.Emulator.Pipeline;

/// <summary>The one place where a refusal becomes XML.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#RESTErrorResponses</remarks>
internal static class ErrorDocument
{
    public static S3Response Of(S3Exception refusal, RequestIds ids)
    {
        var text = new StringBuilder(512);
        text.Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>");
        Element(text, "Code", refusal.Error.Code);
        Element(text, "Message", refusal.Message);
        foreach (var (name, value) in refusal.Fields)
        {
            Element(text, name, value);
        }

        Element(text, "RequestId", ids.RequestId);
        Element(text, "HostId", ids.HostId);
        text.Append("</Error>");
        var response = S3Response.Text(Encoding.UTF8.GetBytes(text.ToString()), "application/xml", refusal.Error.Status);
        foreach (var (name, value) in refusal.Headers)
        {
            response.With(name, value);
        }

        return response;
    }

    private static void Element(StringBuilder text, string name, string value)
    {
        text.Append('<').Append(name).Append('>');
        foreach (var c in value)
        {
            switch (c)
            {
                case '&': text.Append("&amp;"); break;
                case '<': text.Append("&lt;"); break;
                case '>': text.Append("&gt;"); break;
                case '\t' or '\n': text.Append(c); break;
                case < ' ' or '\uFFFE' or '\uFFFF': text.Append("&#x").Append(((int)c).ToString("X", CultureInfo.InvariantCulture)).Append(';'); break;
                default: text.Append(c); break;
            }
        }

        text.Append("</").Append(name).Append('>');
    }
}
