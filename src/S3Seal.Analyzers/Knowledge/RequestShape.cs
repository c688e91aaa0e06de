using System.Collections.Immutable;

namespace S3Seal.Analyzers.Knowledge;

/// <summary>What a request type is for, as far as encryption is concerned.</summary>
internal enum RequestPurpose
{
    /// <summary>Writes one object, or starts to: the request must ask for encryption.</summary>
    Write,

    /// <summary>Writes a directory of objects: like <see cref="Write"/>, but each file may also be decided by an event.</summary>
    WriteDirectory,

    /// <summary>A URL to be used by somebody else; a write only when the verb is PUT.</summary>
    Presign,

    /// <summary>A part of an upload: the setting belongs on the initiating call.</summary>
    Part,

    /// <summary>Reads an object; knows customer keys.</summary>
    Read,
}

/// <summary>One row of <see cref="RequestShapes"/>: a request type and the methods that send it.</summary>
internal sealed class RequestShape(RequestPurpose purpose, string metadataName, params string[] sends)
{
    public RequestPurpose Purpose { get; } = purpose;

    /// <summary>The metadata name, as in <c>Amazon.S3.Model.PutObjectRequest</c>.</summary>
    public string MetadataName { get; } = metadataName;

    /// <summary>The simple name, as in <c>PutObjectRequest</c>.</summary>
    public string Name { get; } = metadataName.Substring(metadataName.LastIndexOf('.') + 1);

    /// <summary>Simple names of the SDK's methods that send it, synchronous, asynchronous and old Begin pairs alike.</summary>
    public ImmutableHashSet<string> Sends { get; } = ImmutableHashSet.Create(sends);

    /// <summary>Whether sending this request stores an object under the encryption that it asks for.</summary>
    public bool MustAskForEncryption => Purpose is RequestPurpose.Write or RequestPurpose.WriteDirectory;
}
