using System.Text;
using S3Seal.Emulator.Errors;

namespace S3Seal.Emulator.Wire;

/// <summary>The boundary that a <c>multipart/form-data</c> content type names.</summary>
internal static class FormBoundary
{
    private const string FormType = "multipart/form-data";
    private const int MaxLength = 200;

    /// <summary>The delimiter <c>CRLF -- boundary</c>; PreconditionFailed for another type, MalformedPOSTRequest without a boundary.</summary>
    public static byte[] Delimiter(string? contentType)
    {
        var type = contentType ?? "";
        var semicolon = type.IndexOf(';', StringComparison.Ordinal);
        if (!(semicolon < 0 ? type : type[..semicolon]).Trim().Equals(FormType, StringComparison.OrdinalIgnoreCase))
        {
            throw new S3Exception(S3Errors.PreconditionFailed, ("Condition", "Bucket POST must be of the enclosure-type multipart/form-data"));
        }

        foreach (var parameter in type.Split(';').Skip(1))
        {
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && parameter[..equals].Trim().Equals("boundary", StringComparison.OrdinalIgnoreCase))
            {
                var boundary = parameter[(equals + 1)..].Trim().Trim('"');
                return boundary.Length is > 0 and <= MaxLength ? Encoding.UTF8.GetBytes("\r\n--" + boundary) : throw Malformed();
            }
        }

        throw Malformed();
    }

    public static S3Exception Malformed() => new(S3Errors.MalformedPostRequest);
}
