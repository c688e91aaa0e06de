"""Writes the test vectors of docs/formats/sealed-object-v1.md and wrapped-key-v1.md.

A second implementation of both formats, from their text and on another cryptography library, so that the vectors check the
engine and do not merely repeat it. Needs the package `cryptography`; run it in this folder.
"""
import hashlib
import hmac
import struct

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SEGMENT = 16384
MODES = {"S3": 1, "Kms": 2, "KmsDsse": 3, "Customer": 4}


def expand(key, info, length):
    output, block, counter = b"", b"", 1
    while len(output) < length:
        block = hmac.new(key, block + info + bytes([counter]), hashlib.sha512).digest()
        output, counter = output + block, counter + 1
    return output[:length]


def xaes_seal(key, nonce, plaintext, associated):
    encryptor = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
    first = int.from_bytes(encryptor.update(bytes(16)), "big")
    k1 = (first << 1) & ((1 << 128) - 1)
    if first >> 127:
        k1 ^= 0b10000111
    blocks = b"".join(
        (int.from_bytes(bytes([0, number, ord("X"), 0]) + nonce[:12], "big") ^ k1).to_bytes(16, "big") for number in (1, 2))
    return AESGCM(encryptor.update(blocks)).encrypt(nonce[12:], plaintext, associated)


def number32(value):
    return struct.pack(">i", value)


def field(value):
    value = value.encode() if isinstance(value, str) else value
    return number32(len(value)) + value


def canonical(context):
    pairs = sorted(context.items())
    return number32(len(pairs)) + b"".join(field(name) + field(value) for name, value in pairs)


def head(v, root_version):
    return (bytes([1, MODES[v["mode"]], 1 if v["bucket key"] else 0]) + number32(root_version) + field(v["kms arn"])
            + field(v["kms material id"].hex()) + field(v["kms ciphertext"]) + field(v["context"]) + field(v["customer check"]))


def binding(v, layer, root_version):
    return (b"s3seal/wrapped-key-v1\0" + bytes([layer]) + field(v["bucket"]) + field(v["key"]) + field(v["object id"])
            + head(v, root_version))


