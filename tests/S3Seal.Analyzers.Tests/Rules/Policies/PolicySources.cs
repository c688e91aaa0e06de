namespace S3Seal.Analyzers.Tests.Rules.Policies;

/// <summary>One policy, <c>DenyUnencrypted</c> on the bucket <c>acme-data</c>, as each kind of file writes it, and where its statement begins.</summary>
public sealed record PolicySource(string Name, string Path, string Text, int Line)
{
    /// <summary>The place as a message names it.</summary>
    public string Place => "infra/" + Path[(Path.LastIndexOf('/') + 1)..] + " line " + Line;

    public override string ToString() => Name;
}

internal static class PolicySources
{
    public static readonly PolicySource Json = new("bucket policy", "/app/infra/data.s3policy.json", """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "DenyUnencrypted", "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject",
              "Resource": "arn:aws:s3:::acme-data/*",
              "Condition": { "StringNotEquals": { "s3:x-amz-server-side-encryption": "AES256" } }
            }
          ]
        }
        """, 4);

    public static readonly PolicySource Yaml = new("CloudFormation, YAML", "/app/infra/template.yaml", """
        AWSTemplateFormatVersion: "2010-09-09"
        Resources:
          DataBucket:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: acme-data
          DataBucketPolicy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref DataBucket
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Sid: DenyUnencrypted
                    Effect: Deny
                    Principal: "*"
                    Action: s3:PutObject
                    Resource: !Sub "${DataBucket.Arn}/*"
                    Condition:
                      StringNotEquals:
                        s3:x-amz-server-side-encryption: AES256
        """, 14);

    public static readonly PolicySource TemplateJson = new("CloudFormation, JSON", "/app/infra/stack.template.json", """
        {
          "Resources": {
            "DataBucket": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": "acme-data" } },
            "DataBucketPolicy": {
              "Type": "AWS::S3::BucketPolicy",
              "Properties": {
                "Bucket": { "Ref": "DataBucket" },
                "PolicyDocument": {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Sid": "DenyUnencrypted", "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject",
                      "Resource": { "Fn::Join": ["", [{ "Fn::GetAtt": ["DataBucket", "Arn"] }, "/*"]] },
                      "Condition": { "StringNotEquals": { "s3:x-amz-server-side-encryption": "AES256" } }
                    }
                  ]
                }
              }
            }
          }
        }
        """, 11);

    public static readonly PolicySource Sam = new("SAM", "/app/infra/sam.yaml", """
        AWSTemplateFormatVersion: "2010-09-09"
        Transform: AWS::Serverless-2016-10-31
        Resources:
          DataBucket: { Type: AWS::S3::Bucket, Properties: { BucketName: acme-data } }
          Upload:
            Type: AWS::Serverless::Function
            Properties: { Handler: App::Upload }
          DataBucketPolicy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: acme-data
              PolicyDocument:
                Statement:
                  Sid: DenyUnencrypted
                  Effect: Deny
                  Principal: { AWS: "*" }
                  Action: [s3:PutObject]
                  Resource: arn:aws:s3:::acme-data/*
                  Condition: { StringNotEquals: { s3:x-amz-server-side-encryption: AES256 } }
        """, 14);

    public static readonly PolicySource Terraform = new("Terraform", "/app/infra/main.tf", """
        resource "aws_s3_bucket" "data" {
          bucket = "acme-data"
        }

        resource "aws_s3_bucket_policy" "data" {
          bucket = aws_s3_bucket.data.id
          policy = data.aws_iam_policy_document.data.json
        }

        data "aws_iam_policy_document" "data" {
          statement {
            sid       = "DenyUnencrypted"
            effect    = "Deny"
            actions   = ["s3:PutObject"]
            resources = ["${aws_s3_bucket.data.arn}/*"]
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
        """, 11);

