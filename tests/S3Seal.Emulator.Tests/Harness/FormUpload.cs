using System.Globalization;
using System.Text;

namespace S3Seal.Emulator.Tests.Harness;

/// <summary>A POST upload as a browser sends it: fields in order, signed by a policy, then the file.</summary>
public sealed class FormUpload(Signer signer)
{
    private const string Boundary = "form-boundary";

    private readonly List<(string Name, string Value)> _fields = [];
    private readonly List<(string? Name, byte[] Data)> _files = [];

    /// <summary>The policy's conditions beside those that the signature's own fields need, as JSON.</summary>
    public string Conditions { get; set; } = "[\"starts-with\",\"$key\",\"\"],{\"bucket\":\"sealed-bucket\"}";

    public string? Expiration { get; set; }

    /// <summary>The whole policy before base64; made from conditions and expiration when null.</summary>
    public string? Policy { get; set; }

    public FormUpload Field(string name, string value)
    {
        _fields.Add((name, value));
        return this;
    }

    public FormUpload File(string? name, string data)
    {
        _files.Add((name, Encoding.UTF8.GetBytes(data)));
        return this;
    }

    /// <summary>Adds the fields of the signature, but for those named.</summary>
    public FormUpload Sign(params string[] without)
    {
        var credential = $"{signer.AccessKeyId}/{signer.Scope}";
        var end = Expiration ?? signer.Now.AddMinutes(5).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var token = signer.SessionToken is null ? "" : ",[\"starts-with\",\"$x-amz-security-token\",\"\"]";
        var document = Policy ?? $$"""
            {"expiration":"{{end}}","conditions":[{{Conditions}},{"x-amz-algorithm":"AWS4-HMAC-SHA256"},{"x-amz-credential":"{{credential}}"},{"x-amz-date":"{{signer.Timestamp}}"}{{token}}]}
            """;
        var policy = Convert.ToBase64String(Encoding.UTF8.GetBytes(document));
        (string Name, string Value)[] own =
        [
            ("policy", policy), ("X-Amz-Algorithm", "AWS4-HMAC-SHA256"), ("X-Amz-Credential", credential), ("X-Amz-Date", signer.Timestamp), ("X-Amz-Signature", signer.Hmac(policy)),
        ];
        _fields.AddRange(own.Where(field => !without.Contains(field.Name)));
        return signer.SessionToken is null ? this : Field("x-amz-security-token", signer.SessionToken);
    }

    public RawRequest To(RawRequest request)
    {
        using var body = new MemoryStream();
        foreach (var (name, value) in _fields)
        {
            Write(body, $"--{Boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        }

        foreach (var (name, data) in _files)
        {
            Write(body, $"--{Boundary}\r\nContent-Disposition: form-data; name=\"file\"{(name is null ? "" : $"; filename=\"{name}\"")}\r\nContent-Type: text/plain\r\n\r\n");
            body.Write(data);
            Write(body, "\r\n");
        }

        Write(body, $"--{Boundary}--\r\n");
        return request.With("Content-Type", $"multipart/form-data; boundary={Boundary}").WithBody(body.ToArray());
    }

    private static void Write(MemoryStream body, string text) => body.Write(Encoding.UTF8.GetBytes(text));
}
