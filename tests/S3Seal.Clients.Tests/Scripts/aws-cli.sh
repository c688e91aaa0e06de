#!/usr/bin/env bash
# The AWS CLI: buckets, copies in both directions, multipart, sync, presigned URLs, and the settings that teams script.
set -euo pipefail

fail() { echo "FAILED: $*"; exit 1; }
same() { cmp -s "$1" "$2" || fail "$1 and $2 differ"; }
is() { [ "$1" = "$2" ] || fail "expected '$2', found '$1'"; }

# Without this the CLI presigns for us-east-1 with version 2, which buckets of today refuse.
printf '[default]\ns3 =\n  signature_version = s3v4\n  addressing_style = path\n' > "$AWS_CONFIG_FILE"

head -c 300000 /dev/urandom > small.bin
head -c 20000000 /dev/urandom > large.bin

aws s3 mb s3://cli-bucket
aws s3 cp small.bin s3://cli-bucket/a/small.bin --no-progress
aws s3 cp large.bin s3://cli-bucket/a/large.bin --no-progress --sse aws:kms
aws s3 cp s3://cli-bucket/a/small.bin small.back --no-progress
aws s3 cp s3://cli-bucket/a/large.bin large.back --no-progress
same small.bin small.back
same large.bin large.back
is "$(aws s3 ls s3://cli-bucket/a/ | wc -l | tr -d ' ')" 2
is "$(aws s3 ls s3://cli-bucket/ | awk '{print $1 $2}')" PREa/
echo "streamed" | aws s3 cp - s3://cli-bucket/stream.txt
is "$(aws s3 cp s3://cli-bucket/stream.txt -)" streamed
aws s3 mv s3://cli-bucket/stream.txt s3://cli-bucket/moved.txt
aws s3api head-object --bucket cli-bucket --key stream.txt > /dev/null 2>&1 && fail "a moved object is still there"

is "$(aws s3api head-object --bucket cli-bucket --key a/large.bin --query ServerSideEncryption --output text)" aws:kms
is "$(aws s3api head-object --bucket cli-bucket --key a/small.bin --query ServerSideEncryption --output text)" AES256
is "$(aws s3api get-object-attributes --bucket cli-bucket --key a/small.bin --object-attributes ObjectSize --query ObjectSize --output text)" 300000
is "$(aws s3api head-object --bucket cli-bucket --key a/small.bin --checksum-mode ENABLED --query ChecksumType --output text)" FULL_OBJECT

mkdir -p tree/sub
for n in 1 2 3 4 5; do echo "file $n" > "tree/sub/ä $n.txt"; done
# sync compares with S3's whole seconds: a file of this very second looks newer than its own upload.
touch -d '1 hour ago' tree/sub/*
aws s3 sync tree s3://cli-bucket/tree --no-progress > /dev/null
is "$(aws s3 sync tree s3://cli-bucket/tree --no-progress | wc -l | tr -d ' ')" 0
rm "tree/sub/ä 1.txt"
aws s3 sync tree s3://cli-bucket/tree --delete --no-progress > /dev/null
is "$(aws s3api list-objects-v2 --bucket cli-bucket --prefix tree/ --query 'length(Contents)' --output text)" 4

url=$(aws s3 presign s3://cli-bucket/a/small.bin --expires-in 60)
python3 -c "import sys, urllib.request; open('presigned.back', 'wb').write(urllib.request.urlopen(sys.argv[1]).read())" "$url"
same small.bin presigned.back

aws s3api put-bucket-versioning --bucket cli-bucket --versioning-configuration Status=Enabled
aws s3api put-object --bucket cli-bucket --key v --body small.bin > /dev/null
aws s3api delete-object --bucket cli-bucket --key v > /dev/null
is "$(aws s3api list-object-versions --bucket cli-bucket --prefix v --query 'length(DeleteMarkers)' --output text)" 1
aws s3api put-object-tagging --bucket cli-bucket --key moved.txt --tagging 'TagSet=[{Key=team,Value=red}]'
is "$(aws s3api get-object-tagging --bucket cli-bucket --key moved.txt --query 'TagSet[0].Value' --output text)" red
aws s3api put-bucket-policy --bucket cli-bucket --policy '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::cli-bucket/*","Condition":{"StringNotEquals":{"s3:x-amz-server-side-encryption":"aws:kms"}}}]}'
aws s3api put-object --bucket cli-bucket --key refused --body small.bin 2> refused.txt && fail "the policy was not obeyed"
grep -q AccessDenied refused.txt || fail "refused otherwise: $(cat refused.txt)"
aws s3api put-object --bucket cli-bucket --key taken --body small.bin --server-side-encryption aws:kms > /dev/null
aws s3api delete-bucket-policy --bucket cli-bucket
aws s3api put-bucket-lifecycle-configuration --bucket cli-bucket --lifecycle-configuration '{"Rules":[{"ID":"r","Status":"Enabled","Filter":{"Prefix":"log/"},"Expiration":{"Days":7}}]}' > /dev/null
is "$(aws s3api get-bucket-lifecycle-configuration --bucket cli-bucket --query 'Rules[0].ID' --output text)" r
aws s3api put-bucket-cors --bucket cli-bucket --cors-configuration '{"CORSRules":[{"AllowedMethods":["GET"],"AllowedOrigins":["*"]}]}'
is "$(aws s3api get-public-access-block --bucket cli-bucket --query PublicAccessBlockConfiguration.BlockPublicPolicy --output text)" True

aws s3api put-bucket-versioning --bucket cli-bucket --versioning-configuration Status=Suspended
aws s3 mb s3://cli-empty
aws s3 rb s3://cli-empty
aws s3 rm s3://cli-bucket --recursive > /dev/null
is "$(aws s3 ls s3://cli-bucket --recursive | wc -l | tr -d ' ')" 0
echo "every step passed"
