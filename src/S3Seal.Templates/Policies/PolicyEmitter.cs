using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using S3Seal.Templates.Nodes;

namespace S3Seal.Templates.Policies;

/// <summary>
/// Writes a resolved policy tree as JSON for the policy parser. Open values become policy variables where the language has variables
/// (resources, string and ARN conditions); elsewhere the statement is widened and guarded by a condition that nobody can know.
/// </summary>
internal sealed class PolicyEmitter
{
    private static readonly string[] VariableOperators = ["String", "Arn"];

    private readonly StringBuilder _json = new();
    private readonly PositionMap _positions = new();
    private readonly List<string> _open = [];
    private readonly FoundBucket _bucket;
    private readonly string? _openName;
    private bool _variables;

    private PolicyEmitter(FoundBucket bucket, string? openName)
    {
        _bucket = bucket;
        _openName = openName;
    }

    /// <summary>Writes one policy; null with a problem when it is not written out. <paramref name="openName"/> is the bucket's name as
    /// rendered with its open parts, so that an ARN that spells it the same way is recognised.</summary>
    public static FoundPolicy? Emit(string path, string origin, FoundBucket bucket, string? openName, TemplateNode policy, List<FileProblem> problems)
    {
        if (policy is not TemplateMap document)
        {
            problems.Add(new FileProblem(path, new TemplateProblem(policy.Span, "Not understood: the policy is not written out here")));
            return null;
        }

        var emitter = new PolicyEmitter(bucket, openName);
        try
        {
            emitter.Document(document);
        }
        catch (NotUnderstoodException refusal)
        {
            problems.Add(new FileProblem(path, refusal.Problem));
            return null;
        }

        return new FoundPolicy(path, origin, bucket, emitter._json.ToString(), emitter._positions, emitter._open);
    }

    private void Document(TemplateMap document)
    {
        _variables = document["Version"] is TemplateScalar { Text: "2012-10-17" };
        Object(document, entry =>
        {
            if (entry.Key == "Statement")
            {
                Statements(entry.Value);
            }
            else
            {
                Value(entry.Value, isDate: entry.Key == "Version");
            }
        });
    }

    private void Statements(TemplateNode node)
    {
        var items = node is TemplateList list ? list.Items : [node];
        Located(node.Span, () =>
        {
            _json.Append('[');
            for (var i = 0; i < items.Count; i++)
            {
                _json.Append(i == 0 ? "" : ",");
                if (items[i] is TemplateMap statement)
                {
                    Statement(statement);
                }
                else
                {
                    Unread(items[i]);
                }
            }

            _json.Append(']');
        });
    }

