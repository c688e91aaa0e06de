# The bucket of the upload service, with the policy of bucket-policy.json.

resource "aws_s3_bucket" "documents" {
  bucket = "acme-data"
}

data "aws_iam_policy_document" "documents" {
  statement {
    sid       = "DenyObjectsThatAreNotSSES3"
    effect    = "Deny"
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.documents.arn}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "StringNotEquals"
      variable = "s3:x-amz-server-side-encryption"
      values   = ["AES256"]
    }
  }
}

resource "aws_s3_bucket_policy" "documents" {
  bucket = aws_s3_bucket.documents.id
  policy = data.aws_iam_policy_document.documents.json
}
