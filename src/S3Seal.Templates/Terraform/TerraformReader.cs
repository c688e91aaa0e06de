using System;
using System.Collections.Generic;
using S3Seal.Templates.Hcl;
using S3Seal.Templates.Nodes;
using S3Seal.Templates.Policies;

namespace S3Seal.Templates.Terraform;

/// <summary>Reads <c>aws_s3_bucket_policy</c>, the policy attribute of old <c>aws_s3_bucket</c> resources, and the documents they point to.</summary>
/// <remarks>https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_policy</remarks>
internal static class TerraformReader
{
    public static TemplateReading Read(IEnumerable<KeyValuePair<string, string>> files)
    {
        var problems = new List<FileProblem>();
        var module = TerraformModule.Of(files, problems);
        var policies = new List<FoundPolicy>();
        try
        {
            var resolver = new TerraformResolver(module);
            foreach (var pair in module.Blocks)
            {
                Block(pair.Key, pair.Value.Path, pair.Value.Block, module, resolver, policies, problems);
            }

            return new TemplateReading(policies, resolver.Buckets, problems);
        }
        catch (NotUnderstoodException refusal)
        {
            problems.Add(new FileProblem("", refusal.Problem));
            return new TemplateReading(policies, [], problems);
        }
    }

    private static void Block(
        string address, string path, HclBlock block, TerraformModule module, TerraformResolver resolver, List<FoundPolicy> policies, List<FileProblem> problems)
    {
        switch (block.Labels[0])
        {
            case "aws_s3_bucket_policy" or "aws_s3_bucket" when block.Type == "resource" && block.Body["policy"] is { } policy:
                var bucketNode = block.Labels[0] == "aws_s3_bucket" ? new TemplateReference(block.Span, address + ".id") : block.Body["bucket"];
                if (bucketNode is not null)
                {
                    resolver.Within(block, () => Policy(address, path, bucketNode, policy, module, resolver, policies, problems));
                }

                break;
            case "aws_s3_bucket_server_side_encryption_configuration" when block.Body["bucket"] is { } encrypted:
                resolver.Bucket(encrypted, address).Bucket.DefaultEncryption = DefaultEncryption(block.Body);
                break;
        }
    }

    private static void Policy(
        string address, string path, TemplateNode bucketNode, TemplateNode node, TerraformModule module, TerraformResolver resolver, List<FoundPolicy> policies, List<FileProblem> problems)
    {
        var (bucket, openName) = resolver.Bucket(bucketNode, address);
        var source = resolver.Followed(node);
        var document = default(TemplateNode);
        if (source is TemplateReference reference && DocumentOf(reference.Path, module) is { } data)
        {
            path = data.Path;
            resolver.Within(data.Block, () => document = TerraformPolicyDocument.Tree(data.Block, resolver));
        }
        else
        {
            document = resolver.Resolve(source);
            document = document is TemplateScalar or TemplateText ? JsonText.Tree(document, path, problems) : document;
        }

        var found = document is null ? null : PolicyEmitter.Emit(path, address, bucket, openName, document, problems);
        if (found is not null)
        {
            policies.Add(found);
        }
        else
        {
            bucket.HasUnreadPolicy = true;
        }
    }

    private static (string Path, HclBlock Block)? DocumentOf(string reference, TerraformModule module)
    {
        if (!reference.StartsWith("data.aws_iam_policy_document.", StringComparison.Ordinal) || !reference.EndsWith(".json", StringComparison.Ordinal))
        {
            return null;
        }

        var address = reference.Substring(0, reference.Length - ".json".Length);
        var index = address.IndexOf('[');
        return module.Blocks.TryGetValue(index < 0 ? address : address.Substring(0, index), out var block) ? block : null;
    }

    private static string? DefaultEncryption(HclBody body)
    {
        foreach (var rule in body.Blocks)
        {
            foreach (var byDefault in rule.Body.Blocks)
            {
                if (byDefault.Type == "apply_server_side_encryption_by_default" && byDefault.Body["sse_algorithm"] is TemplateScalar algorithm)
                {
                    return algorithm.Text;
                }
            }
        }

        return null;
    }
}