    /// <summary>A statement that is not written out: it may deny anything, and nobody knows.</summary>
    private void Unread(TemplateNode node) => Located(node.Span, () =>
        _json.Append("{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":[\"arn:aws:s3:::").Append(_bucket.AssumedName)
            .Append("\",\"arn:aws:s3:::").Append(_bucket.AssumedName).Append("/*\"],\"Condition\":{\"StringEquals\":{").Append(Guard(node)).Append("}}}"));

    private void Statement(TemplateMap statement)
    {
        var guards = new List<string>();
        TemplateEntry? condition = null;
        Located(statement.Span, () =>
        {
            _json.Append('{');
            var first = true;
            foreach (var entry in statement.Entries)
            {
                if (entry.Key == "Condition")
                {
                    condition = entry;
                    continue;
                }

                Separator(ref first);
                Element(entry, guards);
            }

            if (condition is not null || guards.Count > 0)
            {
                Separator(ref first);
                Condition(condition, guards);
            }

            _json.Append('}');
        });
    }

    private void Element(TemplateEntry entry, List<string> guards)
    {
        var open = entry.Key switch
        {
            "Resource" or "NotResource" => Texts(entry.Value).Any(node => IsOpen(node) && !OpenResourceFits(node)),
            "Principal" or "NotPrincipal" or "Action" or "NotAction" or "Effect" => Texts(entry.Value).Any(IsOpen),
            _ => false,
        };
        if (!open)
        {
            Key(entry);
            Value(entry.Value);
            return;
        }

        guards.Add(Guard(entry.Value));
        _json.Append(entry.Key switch
        {
            "Resource" or "NotResource" => $"\"Resource\":[\"arn:aws:s3:::{_bucket.AssumedName}\",\"arn:aws:s3:::{_bucket.AssumedName}/*\"]",
            "Principal" or "NotPrincipal" => "\"Principal\":\"*\"",
            "Action" or "NotAction" => "\"Action\":\"s3:*\"",
            _ => "\"Effect\":\"Deny\"",
        });
    }

    private void Condition(TemplateEntry? condition, List<string> guards)
    {
        var operators = new List<(TemplateEntry Operator, List<TemplateEntry> Keys)>();
        if (condition?.Value is TemplateMap map)
        {
            foreach (var entry in map.Entries)
            {
                operators.Add((entry, KeysThatCanBeSaid(entry, guards)));
            }
        }
        else if (condition is not null)
        {
            guards.Add(Guard(condition.Value));
        }

        _json.Append("\"Condition\":{");
        var first = true;
        var guarded = false;
        foreach (var (entry, keys) in operators)
        {
            var takesGuards = entry.Key == "StringEquals" && guards.Count > 0;
            if (keys.Count == 0 && !takesGuards)
            {
                continue;
            }

            Separator(ref first);
            Key(entry);
            Located(entry.Value.Span, () => Pairs(keys, takesGuards ? guards : []));
            guarded |= takesGuards;
        }

        if (guards.Count > 0 && !guarded)
        {
            Separator(ref first);
            _json.Append("\"StringEquals\":{").Append(string.Join(",", guards)).Append('}');
        }

        _json.Append('}');
    }

    private void Pairs(List<TemplateEntry> keys, List<string> guards)
    {
        _json.Append('{');
        var first = true;
        foreach (var key in keys)
        {
            Separator(ref first);
            Key(key);
            Value(key.Value);
        }

        foreach (var guard in guards)
        {
            Separator(ref first);
            _json.Append(guard);
        }

        _json.Append('}');
    }

    private List<TemplateEntry> KeysThatCanBeSaid(TemplateEntry entry, List<string> guards)
    {
        if (entry.Value is not TemplateMap keys)
        {
            guards.Add(Guard(entry.Value));
            return [];
        }

        var name = entry.Key.Substring(entry.Key.IndexOf(':') + 1);
        var variables = _variables && VariableOperators.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
        var sayable = new List<TemplateEntry>();
        foreach (var key in keys.Entries)
        {
            if (!variables && Texts(key.Value).Any(IsOpen))
            {
                guards.Add(Guard(key.Value));
            }
            else
            {
                sayable.Add(key);
            }
        }

        return sayable;
    }

    private string Guard(TemplateNode node)
    {
        _open.Add(Words(node));
        return $"\"{FoundPolicy.OpenKeyPrefix}{_open.Count - 1}\":\"held\"";
    }

    private void Object(TemplateMap map, Action<TemplateEntry> value) => Located(map.Span, () =>
    {
        _json.Append('{');
        var first = true;
        foreach (var entry in map.Entries)
        {
            Separator(ref first);
            Key(entry);
            value(entry);
        }

        _json.Append('}');
    });

    private void Key(TemplateEntry entry)
    {
        Located(entry.KeySpan, () => Quote(entry.Key));
        _json.Append(':');
    }

    private void Value(TemplateNode node, bool isDate = false)
    {
        if (_json.Length > ReadingLimits.PolicyCharacters)
        {
            throw new NotUnderstoodException(node.Span, "the policy is larger than 256 KiB");
        }

        switch (node)
        {
            case TemplateMap map:
                Object(map, entry => Value(entry.Value));
                break;
            case TemplateList list:
                Located(list.Span, () =>
                {
                    _json.Append('[');
                    var first = true;
                    foreach (var item in list.Items)
                    {
                        Separator(ref first);
                        Value(item);
                    }

                    _json.Append(']');
                });
                break;
            default:
                Located(node.Span, () => Text(node, isDate));
                break;
        }
    }

    private void Text(TemplateNode node, bool isDate)
    {
        if (node is TemplateScalar { Quoted: false, Text: "true" or "false" or "null" } word)
        {
            _json.Append(word.Text);
            return;
        }

        if (WithAssumedName(node) is { } own)
        {
            Quote(own);
            return;
        }

        var text = new StringBuilder();
        foreach (var part in node is TemplateText parts ? parts.Parts : [node])
        {
            if (part is TemplateScalar literal)
            {
                text.Append(literal.Text);
            }
            else
            {
                text.Append("${").Append(FoundPolicy.OpenKeyPrefix).Append(_open.Count).Append('}');
                _open.Add(Words(part));
            }
        }

        // YAML reads an unquoted Version as a date; it is the same text.
        Quote(isDate && text.Length > 10 ? text.ToString(0, 10) : text.ToString());
    }

    /// <summary>An ARN of this very bucket, spelt with the same open parts as the bucket's own name.</summary>
    private string? WithAssumedName(TemplateNode node)
    {
        if (_openName is null || node is not TemplateText)
        {
            return null;
        }

        var rendered = OpenText.Render(node);
        var replaced = rendered.Replace("arn:aws:s3:::" + _openName, "arn:aws:s3:::" + _bucket.AssumedName);
        return replaced == rendered || replaced.IndexOf(OpenText.Mark) >= 0 ? null : replaced;
    }

    private bool OpenResourceFits(TemplateNode node)
    {
        if (WithAssumedName(node) is not null)
        {
            return true;
        }

        var literal = node is TemplateText text && text.Parts[0] is TemplateScalar head ? head.Text : "";
        return _variables && literal.Count(c => c == ':') >= 5;
    }

    private static bool IsOpen(TemplateNode node) => node is TemplateText or TemplateOpaque or TemplateReference or TemplateCall;

    private static IEnumerable<TemplateNode> Texts(TemplateNode node) => node switch
    {
        TemplateMap map => map.Entries.SelectMany(entry => Texts(entry.Value)),
        TemplateList list => list.Items.SelectMany(Texts),
        _ => [node],
    };

    private static string Words(TemplateNode node) => node switch
    {
        TemplateOpaque opaque => opaque.Source,
        TemplateReference reference => reference.Path,
        TemplateCall call => call.Function + "(…)",
        TemplateText text => string.Concat(text.Parts.Select(part => part is TemplateScalar scalar ? scalar.Text : "${" + Words(part) + "}")),
        TemplateScalar scalar => scalar.Text,
        _ => string.Join(", ", Texts(node).Where(IsOpen).Select(Words)),
    };

    private void Separator(ref bool first)
    {
        _json.Append(first ? "" : ",");
        first = false;
    }

    private void Located(SourceSpan span, Action write)
    {
        var start = _json.Length;
        write();
        _positions.Add(start, _json.Length, span);
    }

    private void Quote(string text)
    {
        _json.Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => _json.Append("\\\""),
                '\\' => _json.Append("\\\\"),
                < ' ' => _json.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture)),
                _ => _json.Append(c),
            };
        }

        _json.Append('"');
    }
}
