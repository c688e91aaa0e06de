using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Storage;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations.Settings.Documents;

/// <summary>A bucket setting that is validated, kept and given back as it was put: all that its operations need to know.</summary>
internal sealed record KeptDocument(string QueryName, XmlShape Shape)
{
    /// <summary>The actions that read and write it, <c>s3:</c> prefix included.</summary>
    public required string GetAction { get; init; }

    public required string PutAction { get; init; }

    /// <summary>Deleting demands this; most settings demand their Put action.</summary>
    public string? DeleteAction { get; init; }

    /// <summary>The answer while nothing was put; null when there is a document even then.</summary>
    public S3Error? Unset { get; init; }

    /// <summary>Writes into the root what an unset document holds (<c>Payer</c>, <c>Status</c>); null leaves the root empty.</summary>
    public Action<S3XmlWriter>? UnsetContent { get; init; }

    /// <summary>Rules that a schema cannot express; throws S3's refusal.</summary>
    public Action<S3Request, S3XmlElement>? Check { get; init; }

    /// <summary>Fills in what S3 fills in (ids of rules), before the document is kept.</summary>
    public Func<S3XmlElement, S3XmlElement>? Complete { get; init; }

    /// <summary>Whether a document without content takes the setting away.</summary>
    public bool EmptyClears { get; init; }

    /// <summary>What S3 answers, as XML bytes, for a bucket with these settings.</summary>
    public string Read(BucketRecord bucket)
    {
        if (bucket.Settings.Documents.TryGetValue(QueryName, out var document))
        {
            return document;
        }

        if (Unset is not null)
        {
            throw new S3Exception(Unset, ("BucketName", bucket.Name));
        }

        using var writer = new S3XmlWriter();
        writer.Root(Shape.Name);
        UnsetContent?.Invoke(writer);
        return System.Text.Encoding.UTF8.GetString(writer.End().ToArray());
    }

    /// <summary>Validates what came and changes the settings.</summary>
    public BucketSettings Keep(S3Request request, S3XmlElement document, BucketSettings settings)
    {
        Shape.Validate(document, S3Errors.MalformedXml);
        Check?.Invoke(request, document);
        return EmptyClears && document.Children.Count == 0
            ? settings with { Documents = settings.Documents.Remove(QueryName) }
            : settings with { Documents = settings.Documents.SetItem(QueryName, Shape.Print(Complete?.Invoke(document) ?? document)) };
    }

    public BucketSettings Drop(BucketSettings settings) => settings with { Documents = settings.Documents.Remove(QueryName) };
}
