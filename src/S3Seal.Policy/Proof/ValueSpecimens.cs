using System;
using System.Collections.Generic;
using System.Globalization;
using S3Seal.Policy.Catalog;
using S3Seal.Policy.Conditions;
using S3Seal.Policy.Matching;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Proof;

/// <summary>Values of one condition key that stand for all others: the policy cannot tell a value from its specimen.</summary>
internal sealed class ValueSpecimens
{
    /// <summary>What a key holds that stands for "anything": the same text wherever a variable puts one key's value into another's.</summary>
    public const string Other = "other";

    private readonly KeyUse _use;
    private readonly HashSet<string> _verdicts = new(StringComparer.Ordinal);
    private readonly List<string> _values = [];

    private readonly OperatorFamily _type;

    private ValueSpecimens(KeyUse use)
    {
        _use = use;
        _type = S3ConditionKeys.Find(use.Key)?.Type ?? OperatorFamily.String;
    }

    /// <summary>The specimens of a key.</summary>
    /// <param name="use">What the policy asks of it.</param>
    /// <param name="ordinary">Believable values, tried first.</param>
    /// <param name="fillers">What a wildcard is filled with to get a believable text.</param>
    /// <param name="isComplete">Set to false when there are too many cases to list.</param>
    public static List<string> Of(KeyUse use, IEnumerable<string> ordinary, string[] fillers, ref bool isComplete)
    {
        var specimens = new ValueSpecimens(use);
        foreach (var value in ordinary)
            specimens.Add(value);
        specimens.AddTexts(fillers, ref isComplete);
        specimens.AddNumbers();
        specimens.AddInstants();
        specimens.AddAddresses();
        foreach (var (_, value) in use.Values(OperatorFamily.Bool))
            specimens.Add(value.Text);
        if (specimens.Any(OperatorFamily.Bool))
        {
            specimens.Add("true");
            specimens.Add("false");
        }

        foreach (var (_, value) in use.Values(OperatorFamily.Binary))
            specimens.Add(value.Text);
        if (use.IsVariable || specimens._values.Count == 0)
            specimens.AddAlways(Other);
        if (specimens._values.Count == 0)
            specimens._values.Add(specimens.Plain());
        return specimens._values;
    }

    /// <summary>A value of the key's type, for a key of which a policy asks only whether it is there.</summary>
    private string Plain() => _type switch
    {
        OperatorFamily.Date => "2026-06-01T12:00:00Z",
        OperatorFamily.Numeric => "1",
        OperatorFamily.Bool => "true",
        OperatorFamily.IpAddress => "203.0.113.10",
        _ => Other,
    };

    /// <summary>Keeps, of given values, one for each verdict; for keys that have only these values.</summary>
    public static List<string> Among(KeyUse use, IEnumerable<string> values)
    {
        var specimens = new ValueSpecimens(use);
        foreach (var value in values)
            specimens.Add(value);
        return specimens._values;
    }

    private bool Any(OperatorFamily family)
    {
        foreach (var condition in _use.Conditions)
        {
            if (condition.Operator.Family == family)
                return true;
        }

        return false;
    }

    // A clock never shows "other": only what the key can hold, whatever operator a policy asks it with.
    private bool CanHold(string value) => _type switch
    {
        OperatorFamily.Date => PolicyInstant.TryParse(value, out _),
        OperatorFamily.Numeric => NumericOperators.TryParse(value, out _),
        OperatorFamily.Bool => BoolOperators.Parse(value) is not null,
        OperatorFamily.IpAddress => IpAddress.TryParse(value, value.Length, out _),
        _ => true,
    };

    private void Add(string value)
    {
        if (!CanHold(value))
            return;
        if (_verdicts.Add(_use.Verdict(value)) || (_use.IsVariable && !_values.Contains(value)))
            _values.Add(value);
    }

    private void AddAlways(string value)
    {
        if (CanHold(value) && !_values.Contains(value))
            _values.Add(value);
    }

