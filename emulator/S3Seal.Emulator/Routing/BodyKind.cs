namespace S3Seal.Emulator.Routing;

/// <summary>What an operation does with the request's body.</summary>
internal enum BodyKind
{
    /// <summary>No body is expected; one that comes is verified and thrown away.</summary>
    None,

    /// <summary>A small document (XML or policy text) that is read whole, within a limit.</summary>
    Document,

    /// <summary>Object data: streamed, never buffered whole.</summary>
    Data,

    /// <summary>A <c>multipart/form-data</c> upload whose signature lives in its fields.</summary>
    Form,
}
