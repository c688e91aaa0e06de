"""boto3: what Python code does with S3, from the plain call to the paginator, the transfer manager and the presigned form."""
import hashlib
import io
import os
import urllib.request

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import ClientError

# Without signature_version boto3 presigns for us-east-1 with version 2, which buckets of today refuse.
endpoint = os.environ["S3SEAL_ENDPOINT"]
s3 = boto3.client("s3", endpoint_url=endpoint, config=Config(
    signature_version="s3v4", s3={"addressing_style": "path"}, retries={"max_attempts": 1}))


def refused(code, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error.response
        return error.response
    raise AssertionError(f"{code} was expected")


B = "boto-bucket"
s3.create_bucket(Bucket=B)
s3.get_waiter("bucket_exists").wait(Bucket=B)
assert B in [bucket["Name"] for bucket in s3.list_buckets()["Buckets"]]
assert s3.get_bucket_location(Bucket=B)["LocationConstraint"] is None

put = s3.put_object(Bucket=B, Key="k", Body=b"hello", ContentType="text/plain", Metadata={"a": "1"}, Tagging="t=1")
assert put["ETag"] == '"5d41402abc4b2a76b9719d911017c592"' and put["ServerSideEncryption"] == "AES256"
got = s3.get_object(Bucket=B, Key="k", ChecksumMode="ENABLED")
assert got["Body"].read() == b"hello" and got["Metadata"] == {"a": "1"} and got["TagCount"] == 1 and got["ContentType"] == "text/plain"
assert s3.get_object(Bucket=B, Key="k", Range="bytes=1-2")["Body"].read() == b"el"
for algorithm in ["CRC32", "SHA1", "SHA256"]:
    s3.put_object(Bucket=B, Key=algorithm, Body=b"hello", ChecksumAlgorithm=algorithm)
    assert s3.head_object(Bucket=B, Key=algorithm, ChecksumMode="ENABLED")["Checksum" + algorithm]
refused("NoSuchKey", s3.get_object, Bucket=B, Key="missing")
refused("404", s3.head_object, Bucket=B, Key="missing")
refused("NoSuchBucket", s3.list_objects_v2, Bucket="no-such-bucket-here")
refused("PreconditionFailed", s3.put_object, Bucket=B, Key="k", Body=b"x", IfNoneMatch="*")
refused("BadDigest", s3.put_object, Bucket=B, Key="bad", Body=b"x", ContentMD5="XUFAKrxLKna5cZ2REBfFkg==")

data = os.urandom(17_000_000)
transfer = TransferConfig(multipart_threshold=5 * 1024 * 1024, multipart_chunksize=5 * 1024 * 1024)
s3.upload_fileobj(io.BytesIO(data), B, "large", Config=transfer, ExtraArgs={"ServerSideEncryption": "aws:kms"})
back = io.BytesIO()
s3.download_fileobj(B, "large", back, Config=transfer)
assert hashlib.sha256(back.getvalue()).digest() == hashlib.sha256(data).digest()
head = s3.head_object(Bucket=B, Key="large")
assert head["ETag"].endswith('-4"') and head["ServerSideEncryption"] == "aws:kms" and head["SSEKMSKeyId"].startswith("arn:aws:kms:")
s3.copy({"Bucket": B, "Key": "large"}, B, "large-copy", Config=transfer)
assert s3.head_object(Bucket=B, Key="large-copy")["ContentLength"] == len(data)

for n in range(25):
    s3.put_object(Bucket=B, Key=f"page/{n:02}/ä", Body=b"")
pages = list(s3.get_paginator("list_objects_v2").paginate(Bucket=B, Prefix="page/", PaginationConfig={"PageSize": 10}))
assert [len(page["Contents"]) for page in pages] == [10, 10, 5]
assert len(s3.list_objects_v2(Bucket=B, Prefix="page/", Delimiter="/")["CommonPrefixes"]) == 25
assert s3.list_objects(Bucket=B, Prefix="page/", MaxKeys=3)["IsTruncated"]
deleted = s3.delete_objects(Bucket=B, Delete={"Objects": [{"Key": f"page/{n:02}/ä"} for n in range(25)]})
assert len(deleted["Deleted"]) == 25 and "Errors" not in deleted

key = b"0" * 32
s3.put_bucket_encryption(Bucket=B, ServerSideEncryptionConfiguration={"Rules": [
    {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}, "BlockedEncryptionTypes": {"EncryptionType": ["NONE"]}}]})