    public static readonly PolicySource Plan = new("Terraform plan", "/app/infra/plan.json", """
        {
          "format_version": "1.2",
          "planned_values": { "root_module": { "resources": [
            { "address": "aws_s3_bucket.data", "type": "aws_s3_bucket", "name": "data", "values": { "bucket": "acme-data" } },
            { "address": "aws_s3_bucket_policy.data", "type": "aws_s3_bucket_policy", "name": "data", "values": { "bucket": "acme-data",
              "policy": "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"DenyUnencrypted\",\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::acme-data/*\",\"Condition\":{\"StringNotEquals\":{\"s3:x-amz-server-side-encryption\":\"AES256\"}}}]}" } }
          ] } }
        }
        """, 6);

    public static readonly PolicySource[] Files = [Json, Yaml, TemplateJson, Sam, Terraform, Plan];

    private const string OneLine = """{"Version": "2012-10-17", "Statement": {"Sid": "DenyUnencrypted", "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::acme-data/*", "Condition": {"StringNotEquals": {"s3:x-amz-server-side-encryption": "AES256"}}}}""";

    private static readonly PolicySource[] Strings =
    [
        InCode("string", "\"" + OneLine.Replace("\"", "\\\"", StringComparison.Ordinal) + "\"", 8),
        InCode("verbatim string", "@\"" + Json.Text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"", 11),
        InCode("raw string", "\"\"\"\n" + Json.Text + "\n\"\"\"", 12),
        InCode("raw string on one line", "\"\"\"" + OneLine + "\"\"\"", 8),
        InCode("interpolated string", "$\"" + OneLine.Replace("\"", "\\\"", StringComparison.Ordinal).Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)
            .Replace("acme-data", "{Bucket}", StringComparison.Ordinal) + "\"", 8),
        InCode("interpolated verbatim string", "$@\"" + Json.Text.Replace("\"", "\"\"", StringComparison.Ordinal).Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)
            .Replace("acme-data", "{Bucket}", StringComparison.Ordinal) + "\"", 11),
        InCode("interpolated raw string", "$$$\"\"\"\n" + Json.Text.Replace("acme-data", "{{{Bucket}}}", StringComparison.Ordinal) + "\n\"\"\"", 12),
        InCode("sum of strings", "\"" + OneLine.Replace("\"", "\\\"", StringComparison.Ordinal).Replace("acme-data", "\" + Bucket +\n\"", StringComparison.Ordinal) + "\"", 8),
    ];

    /// <summary>What the code itself says: strings of each form that reach PutBucketPolicy, and the CDK.</summary>
    public static readonly PolicySource[] Code =
    [
        .. Strings,
        new("string given to the call itself", "/app/infra/Setup.cs", Setup(InCode("", "\"\"\"" + OneLine + "\"\"\"", 8).Text, "s3.PutBucketPolicyAsync(Bucket, Policy)"), 8),
        new("CDK", "/app/infra/Stack.cs", CdkCode.Stack("var bucket = new Bucket(this, \"Data\", new BucketProps { BucketName = \"acme-data\" });\n" + CdkCode.Deny())
            .Replace("PutObjectRequest {", "PutObjectRequest { ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256,", StringComparison.Ordinal), 15),
    ];

    public static readonly PolicySource[] All = [.. Files, .. Code];

    private static PolicySource InCode(string name, string literal, int line) => new(name, "/app/infra/Setup.cs", $$"""
        using System.Threading.Tasks;
        using Amazon.S3;
        using Amazon.S3.Model;
        public static class Setup
        {
            private const string Bucket = "acme-data";
            private const string Policy =
        {{literal}};

            public static Task Run(IAmazonS3 s3) => s3.PutBucketPolicyAsync(new PutBucketPolicyRequest { BucketName = Bucket, Policy = Policy });
        }
        """, line);

    private static string Setup(string text, string call) => text[..text.IndexOf("s3.Put", StringComparison.Ordinal)] + call + ";\n}\n";
}
