using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace S3Seal.Conformance;

/// <summary>The values of one assumption: what stands in <c>{name}</c>, and the functions in <c>{name:text}</c>.</summary>
internal sealed class Values
{
    private static readonly Dictionary<string, Func<string, string>> Functions = new(StringComparer.Ordinal)
    {
        ["md5"] = text => Convert.ToBase64String(MD5.HashData(Encoding.UTF8.GetBytes(text))),
        ["md5hex"] = text => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text))),
        ["md5ofbase64"] = text => Convert.ToBase64String(MD5.HashData(Convert.FromBase64String(text))),
        ["sha1"] = text => Convert.ToBase64String(SHA1.HashData(Encoding.UTF8.GetBytes(text))),
        ["sha256"] = text => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
        ["sha256hex"] = text => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
        ["base64"] = text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)),
        ["repeat"] = Repeat,
        ["in"] = text => Moment(text).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["midnight"] = text => new DateTimeOffset(Moment(text).UtcDateTime.Date, TimeSpan.Zero).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["httpdate"] = text => Moment(text).ToString("R", CultureInfo.InvariantCulture),
    };

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public string this[string name]
    {
        get => _values[name];
        set => _values[name] = value;
    }

    public string Fill(string text)
    {
        foreach (var (name, value) in _values)
        {
            text = text.Replace("{" + name + "}", value, StringComparison.Ordinal);
        }

        foreach (var (name, function) in Functions)
        {
            text = Apply(text, "{" + name + ":", function);
        }

        return text;
    }

    private static string Apply(string text, string opening, Func<string, string> function)
    {
        for (var start = text.IndexOf(opening, StringComparison.Ordinal); start >= 0; start = text.IndexOf(opening, StringComparison.Ordinal))
        {
            var end = text.IndexOf('}', start);
            text = string.Concat(text.AsSpan(0, start), function(text[(start + opening.Length)..end]), text.AsSpan(end + 1));
        }

        return text;
    }

    // 100*a
    private static string Repeat(string text)
    {
        var star = text.IndexOf('*', StringComparison.Ordinal);
        return new StringBuilder().Insert(0, text[(star + 1)..], int.Parse(text[..star], CultureInfo.InvariantCulture)).ToString();
    }

    // 1d, -2h, 30s from now
    private static DateTimeOffset Moment(string text)
    {
        var number = int.Parse(text[..^1], CultureInfo.InvariantCulture);
        return TimeProvider.System.GetUtcNow() + text[^1] switch
        {
            'd' => TimeSpan.FromDays(number),
            'h' => TimeSpan.FromHours(number),
            _ => TimeSpan.FromSeconds(number),
        };
    }
}
