using S3Seal.Emulator.Storage;
using S3Seal.Encryption;

namespace S3Seal.Emulator.Objects;

/// <summary>Looks at envelopes at rest, and wraps their data keys again after the root key was rotated.</summary>
internal static class StoredEnvelopes
{
    public static S3SealedObject? Inspect(InMemoryStore store, string bucket, string key, string? versionId)
    {
        var chain = store.Find(bucket)?.Objects.Find(key);
        var version = versionId is null ? chain?.Current : chain?.Find(versionId);
        if (version?.Envelope is not { } envelope)
        {
            return null;
        }

        return new S3SealedObject
        {
            Mode = envelope.Mode,
            RootKeyVersion = envelope.RootKeyVersion == 0 ? null : envelope.RootKeyVersion,
            KmsKeyArn = envelope.KmsKeyArn,
            KmsKeyMaterialId = envelope.KmsKeyMaterialId,
            BucketKeyEnabled = envelope.BucketKeyEnabled,
            EncryptionContext = (envelope.EncryptionContext ?? EncryptionContext.Empty).Pairs,
            SegmentCount = version.Parts.Sum(part => SegmentFormat.SegmentCount(part.Length)),
            PlaintextLength = version.Length,
            WrappedKey = envelope.WrappedKey.Bytes,
            Envelope = envelope.ToBytes(),
            Ciphertext = ReadAll(version.Parts),
        };
    }

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

    private static byte[] ReadAll(IReadOnlyList<StoredPart> parts)
    {
        var bytes = new byte[parts.Sum(part => part.Data.Length)];
        var offset = 0;
        foreach (var part in parts)
        {
            part.Data.Read(0, bytes.AsSpan(offset, (int)part.Data.Length));
            offset += (int)part.Data.Length;
        }

        return bytes;
    }
}
