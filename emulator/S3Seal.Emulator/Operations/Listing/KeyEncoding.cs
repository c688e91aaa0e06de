using System.Text;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Listing;

/// <summary>How keys stand in a listing: as they are, or form-encoded for clients that cannot read every character in XML.</summary>
internal sealed class KeyEncoding
{
    private const string ParameterName = "encoding-type";

    private static readonly KeyEncoding Plain = new(null);
    private static readonly KeyEncoding Url = new("url");

    private KeyEncoding(string? name) => Name = name;

    /// <summary>What the answer's EncodingType says; null when it has none.</summary>
    public string? Name { get; }

    public static KeyEncoding Read(QueryParameters query) => query.Get(ParameterName) switch
    {
        null => Plain,
        "url" => Url,
        var other => throw new S3Exception(
            S3Errors.InvalidArgument, "Invalid Encoding Method specified in Request", ("ArgumentName", ParameterName), ("ArgumentValue", other)),
    };

    public string Encode(string text)
    {
        if (Name is null)
        {
            return text;
        }

        var encoded = new StringBuilder(text.Length + 16);
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)value) || value is (byte)'/' or (byte)'-' or (byte)'_' or (byte)'.' or (byte)'*')
            {
                encoded.Append((char)value);
            }
            else if (value == ' ')
            {
                encoded.Append('+');
            }
            else
            {
                encoded.Append('%').Append(value.ToString("X2"));
            }
        }

        return encoded.ToString();
    }
}
