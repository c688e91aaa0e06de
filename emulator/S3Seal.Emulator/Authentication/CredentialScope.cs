namespace S3Seal.Emulator.Authentication;

/// <summary>A credential as a request writes it: <c>AKID/yyyymmdd/region/service/aws4_request</c>.</summary>
internal sealed record CredentialScope(string AccessKeyId, string Date, string Region, string Service, string Terminator)
{
    /// <summary>The scope as the string to sign has it.</summary>
    public string Scope { get; } = $"{Date}/{Region}/{Service}/{Terminator}";

    /// <summary>Null unless there are exactly five parts and none is empty.</summary>
    public static CredentialScope? Parse(string credential)
    {
        Span<Range> parts = stackalloc Range[6];
        var text = credential.AsSpan();
        if (text.Split(parts, '/') != 5)
        {
            return null;
        }

        foreach (var part in parts[..5])
        {
            if (text[part].IsEmpty)
            {
                return null;
            }
        }

        return new CredentialScope(credential[parts[0]], credential[parts[1]], credential[parts[2]], credential[parts[3]], credential[parts[4]]);
    }
}
