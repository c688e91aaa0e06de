using System.Text;
using System.Text.Json;

namespace S3Seal.Tool.Policies;

/// <summary>Where the text of a policy comes from.</summary>
internal static class PolicyText
{
    /// <summary>A policy inside a JSON line: an object as it stands, or a string that holds the text.</summary>
    public static string Read(JsonElement policy) => policy.ValueKind == JsonValueKind.String ? policy.GetString()! : policy.GetRawText();

    /// <summary>A file as it stands: a byte order mark stays, because S3 refuses it.</summary>
    public static async Task<string> ReadAsync(FileInfo file, CancellationToken cancellationToken) =>
        file.Exists ? Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file.FullName, cancellationToken)) : throw new CannotRunException($"{file} does not exist");
}
