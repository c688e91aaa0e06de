namespace S3Seal.Analyzers.Tests.Rules.Policies;

/// <summary>One policy, <c>DenyUnencrypted</c> on the bucket <c>acme-data</c>, as each kind of file writes it, and where its statement begins.</summary>
public sealed record PolicySource(string Name, string Path, string Text, int Line, string? Code = null)
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
}
