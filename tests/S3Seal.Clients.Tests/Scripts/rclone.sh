#!/usr/bin/env bash
# rclone: a copy and a check of a thousand files, then multipart, sync, server-side copies and purge.
set -euo pipefail

fail() { echo "FAILED: $*"; exit 1; }
is() { [ "$1" = "$2" ] || fail "expected '$2', found '$1'"; }

cat > rclone.conf <<CONFIG
[s3]
type = s3
provider = Other
access_key_id = $AWS_ACCESS_KEY_ID
secret_access_key = $AWS_SECRET_ACCESS_KEY
region = $AWS_DEFAULT_REGION
endpoint = $S3SEAL_ENDPOINT
force_path_style = true
acl = bucket-owner-full-control
no_check_bucket = false
CONFIG
r() { rclone --config rclone.conf --retries 1 --low-level-retries 1 "$@"; }

python3 - <<'FILES'
import os, random
random.seed(7)
for n in range(1000):
    folder = f"tree/{n % 10}/ü {n % 7}"
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/file-{n}.bin", "wb") as file:
        file.write(random.randbytes(random.randrange(0, 6000)))
FILES
r mkdir s3:rclone-bucket
r copy tree s3:rclone-bucket/tree --transfers 8
r check tree s3:rclone-bucket/tree
r check --download tree s3:rclone-bucket/tree --checkers 8
is "$(r lsf -R --files-only s3:rclone-bucket/tree | wc -l | tr -d ' ')" 1000
is "$(r size --json s3:rclone-bucket | python3 -c 'import json, sys; print(json.load(sys.stdin)["count"])')" 1000

rm -r tree/0
r sync tree s3:rclone-bucket/tree --transfers 8
r check tree s3:rclone-bucket/tree
r copy s3:rclone-bucket/tree back --transfers 8
diff -r tree back || fail "the tree came back otherwise"

head -c 23000000 /dev/urandom > large.bin
r copyto large.bin s3:rclone-bucket/large.bin --s3-upload-cutoff 5M --s3-chunk-size 5M
r copyto s3:rclone-bucket/large.bin large.back
cmp large.bin large.back || fail "the large file came back otherwise"
r copyto s3:rclone-bucket/large.bin s3:rclone-bucket/copied.bin
r moveto s3:rclone-bucket/copied.bin s3:rclone-bucket/moved.bin
is "$(r lsf s3:rclone-bucket --files-only | tr '\n' ' ')" "large.bin moved.bin "
r cat s3:rclone-bucket/large.bin --offset 100 --count 50 | cmp - <(tail -c +101 large.bin | head -c 50) || fail "a range came back otherwise"
r purge s3:rclone-bucket
echo "every step passed"