def seal_layer(data_key, salt, place, layer, part, plaintext):
    derived = expand(
        data_key,
        b"c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0" + salt + b"s3seal/sealed-object-v1\0" + bytes([layer]) + number32(part)
        + place.encode(),
        76)
    cipher, base, commitment = AESGCM(derived[:32]), int.from_bytes(derived[32:44], "big"), derived[44:]
    output = salt + commitment
    for number in range(len(plaintext) // SEGMENT + 1):
        segment = plaintext[number * SEGMENT:(number + 1) * SEGMENT]
        output += cipher.encrypt((base ^ number).to_bytes(12, "big"), segment, None)
    return output


def secret(name, length=32):
    return hashlib.shake_256(b"s3seal vector " + name.encode()).digest(length)


def plaintext_of(length):
    return bytes(((i * 31) ^ (i >> 8)) & 0xFF for i in range(length))


def make(name, mode, length, part=1, bucket_key=False, own_context=None):
    v = {
        "mode": mode, "bucket": "vectors", "key": "a folder/ключ.txt", "object id": secret(name + " id", 16).hex(), "part": part,
        "bucket key": bucket_key, "kms arn": "", "kms material id": b"", "kms ciphertext": b"", "context": b"", "customer check": b"",
    }
    lines = [("mode", mode), ("bucket", v["bucket"]), ("object key", v["key"]), ("object id", v["object id"]), ("part", str(part)),
             ("bucket key", "true" if bucket_key else "false")]
    data_key, salt, wrap_nonce = secret(name + " data key"), secret(name + " salt", 24), secret(name + " wrap nonce", 24)
    root_key = secret(name + " root key")
    lines += [("root key", root_key), ("data key", data_key), ("wrap nonce", wrap_nonce), ("salt", salt)]
    wrapping = root_key
    if mode in ("Kms", "KmsDsse"):
        key_id = "0aa5c1e4-7f0d-4a3b-9c2e-000000000001"
        v["kms arn"] = "arn:aws:kms:us-east-1:111122223333:key/" + key_id
        v["kms material id"] = secret(name + " kms material id")
        material, wrapping, kms_nonce = secret(name + " kms material"), secret(name + " kms data key"), secret(name + " kms nonce", 24)
        arn = "arn:aws:s3:::" + v["bucket"] + ("" if bucket_key else "/" + v["key"])
        v["context"] = canonical({**(own_context or {}), "aws:s3:arn": arn})
        blob_head = bytes([1]) + field(v["kms arn"]) + v["kms material id"]
        v["kms ciphertext"] = (blob_head + kms_nonce
                               + xaes_seal(material, kms_nonce, wrapping, b"s3seal/kms-ciphertext-v1\0" + blob_head + v["context"]))
        lines += [("kms key id", key_id), ("kms material id", v["kms material id"]), ("kms material", material),
                  ("kms data key", wrapping), ("kms nonce", kms_nonce)]
        lines += [("context " + key, value) for key, value in (own_context or {}).items()]
    if mode == "Customer":
        customer_key, check_salt = secret(name + " customer key"), secret(name + " customer salt")
        derived = HKDF(hashes.SHA512(), 64, check_salt, b"s3seal/wrapped-key-v1/customer").derive(customer_key)
        wrapping, v["customer check"] = derived[:32], check_salt + derived[32:]
        lines += [("customer key", customer_key), ("customer salt", check_salt)]
    root_version = 1 if mode in ("S3", "KmsDsse") else 0
    wrapped = wrap_nonce + xaes_seal(wrapping, wrap_nonce, data_key, binding(v, 1, root_version if mode == "S3" else 0))
    plaintext = plaintext_of(length)
    ciphertext = seal_layer(data_key, salt, v["object id"], 1, part, plaintext)
    if mode == "KmsDsse":
        second, second_nonce, second_salt = secret(name + " second key"), secret(name + " second nonce", 24), secret(name + " second salt", 24)
        wrapped += second_nonce + xaes_seal(root_key, second_nonce, second, binding(v, 2, root_version))
        ciphertext = seal_layer(second, second_salt, v["object id"], 2, part, ciphertext)
        lines += [("second data key", second), ("second wrap nonce", second_nonce), ("second salt", second_salt)]
    envelope = head(v, root_version) + wrapped
    lines += [("plaintext length", str(length)), ("plaintext sha256", hashlib.sha256(plaintext).digest()), ("envelope", envelope),
              ("ciphertext length", str(len(ciphertext))), ("ciphertext sha256", hashlib.sha256(ciphertext).digest()),
              ("ciphertext begins", ciphertext[:160])]
    return lines, len(ciphertext), len(envelope)


def write(name, title, expectations=("",), **wanted):
    lines, length, envelope = make(name, **wanted)
    with open(name + ".txt", "w", encoding="utf-8", newline="\n") as file:
        file.write("comment: " + title + "\n")
        for key, value in lines:
            file.write(f"{key}: {value.hex() if isinstance(value, bytes) else value}\n")
        file.write("expect: success\n")
        for change, failure in expectations:
            file.write(f"expect {failure}: {change.format(last=length * 8 - 1, envelope=envelope * 8 - 1)}\n")


DAMAGE = (
    ("flip ciphertext bit 0", "SegmentTampered"), ("flip ciphertext bit 200", "SegmentTampered"), ("flip ciphertext bit {last}", "SegmentTampered"),
    ("cut ciphertext by 1", "Truncated"), ("flip envelope bit {envelope}", "EnvelopeTampered"), ("flip envelope bit 7", "UnsupportedFormat"),
    ("open as bucket other", "EnvelopeTampered"), ("open as key other", "EnvelopeTampered"), ("open as part 2", "SegmentTampered"),
)

write("s3-empty", "SSE-S3, nothing in it: one empty segment", DAMAGE, mode="S3", length=0)
write("s3-small", "SSE-S3, one short segment", DAMAGE, mode="S3", length=5)
write("s3-boundary", "SSE-S3, a full segment and the empty one that marks the end", DAMAGE, mode="S3", length=SEGMENT)
write("s3-three-segments", "SSE-S3, two full segments and one byte", DAMAGE, mode="S3", length=2 * SEGMENT + 1)
write("s3-part-seven", "SSE-S3, the seventh part of an upload", (("open as part 1", "SegmentTampered"),), mode="S3", length=100, part=7)
write("kms-small", "SSE-KMS with a context of the caller's", DAMAGE, mode="Kms", length=5, own_context={"team": "blue", "Ünit": "ß"})
write("kms-bucket-key", "SSE-KMS with a bucket key", DAMAGE, mode="Kms", length=SEGMENT - 1, bucket_key=True)
write("dsse-small", "DSSE-KMS: two layers", DAMAGE, mode="KmsDsse", length=5)
write("dsse-outer-boundary", "DSSE-KMS, the inner layer fills the outer one's segment exactly", DAMAGE, mode="KmsDsse", length=SEGMENT - 72)
write("customer-small", "SSE-C", DAMAGE, mode="Customer", length=5)
