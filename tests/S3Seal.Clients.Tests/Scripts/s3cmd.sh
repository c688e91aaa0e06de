#!/usr/bin/env bash
# s3cmd: the oldest client still in use, with its own signing and its own idea of XML.
set -euo pipefail

fail() { echo "FAILED: $*"; exit 1; }
same() { cmp -s "$1" "$2" || fail "$1 and $2 differ"; }
is() { [ "$1" = "$2" ] || fail "expected '$2', found '$1'"; }

cat > config <<CONFIG
[default]
access_key = $AWS_ACCESS_KEY_ID
secret_key = $AWS_SECRET_ACCESS_KEY
bucket_location = US
host_base = $S3SEAL_HOST
host_bucket = $S3SEAL_HOST
use_https = False
signature_v2 = False
CONFIG
s3() { s3cmd --config=config --no-progress "$@"; }

head -c 300000 /dev/urandom > small.bin
head -c 16000000 /dev/urandom > large.bin

s3 mb s3://s3cmd-bucket
s3 ls | grep -q s3://s3cmd-bucket || fail "the bucket is not listed"
s3 put small.bin s3://s3cmd-bucket/small.bin
s3 put --multipart-chunk-size-mb=5 large.bin "s3://s3cmd-bucket/with blank/large.bin"
s3 put --server-side-encryption small.bin s3://s3cmd-bucket/sse.bin
s3 put --add-header=x-amz-meta-colour:blue --mime-type=text/plain small.bin s3://s3cmd-bucket/meta.bin
s3 get s3://s3cmd-bucket/small.bin small.back
s3 get "s3://s3cmd-bucket/with blank/large.bin" large.back
same small.bin small.back
same large.bin large.back
is "$(s3 ls --recursive s3://s3cmd-bucket/ | wc -l | tr -d ' ')" 4
s3 info s3://s3cmd-bucket/meta.bin > info.txt
grep -q "text/plain" info.txt || fail "the type is not told: $(cat info.txt)"
grep -q "colour" info.txt || fail "the metadata is not told: $(cat info.txt)"
s3 info s3://s3cmd-bucket > bucket-info.txt
s3 cp s3://s3cmd-bucket/small.bin s3://s3cmd-bucket/copy.bin
s3 mv s3://s3cmd-bucket/copy.bin s3://s3cmd-bucket/moved.bin
s3 get s3://s3cmd-bucket/moved.bin moved.back
same small.bin moved.back

mkdir tree
for n in 1 2 3 4 5 6 7; do echo "file $n" > "tree/ö+$n.txt"; done
s3 sync tree/ s3://s3cmd-bucket/tree/ > /dev/null
rm "tree/ö+1.txt"
s3 sync --delete-removed tree/ s3://s3cmd-bucket/tree/ > /dev/null
is "$(s3 ls s3://s3cmd-bucket/tree/ | wc -l | tr -d ' ')" 6
s3 sync s3://s3cmd-bucket/tree/ back/ > /dev/null
diff -r tree back || fail "the tree came back otherwise"

cat > policy.json <<POLICY
{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::s3cmd-bucket/sse.bin"}]}
POLICY
s3 setpolicy policy.json s3://s3cmd-bucket
s3 get --force s3://s3cmd-bucket/sse.bin refused.bin 2> refused.txt && fail "the policy was not obeyed"
s3 delpolicy s3://s3cmd-bucket
s3 du s3://s3cmd-bucket > /dev/null
s3 del --recursive --force s3://s3cmd-bucket > /dev/null
s3 rb s3://s3cmd-bucket
echo "every step passed"
