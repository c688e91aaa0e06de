using System.Collections.Generic;

namespace S3Seal.Policy.Matching;

/// <summary>A policy value as written: text, wildcards and variables; fixed when it has no variable.</summary>
internal sealed class PatternTemplate
{
    private static readonly List<object> NoParts = [];

    private readonly List<object> _parts;
    private readonly bool _ignoreCase;

    private PatternTemplate(List<object> parts, WildcardPattern? whole, bool ignoreCase)
    {
        _parts = parts;
        Fixed = whole;
        _ignoreCase = ignoreCase;
    }

    /// <summary>The pattern when no variable stands in it, else null.</summary>
    public WildcardPattern? Fixed { get; }

    public IEnumerable<PolicyVariable> Variables
    {
        get
        {
            foreach (var part in _parts)
            {
                if (part is PolicyVariable variable)
                    yield return variable;
            }
        }
    }

    /// <param name="text">The value as written.</param>
    /// <param name="variables">Whether <c>${…}</c> is a variable: only from version 2012-10-17 on.</param>
    /// <param name="wildcards">Whether <c>*</c> and <c>?</c> are wildcards.</param>
    /// <param name="ignoreCase">Whether letters match in either case.</param>
    public static PatternTemplate Compile(string text, bool variables, bool wildcards, bool ignoreCase = false)
    {
        if (!variables || text.IndexOf("${", System.StringComparison.Ordinal) < 0)
        {
            var pattern = wildcards ? WildcardPattern.Parse(text, ignoreCase) : new WildcardPattern(text, null, ignoreCase);
            return new PatternTemplate(NoParts, pattern, ignoreCase);
        }

        var parts = new List<object>();
        var run = new PatternBuilder();
        // Behind the last closing brace there is nothing to look for: a text full of "${" stays linear.
        var lastBrace = text.LastIndexOf('}');
        for (var i = 0; i < text.Length;)
        {
            var end = i < lastBrace && text[i] == '$' && text[i + 1] == '{' ? text.IndexOf('}', i) : -1;
            if (end < 0)
            {
                run.Append(text[i], wildcards ? WildcardPattern.KindOf(text[i]) : WildcardPattern.Literal);
                i++;
                continue;
            }

            var inside = text.Substring(i + 2, end - i - 2);
            if (inside is "*" or "?" or "$")
            {
                run.Append(inside[0], WildcardPattern.Literal);
            }
            else if (PolicyVariable.Parse(inside) is { } variable)
            {
                parts.Add(run);
                parts.Add(variable);
                run = new PatternBuilder();
            }
            else
            {
                run.AppendLiteral(text.Substring(i, end + 1 - i));
            }

            i = end + 1;
        }

        parts.Add(run);
        return parts.Count == 1 ? new PatternTemplate(parts, run.ToPattern(ignoreCase), ignoreCase) : new PatternTemplate(parts, null, ignoreCase);
    }

    /// <summary>The pattern with the request's values in place; null when a variable has none (<paramref name="state"/> says which way).</summary>
    public WildcardPattern? Resolve(IVariableSource source, out VariableState state)
    {
        state = VariableState.Set;
        if (Fixed is not null)
            return Fixed;
        var result = new PatternBuilder();
        foreach (var part in _parts)
        {
            if (part is PatternBuilder run)
            {
                result.Append(run);
                continue;
            }

            var variable = (PolicyVariable)part;
            state = source.Find(variable.Key, out var value);
            if (state == VariableState.Unset && variable.DefaultValue is not null)
            {
                state = VariableState.Set;
                value = variable.DefaultValue;
            }

            if (state != VariableState.Set)
                return null;
            result.AppendLiteral(value);
        }

        return result.ToPattern(_ignoreCase);
    }

    /// <summary>The pattern with a <c>*</c> for each variable: what it could match at most.</summary>
    public WildcardPattern Widest()
    {
        if (Fixed is not null)
            return Fixed;
        var result = new PatternBuilder();
        foreach (var part in _parts)
        {
            if (part is PatternBuilder run)
                result.Append(run);
            else
                result.Append('*', WildcardPattern.Many);
        }

        return result.ToPattern(_ignoreCase);
    }
}
