using S3Seal.Templates.Policies;

namespace S3Seal.Templates.Tests;

public sealed class TerraformTests
{
    private const string Bucket = """
        locals {
          name = "acme-data" # the bucket
        }

        resource "aws_s3_bucket" "data" {
          bucket = local.name
          tags   = { Team = "core", "cost:center" = 12 }
        }

        """;

    [Fact]
    public void BucketOfAFileThatWasNotGiven_IsOneBucketWhereverItIsNamed()
    {
        var policy = Single(("policy.tf", """
            resource "aws_s3_bucket_policy" "state" {
              bucket = "${aws_s3_bucket.state.id}"
              policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Principal = "*", Action = "s3:PutObject", Resource = "arn:aws:s3:::${aws_s3_bucket.state.bucket}/*" }] })
            }
            """));

        Assert.Null(policy.Bucket.Name);
        Assert.Equal("aws_s3_bucket.state", policy.Bucket.Label);
        Assert.Empty(policy.OpenValues);
        Assert.Contains($"\"Resource\":\"arn:aws:s3:::{policy.Bucket.AssumedName}/*\"", policy.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void EachOfSomeBuckets_IsThatBucket()
    {
        var policy = Single(("policy.tf", """
            resource "aws_s3_bucket" "data" {
              for_each = var.names
              bucket   = each.value
            }
            resource "aws_s3_bucket_policy" "data" {
              for_each = aws_s3_bucket.data
              bucket   = each.value.id
              policy   = data.aws_iam_policy_document.data[each.key].json
            }
            data "aws_iam_policy_document" "data" {
              for_each = aws_s3_bucket.data
              statement {
                effect    = "Deny"
                actions   = ["s3:PutObject"]
                resources = ["${each.value.arn}/*"]
                principals {
                  type        = "*"
                  identifiers = ["*"]
                }
              }
            }
            """));

        Assert.Equal("aws_s3_bucket.data", policy.Bucket.Label);
        Assert.Empty(policy.OpenValues);
    }

    [Fact]
    public void BucketSpeltWithTheSameOpenParts_LeavesNothingOpen()
    {
        var policy = Single(("policy.tf", """
            resource "aws_s3_bucket" "data" {
              bucket = "${var.project}-data"
            }
            resource "aws_s3_bucket_policy" "data" {
              bucket = aws_s3_bucket.data.id
              policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Principal = "*", Action = "s3:PutObject", Resource = "arn:aws:s3:::${var.project}-data/*" }] })
            }
            """));

        Assert.Empty(policy.OpenValues);
        Assert.Contains($"arn:aws:s3:::{policy.Bucket.AssumedName}/*", policy.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void PolicyDocument_Blocks_BecomeStatements()
    {
        var policy = Single(("infra/bucket.tf", Bucket), ("infra/policy.tf", """
            data "aws_iam_policy_document" "data" {
              statement {
                sid     = "DenyObjectsThatAreNotSSES3"
                effect  = "Deny"
                actions = ["s3:PutObject"]
                resources = [
                  "${aws_s3_bucket.data.arn}/*",
                ]
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
              statement {
                actions   = ["s3:GetObject"]
                resources = ["${aws_s3_bucket.data.arn}/home/&{aws:username}/*"]
                principals {
                  type        = "AWS"
                  identifiers = [var.reader_arn]
                }
              }
            }

            resource "aws_s3_bucket_policy" "data" {
              bucket = aws_s3_bucket.data.id
              policy = data.aws_iam_policy_document.data.json
            }
            """));

        Assert.Equal("acme-data", policy.Bucket.Name);
        Assert.Equal("aws_s3_bucket.data", policy.Bucket.Label);
        Assert.Equal("infra/policy.tf", policy.Path);
        Assert.Contains("\"Effect\":\"Deny\",\"Action\":[\"s3:PutObject\"],\"Resource\":[\"arn:aws:s3:::acme-data/*\"],\"Principal\":\"*\"", policy.Text, StringComparison.Ordinal);
        Assert.Contains("arn:aws:s3:::acme-data/home/${aws:username}/*", policy.Text, StringComparison.Ordinal);
        Assert.Equal(["var.reader_arn"], policy.OpenValues);
        Assert.Equal(3, policy.Positions.Locate(policy.Text.IndexOf("DenyObjects", StringComparison.Ordinal))!.Value.Line);
    }

    [Fact]
    public void JsonEncode_IsReadAsATree()
    {
        var policy = Single(("main.tf", Bucket + """
            resource "aws_s3_bucket_policy" "p" {
              bucket = aws_s3_bucket.data.bucket
              policy = jsonencode({
                Version = "2012-10-17"
                Statement = [{
                  Sid       = "Tls"
                  Effect    = "Deny"
                  Principal = "*"
                  Action    = "s3:*"
                  Resource  = [aws_s3_bucket.data.arn, format("%s/*", aws_s3_bucket.data.arn)]
                  Condition = { Bool = { "aws:SecureTransport" = "false" } }
                }]
              })
            }
            """));

        Assert.Contains("\"Resource\":[\"arn:aws:s3:::acme-data\",\"arn:aws:s3:::acme-data/*\"]", policy.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Heredoc_KeepsLinesAndOpenParts()
    {
        const string text = Bucket + """"
            resource "aws_s3_bucket_policy" "p" {
              bucket = aws_s3_bucket.data.id
              policy = <<-POLICY
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Sid": "OneKey",
                      "Effect": "Deny",
                      "Principal": "*",
                      "Action": "s3:PutObject",
                      "Resource": "${aws_s3_bucket.data.arn}/*",
                      "Condition": {"StringNotEquals": {"s3:x-amz-server-side-encryption-aws-kms-key-id": "${var.key}"}}
                    }
                  ]
                }
              POLICY
            }
            """";
        var policy = Single(("main.tf", text));

        Assert.Contains("\"Resource\":\"arn:aws:s3:::acme-data/*\"", policy.Text, StringComparison.Ordinal);
        Assert.Contains("${aws:s3seal-open/0}", policy.Text, StringComparison.Ordinal);
        Assert.Equal(Array.FindIndex(text.Split('\n'), line => line.Contains("OneKey", StringComparison.Ordinal)) + 1,
            policy.Positions.Locate(policy.Text.IndexOf("OneKey", StringComparison.Ordinal))!.Value.Line);
    }

    [Fact]
    public void Conditional_IsOpen_NeverGuessed()
    {
        var policy = Single(("main.tf", Bucket + """
            resource "aws_s3_bucket_policy" "p" {
              bucket = aws_s3_bucket.data.id
              policy = jsonencode({
                Version = "2012-10-17"
                Statement = [
                  { Effect = "Deny", Principal = "*", Action = var.strict ? "s3:PutObject" : "s3:DeleteObject", Resource = "${aws_s3_bucket.data.arn}/*" },
                ]
              })
            }
            """));

        Assert.Contains("\"Action\":\"s3:*\"", policy.Text, StringComparison.Ordinal);
        Assert.Contains("aws:s3seal-open/0\":\"held\"", policy.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Comprehension_AsStatements_IsOneUnreadStatement()
    {
        var policy = Single(("main.tf", Bucket + """
            resource "aws_s3_bucket_policy" "p" {
              bucket = aws_s3_bucket.data.id
              policy = jsonencode({ Version = "2012-10-17", Statement = [for s in var.statements : s] })
            }
            """));

        Assert.Contains("\"Effect\":\"Deny\"", policy.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void FileFunction_IsNotUnderstood()
    {
        var reading = TemplateReader.Read([new("main.tf", Bucket + """
            resource "aws_s3_bucket_policy" "p" {
              bucket = aws_s3_bucket.data.id
              policy = file("policy.json")
            }
            """)]);

        Assert.Empty(reading.Policies);
        Assert.Contains("not written out here", Assert.Single(reading.Problems).Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CyclicLocals_End()
    {
        var reading = TemplateReader.Read([new("main.tf", """
            locals {
              a = "${local.b}x"
              b = "${local.a}y"
            }
            resource "aws_s3_bucket" "x" { bucket = local.a }
            """)]);

        Assert.NotEmpty(reading.Problems);
    }

    [Fact]
    public void Plan_ReadsFinalValues()
    {
        var policy = Single(("plan.json", """
            {"format_version":"1.2","planned_values":{"root_module":{"resources":[
              {"address":"aws_s3_bucket.b","type":"aws_s3_bucket","name":"b","values":{"bucket":"acme-data"}}],
              "child_modules":[{"resources":[{"address":"module.x.aws_s3_bucket_policy.p","type":"aws_s3_bucket_policy","name":"p","values":{"bucket":"acme-data",
                "policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::acme-data/*\"}]}"}}]}]}}}
            """));

        Assert.Equal("acme-data", policy.Bucket.Name);
        Assert.Contains("\"Action\":\"s3:PutObject\"", policy.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("resource \"a\" \"b\" {", "a block that does not end")]
    [InlineData("x = \"abc", "does not end on its line")]
    [InlineData("x = <<E\nabc", "without its end")]
    [InlineData("}", "without a block")]
    public void BrokenHcl_IsNotUnderstood_WithAPlace(string text, string words)
    {
        var problem = Assert.Single(TemplateReader.Read([new("t.tf", text)]).Problems);

        Assert.Contains(words, problem.Problem.Message, StringComparison.Ordinal);
    }

    private static FoundPolicy Single(params (string Path, string Text)[] files)
    {
        var reading = TemplateReader.Read([.. files.Select(file => KeyValuePair.Create(file.Path, file.Text))]);
        Assert.Empty(reading.Problems.Select(problem => problem.Problem.ToString()));
        return Assert.Single(reading.Policies);
    }
}
