using S3Seal.Emulator.Storage;
using S3Seal.Encryption;

namespace S3Seal.Emulator.Objects;

/// <summary>Wraps the data keys of everything stored again after the root key was rotated.</summary>
internal static class DataKeyRewrap
{
    /// <summary>Brings every envelope that the root key wraps to its newest version. No data, ETag or date changes.</summary>
    /// <returns>How many envelopes changed.</returns>
    public static int Rewrap(InMemoryStore store, EncryptionEngine engine)
    {
        var changed = 0;
        foreach (var record in store.Buckets)
        {
            if (store.Find(record.Name) is not { } bucket)
            {
                continue;
            }

            for (var cursor = bucket.Objects.Seek(); cursor.MoveNext();)
            {
                for (var link = cursor.Value; link is not null; link = link.Older)
                {
                    changed += Rewrap(store, engine, record.Name, cursor.Key, link.Newest) ? 1 : 0;
                }
            }

            for (var cursor = bucket.Uploads.Seek(); cursor.MoveNext();)
            {
                foreach (var upload in cursor.Value)
                {
                    changed += Rewrap(store, engine, record.Name, cursor.Key, upload) ? 1 : 0;
                }
            }
        }

        return changed;
    }

    private static bool Rewrap(InMemoryStore store, EncryptionEngine engine, string bucketName, string key, ObjectVersion version)
    {
        if (NewEnvelope(engine, bucketName, key, version) is not { } envelope)
        {
            return false;
        }

        // Whoever changed the version meanwhile (tags, another key) keeps what he changed.
        return store.TryChange(
            bucketName,
            bucket => bucket.Objects.Find(key)?.Find(version.VersionId) is { } present && ReferenceEquals(present.Envelope, version.Envelope)
                ? (bucket.Replace(key, present with { Envelope = envelope }), true)
                : (bucket, false),
            out var done) && done;
    }

    private static bool Rewrap(InMemoryStore store, EncryptionEngine engine, string bucketName, string key, UploadRecord upload)
    {
        if (NewEnvelope(engine, bucketName, key, upload.Template) is not { } envelope)
        {
            return false;
        }

        return store.TryChange(
            bucketName,
            bucket => bucket.FindUpload(key, upload.UploadId) is { } present
                ? (bucket.ReplaceUpload(key, present with { Template = present.Template with { Envelope = envelope } }), true)
                : (bucket, false),
            out var done) && done;
    }

    private static EncryptionEnvelope? NewEnvelope(EncryptionEngine engine, string bucketName, string key, ObjectVersion version)
    {
        if (version.Envelope is not { } envelope)
        {
            return null;
        }

        var rewrapped = engine.Rewrap(envelope, new ObjectIdentity(bucketName, key, version.ObjectId));
        return ReferenceEquals(rewrapped, envelope) ? null : rewrapped;
    }
}
