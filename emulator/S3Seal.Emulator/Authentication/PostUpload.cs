using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Authentication;

/// <summary>A POST upload after its fields were read: who sends it, under which key, with which headers.</summary>
internal sealed record PostUpload(Caller Caller, string Key, RequestHeaders Headers, LengthRange Length)
{
    private const string FileName = "${filename}";

    // Headers of the HTTP request that mean the same beside a form; every other one is a field or nothing.
    private static readonly string[] Kept = ["Host", "Origin", "Referer", "User-Agent"];

    private static readonly HashSet<string> SignatureFields = new(StringComparer.OrdinalIgnoreCase)
    {
        "key", "policy", "tagging", "file", "bucket", "success_action_redirect", "redirect", "success_action_status",
        "x-amz-algorithm", "x-amz-credential", "x-amz-date", "x-amz-signature",
    };

    /// <summary>Checks signature and policy of a form.</summary>
    public static PostUpload Verify(SignedRequest request, PostForm form, IdentityDirectory identities)
    {
        var template = form["key"] ?? throw new S3Exception(S3Errors.InvalidArgument,
            "Bucket POST must contain a field named 'key'.  If it is specified, please check the order of the fields.", ("ArgumentName", "key"), ("ArgumentValue", ""));
        if (!form.HasFile)
        {
            throw MultipartForm.OneFileOnly("0");
        }

        var caller = FormSignature.Verify(request, form, identities);
        var key = form.FileName is null ? template : template.Replace(FileName, form.FileName, StringComparison.Ordinal);
        var range = form["policy"] is { } policy ? PostPolicy.Parse(policy).Demand(form, request.Target.BucketName!, key, request.Now) : LengthRange.Any;
        if (key.Length == 0)
        {
            throw new S3Exception(S3Errors.InvalidArgument, "User key must have a length greater than 0.", ("ArgumentName", "key"), ("ArgumentValue", ""));
        }

        return new PostUpload(caller, S3Target.CheckedKey(key, request.Target.RawPath), HeadersOf(request.Headers, form), range);
    }

    private static RequestHeaders HeadersOf(RequestHeaders http, PostForm form)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var name in Kept)
        {
            if (http[name] is { } value)
            {
                headers.Add(new(name, value));
            }
        }

        foreach (var (name, value) in form.Fields)
        {
            if (!SignatureFields.Contains(name))
            {
                headers.Add(new(name.Equals("acl", StringComparison.OrdinalIgnoreCase) ? "x-amz-acl" : name, value));
            }
        }

        return new RequestHeaders(headers);
    }
}