    private void AddTexts(string[] fillers, ref bool isComplete)
    {
        var patterns = new List<TextPattern>();
        if (_use.Distinguished is { } distinguished)
            patterns.Add(TextPattern.OfText(new WildcardPattern(distinguished, null, ignoreCase: false)));
        var wildcards = 0;
        foreach (var (row, value) in Texts())
        {
            var pattern = value.Template.Fixed ?? value.Template.Widest();
            foreach (var filler in fillers)
                Add(Fill(pattern, filler));
            if (value.HasVariables)
                AddAlways(Fill(pattern, Other));
            Add(Fill(pattern, "x"));
            Add(Fill(pattern, string.Empty));
            if (row.IgnoresCase)
                Add(pattern.Text.ToUpperInvariant());
            wildcards += pattern.HasWildcards && !pattern.MatchesEverything ? 1 : 0;
            patterns.Add(row.Family == OperatorFamily.Arn ? TextPattern.OfArn(pattern) : TextPattern.OfText(pattern));
        }

        // With one wildcard pattern the fillings above are all there is besides a text outside; more can overlap.
        Add(Other);
        Add("another");
        if (wildcards < 2)
            return;
        var found = TextSpecimens.Find(patterns, string.Empty, out var complete);
        found.ForEach(Add);
        isComplete &= complete;
    }

    private IEnumerable<(ConditionOperator Operator, ConditionValue Value)> Texts()
    {
        foreach (var text in _use.Values(OperatorFamily.String))
            yield return text;
        foreach (var arn in _use.Values(OperatorFamily.Arn))
            yield return arn;
    }

    public static string Fill(WildcardPattern pattern, string filler)
    {
        if (!pattern.HasWildcards)
            return pattern.Text;
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < pattern.Text.Length; i++)
        {
            if (pattern.KindAt(i) == WildcardPattern.Many)
                text.Append(filler);
            else
                text.Append(pattern.KindAt(i) == WildcardPattern.One ? 'x' : pattern.Text[i]);
        }

        return text.ToString();
    }

    private void AddNumbers()
    {
        var bounds = new SortedSet<decimal>();
        foreach (var (_, value) in _use.Values(OperatorFamily.Numeric))
        {
            if (value.Prepared is decimal number)
                bounds.Add(number);
        }

        decimal? before = null;
        foreach (var bound in bounds)
        {
            Add(Write(before is { } low ? (low + bound) / 2 : bound - 1));
            Add(Write(bound));
            before = bound;
        }

        if (before is { } last)
            Add(Write(last + 1));
    }

    private static string Write(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private void AddInstants()
    {
        var bounds = new SortedSet<long>();
        foreach (var (_, value) in _use.Values(OperatorFamily.Date))
        {
            if (value.Prepared is long ticks)
                bounds.Add(ticks);
        }

        foreach (var bound in bounds)
        {
            AddInstant(bound - TimeSpan.TicksPerSecond);
            AddInstant(bound);
            AddInstant(bound + TimeSpan.TicksPerSecond);
        }
    }

    private void AddInstant(long ticks)
    {
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks)
            return;
        var instant = new DateTime(ticks, DateTimeKind.Utc);
        var format = ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";
        Add(instant.ToString(format, CultureInfo.InvariantCulture));
    }

    // Ranges cut the addresses into stretches; each stretch begins where a range begins or just behind its end.
    private void AddAddresses()
    {
        if (!Any(OperatorFamily.IpAddress))
            return;
        Add("203.0.113.10");
        Add("198.51.100.7");
        Add("2001:db8::10");
        Add("2600:1f00::7");
        foreach (var (_, value) in _use.Values(OperatorFamily.IpAddress))
        {
            if (value.Prepared is not CidrRange range)
                continue;
            Add(range.First.ToString());
            Add(range.Last.ToString());
            if (range.Last.TryNext(out var behind))
                Add(behind.ToString());
        }

        Add("0.0.0.1");
        Add("::1");
    }
}