s3.put_object(Bucket=B, Key="customer", Body=b"secret", SSECustomerAlgorithm="AES256", SSECustomerKey=key)
assert s3.get_object(Bucket=B, Key="customer", SSECustomerAlgorithm="AES256", SSECustomerKey=key)["Body"].read() == b"secret"
refused("InvalidRequest", s3.get_object, Bucket=B, Key="customer")

url = s3.generate_presigned_url("get_object", Params={"Bucket": B, "Key": "k"}, ExpiresIn=60)
assert urllib.request.urlopen(url).read() == b"hello"
url = s3.generate_presigned_url("put_object", Params={"Bucket": B, "Key": "presigned", "ContentType": "text/plain"}, ExpiresIn=60)
urllib.request.urlopen(urllib.request.Request(url, data=b"put", method="PUT", headers={"Content-Type": "text/plain"}))
assert s3.get_object(Bucket=B, Key="presigned")["Body"].read() == b"put"

form = s3.generate_presigned_post(B, "form/${filename}", Conditions=[["content-length-range", 1, 100]], ExpiresIn=60)
boundary = "a-boundary"
parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in form["fields"].items()]
parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="f.txt"\r\n\r\nposted\r\n--{boundary}--\r\n')
answer = urllib.request.urlopen(urllib.request.Request(
    form["url"], data="".join(parts).encode(), headers={"Content-Type": f"multipart/form-data; boundary={boundary}"}))
assert answer.status == 204
assert s3.get_object(Bucket=B, Key="form/f.txt")["Body"].read() == b"posted"

s3.put_bucket_versioning(Bucket=B, VersioningConfiguration={"Status": "Enabled"})
first = s3.put_object(Bucket=B, Key="v", Body=b"1")["VersionId"]
s3.put_object(Bucket=B, Key="v", Body=b"2")
s3.delete_object(Bucket=B, Key="v")
assert s3.get_object(Bucket=B, Key="v", VersionId=first)["Body"].read() == b"1"
versions = s3.list_object_versions(Bucket=B, Prefix="v")
assert len(versions["Versions"]) == 2 and len(versions["DeleteMarkers"]) == 1
s3.put_bucket_tagging(Bucket=B, Tagging={"TagSet": [{"Key": "team", "Value": "red"}]})
assert s3.get_bucket_tagging(Bucket=B)["TagSet"] == [{"Key": "team", "Value": "red"}]
s3.put_bucket_lifecycle_configuration(Bucket=B, LifecycleConfiguration={"Rules": [
    {"ID": "r", "Status": "Enabled", "Filter": {"Prefix": "log/"}, "Expiration": {"Days": 7}}]})
assert s3.get_bucket_lifecycle_configuration(Bucket=B)["Rules"][0]["Expiration"] == {"Days": 7}
refused("MalformedPolicy", s3.put_bucket_policy, Bucket=B, Policy="{}")
assert s3.get_bucket_acl(Bucket=B)["Grants"][0]["Permission"] == "FULL_CONTROL"
assert s3.get_object_attributes(Bucket=B, Key="k", ObjectAttributes=["ETag", "ObjectSize"])["ObjectSize"] == 5

bucket = boto3.resource("s3", endpoint_url=endpoint).Bucket(B)
bucket.object_versions.delete()
s3.delete_bucket(Bucket=B)
refused("404", s3.head_bucket, Bucket=B)
print("every step passed")
