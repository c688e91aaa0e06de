// The AWS SDK for JavaScript v3: commands, paginators, waiters, the multipart upload library, presigned URLs and forms.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import * as s3 from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";

const client = new s3.S3Client({ endpoint: process.env.S3SEAL_ENDPOINT, forcePathStyle: true, maxAttempts: 1 });
const send = command => client.send(command);
const Bucket = "js-bucket";

async function refused(name, command) {
  await assert.rejects(send(command), error => {
    assert.equal(error.name, name);
    return true;
  });
}

await send(new s3.CreateBucketCommand({ Bucket }));
await s3.waitUntilBucketExists({ client, maxWaitTime: 30 }, { Bucket });
const put = await send(new s3.PutObjectCommand({ Bucket, Key: "k", Body: "hello", Metadata: { a: "1" }, ContentType: "text/plain" }));
assert.equal(put.ETag, '"5d41402abc4b2a76b9719d911017c592"');
assert.equal(put.ServerSideEncryption, "AES256");
const got = await send(new s3.GetObjectCommand({ Bucket, Key: "k", ChecksumMode: "ENABLED" }));
assert.equal(await got.Body.transformToString(), "hello");
assert.deepEqual(got.Metadata, { a: "1" });
assert.ok(got.ChecksumCRC32);
for (const ChecksumAlgorithm of ["CRC32", "CRC32C", "SHA1", "SHA256"]) {
  await send(new s3.PutObjectCommand({ Bucket, Key: ChecksumAlgorithm, Body: "hello", ChecksumAlgorithm }));
}
await refused("NoSuchKey", new s3.GetObjectCommand({ Bucket, Key: "missing" }));
await refused("NotFound", new s3.HeadObjectCommand({ Bucket, Key: "missing" }));
await refused("NoSuchBucket", new s3.ListObjectsV2Command({ Bucket: "no-such-bucket-here" }));
await refused("PreconditionFailed", new s3.PutObjectCommand({ Bucket, Key: "k", Body: "x", IfNoneMatch: "*" }));
await assert.rejects(send(new s3.PutObjectCommand({ Bucket, Key: "k", Body: "x", ServerSideEncryption: "rot13" })));

const data = randomBytes(17_000_000);
await new Upload({ client, params: { Bucket, Key: "large", Body: data, ServerSideEncryption: "aws:kms" }, partSize: 5 * 1024 * 1024 }).done();
const large = await send(new s3.GetObjectCommand({ Bucket, Key: "large" }));
assert.equal(large.ServerSideEncryption, "aws:kms");
assert.ok(Buffer.from(await large.Body.transformToByteArray()).equals(data));
await send(new s3.CopyObjectCommand({ Bucket, Key: "copy", CopySource: `${Bucket}/large` }));
assert.equal((await send(new s3.HeadObjectCommand({ Bucket, Key: "copy" }))).ContentLength, data.length);

for (let n = 0; n < 12; n++) await send(new s3.PutObjectCommand({ Bucket, Key: `page/ö ${n}`, Body: "" }));
const keys = [];
for await (const page of s3.paginateListObjectsV2({ client, pageSize: 5 }, { Bucket, Prefix: "page/" })) keys.push(...page.Contents.map(entry => entry.Key));
assert.equal(keys.length, 12);
const deleted = await send(new s3.DeleteObjectsCommand({ Bucket, Delete: { Objects: keys.map(Key => ({ Key })) } }));
assert.equal(deleted.Deleted.length, 12);

const read = await fetch(await getSignedUrl(client, new s3.GetObjectCommand({ Bucket, Key: "k" }), { expiresIn: 60 }));
assert.equal(await read.text(), "hello");

// What will be uploaded is not known yet, so there is no checksum to sign.
const presigner = new s3.S3Client({ endpoint: process.env.S3SEAL_ENDPOINT, forcePathStyle: true, requestChecksumCalculation: "WHEN_REQUIRED" });
const write = await fetch(await getSignedUrl(presigner, new s3.PutObjectCommand({ Bucket, Key: "presigned" }), { expiresIn: 60 }), { method: "PUT", body: "put" });
assert.equal(write.status, 200);
const { url, fields } = await createPresignedPost(client, { Bucket, Key: "form", Conditions: [["content-length-range", 1, 100]], Expires: 60 });
const form = new FormData();
for (const [name, value] of Object.entries(fields)) form.append(name, value);
form.append("file", new Blob(["posted"]), "f.txt");
assert.equal((await fetch(url, { method: "POST", body: form })).status, 204);
assert.equal(await (await send(new s3.GetObjectCommand({ Bucket, Key: "form" }))).Body.transformToString(), "posted");

await send(new s3.PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } }));
const first = await send(new s3.PutObjectCommand({ Bucket, Key: "v", Body: "1" }));
await send(new s3.DeleteObjectCommand({ Bucket, Key: "v" }));
assert.equal(await (await send(new s3.GetObjectCommand({ Bucket, Key: "v", VersionId: first.VersionId }))).Body.transformToString(), "1");
await send(new s3.PutObjectTaggingCommand({ Bucket, Key: "k", Tagging: { TagSet: [{ Key: "a", Value: "1" }] } }));
assert.equal((await send(new s3.GetObjectTaggingCommand({ Bucket, Key: "k" }))).TagSet[0].Value, "1");
await send(new s3.PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules: [{ AllowedMethods: ["GET"], AllowedOrigins: ["*"] }] } }));
assert.equal((await send(new s3.GetBucketCorsCommand({ Bucket }))).CORSRules.length, 1);
assert.equal((await send(new s3.GetBucketEncryptionCommand({ Bucket }))).ServerSideEncryptionConfiguration.Rules.length, 1);
await refused("MalformedPolicy", new s3.PutBucketPolicyCommand({ Bucket, Policy: "{}" }));
const versions = await send(new s3.ListObjectVersionsCommand({ Bucket }));
for (const { Key, VersionId } of [...versions.Versions, ...versions.DeleteMarkers]) await send(new s3.DeleteObjectCommand({ Bucket, Key, VersionId }));
await send(new s3.DeleteBucketCommand({ Bucket }));
console.log("every step passed");
