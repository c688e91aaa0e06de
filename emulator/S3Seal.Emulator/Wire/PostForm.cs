namespace S3Seal.Emulator.Wire;

/// <summary>A <c>multipart/form-data</c> upload as far as it was read: every field that stood before the file, in order.</summary>
internal sealed class PostForm(IReadOnlyList<KeyValuePair<string, string>> fields, string? fileName)
{
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; } = fields;

    /// <summary>The file part's own name, its last path segment; null when the part has none.</summary>
    public string? FileName { get; } = fileName;

    /// <summary>Whether a file part follows the fields.</summary>
    public bool HasFile { get; init; } = true;

    /// <summary>The first field of that name, compared without case; null when absent.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var (fieldName, value) in Fields)
            {
                if (string.Equals(fieldName, name, StringComparison.OrdinalIgnoreCase))
                {
                    return value;
                }
            }

            return null;
        }
    }
}
