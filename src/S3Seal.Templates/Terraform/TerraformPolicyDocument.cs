using System.Collections.Generic;
using System.Linq;
using S3Seal.Templates.Hcl;
using S3Seal.Templates.Nodes;

namespace S3Seal.Templates.Terraform;

/// <summary>Turns an <c>aws_iam_policy_document</c> block into the tree of the policy it renders.</summary>
/// <remarks>https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document</remarks>
internal static class TerraformPolicyDocument
{
    private static readonly (string Argument, string Element)[] Lists =
        [("actions", "Action"), ("not_actions", "NotAction"), ("resources", "Resource"), ("not_resources", "NotResource")];

    private static readonly string[] Composing =
        ["source_policy_documents", "override_policy_documents", "source_json", "override_json"];

    public static TemplateNode Tree(HclBlock data, TerraformResolver resolver)
    {
        var statements = new List<TemplateNode>();
        foreach (var block in data.Body.Blocks)
        {
            statements.Add(block.Type == "statement" ? Statement(block, resolver) : new TemplateOpaque(block.Span, block.Type + " block"));
        }

        foreach (var argument in Composing)
        {
            if (data.Body[argument] is { } others)
            {
                statements.Add(new TemplateOpaque(others.Span, argument));
            }
        }

        var version = data.Body["version"] is { } given ? resolver.Resolve(given) : new TemplateScalar(data.Span, "2012-10-17", quoted: true);
        return new TemplateMap(data.Span, [Entry("Version", version), Entry("Statement", new TemplateList(data.Span, statements))]);
    }

    private static TemplateMap Statement(HclBlock block, TerraformResolver resolver)
    {
        var body = block.Body;
        var entries = new List<TemplateEntry>();
        if (body["sid"] is { } sid)
        {
            entries.Add(Entry("Sid", resolver.Resolve(sid)));
        }

        entries.Add(Entry("Effect", body["effect"] is { } effect ? resolver.Resolve(effect) : new TemplateScalar(block.Span, "Allow", quoted: true)));
        foreach (var (argument, element) in Lists)
        {
            if (body[argument] is { } list)
            {
                entries.Add(Entry(element, Variables(resolver.Resolve(list))));
            }
        }

        Principals(block, "principals", "Principal", entries, resolver);
        Principals(block, "not_principals", "NotPrincipal", entries, resolver);
        Conditions(block, entries, resolver);
        foreach (var unread in body.Blocks.Where(inner => inner.Type == "dynamic"))
        {
            entries.Add(Entry("Condition", new TemplateOpaque(unread.Span, "dynamic block")));
            break;
        }

        return new TemplateMap(block.Span, entries);
    }

    private static void Principals(HclBlock block, string type, string element, List<TemplateEntry> entries, TerraformResolver resolver)
    {
        var byType = new Dictionary<string, List<TemplateNode>>(System.StringComparer.Ordinal);
        var span = block.Span;
        foreach (var principal in block.Body.Blocks.Where(inner => inner.Type == type))
        {
            var kind = principal.Body["type"] is { } kindNode && resolver.Resolve(kindNode) is TemplateScalar scalar ? scalar.Text : "?";
            var identifiers = principal.Body["identifiers"] is { } list ? resolver.Resolve(list) : new TemplateOpaque(principal.Span, "identifiers");
            span = principal.Span;
            var known = byType.TryGetValue(kind, out var there) ? there : byType[kind] = [];
            known.AddRange(identifiers is TemplateList items ? items.Items : [identifiers]);
        }

        if (byType.Count == 0)
        {
            return;
        }

        // type "*" with identifiers ["*"] renders as the plain star
        entries.Add(Entry(element, byType.ContainsKey("*") ? new TemplateScalar(span, "*", quoted: true)
            : byType.ContainsKey("?") ? new TemplateOpaque(span, type)
            : new TemplateMap(span, [.. byType.Select(pair => Entry(pair.Key, new TemplateList(span, pair.Value)))])));
    }

    private static void Conditions(HclBlock block, List<TemplateEntry> entries, TerraformResolver resolver)
    {
        var operators = new Dictionary<string, List<TemplateEntry>>(System.StringComparer.Ordinal);
        var span = block.Span;
        foreach (var condition in block.Body.Blocks.Where(inner => inner.Type == "condition"))
        {
            span = condition.Span;
            var test = condition.Body["test"] is { } testNode && resolver.Resolve(testNode) is TemplateScalar name ? name.Text : null;
            var variable = condition.Body["variable"] is { } variableNode && resolver.Resolve(variableNode) is TemplateScalar key ? key.Text : null;
            var values = condition.Body["values"] is { } list ? Variables(resolver.Resolve(list)) : new TemplateOpaque(condition.Span, "values");
            if (test is null || variable is null)
            {
                entries.Add(Entry("Condition", new TemplateOpaque(condition.Span, "condition")));
                return;
            }

            var keys = operators.TryGetValue(test, out var there) ? there : operators[test] = [];
            var same = keys.FindIndex(entry => entry.Key == variable);
            if (same >= 0 && keys[same].Value is TemplateList before && values is TemplateList more)
            {
                keys[same] = new TemplateEntry(variable, condition.Span, new TemplateList(condition.Span, [.. before.Items, .. more.Items]));
            }
            else
            {
                keys.Add(new TemplateEntry(variable, condition.Span, values));
            }
        }

        if (operators.Count > 0)
        {
            entries.Add(Entry("Condition", new TemplateMap(span, [.. operators.Select(pair => Entry(pair.Key, new TemplateMap(span, pair.Value)))])));
        }
    }

    /// <summary>In these blocks a policy variable is written <c>&amp;{…}</c>, because <c>${…}</c> is Terraform's own.</summary>
    private static TemplateNode Variables(TemplateNode node) => node switch
    {
        TemplateScalar scalar => new TemplateScalar(scalar.Span, scalar.Text.Replace("&{", "${"), scalar.Quoted),
        TemplateText text => new TemplateText(text.Span, [.. text.Parts.Select(Variables)]),
        TemplateList list => new TemplateList(list.Span, [.. list.Items.Select(Variables)]),
        _ => node,
    };

    private static TemplateEntry Entry(string key, TemplateNode value) => new(key, value.Span, value);
}
