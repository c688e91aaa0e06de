namespace S3Seal.Analyzers.Values;

/// <summary>Where the bytes of a key come from, as far as one body and the fields it uses show.</summary>
internal enum KeyOrigin
{
    /// <summary>Not visible, or a proper source.</summary>
    Unknown,

    /// <summary>Literals and constants.</summary>
    Constant,

    /// <summary><c>System.Random</c>.</summary>
    Random,

    /// <summary>A GUID.</summary>
    Guid,

    /// <summary>The encoded characters of a text.</summary>
    Text,

    /// <summary>A plain hash of a text.</summary>
    TextHash,
}
