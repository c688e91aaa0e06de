using System.Text.Json.Nodes;
using CsCheck;
using S3Seal.Policy.Conditions;

namespace S3Seal.Policy.Tests.Properties;

/// <summary>Generators of policies over the <see cref="Vocabulary"/>, all operators included.</summary>
internal static class RandomPolicy
{
    private static readonly Gen<(string Name, OperatorFamily Family)> Operators =
        Gen.Select(Gen.Int[0, ConditionOperators.All.Count - 1], Gen.Int[0, 3], Gen.Int[0, 3], (row, quantifier, suffix) =>
        {
            var found = ConditionOperators.All[row];
            return found.TakesModifiers
                ? (ConditionOperators.Write(found, quantifier > 2 ? SetQuantifier.None : (SetQuantifier)quantifier, suffix == 0), found.Family)
                : (found.Name, found.Family);
        });

    private static readonly Gen<(string Operator, string Key, JsonNode Values)> Conditions =
        from row in Operators
        from any in Gen.Int[0, 4]
        from key in Gen.Int[0, Vocabulary.Keys.Length - 1]
        from values in Gen.OneOf(Vocabulary.PolicyValues(row.Family)).Array[1, 3]
        select (row.Name, KeyFor(row.Family, any, key), Values(values));

    private static readonly Gen<JsonObject> Blocks = Conditions.Array[0, 3].Select(Block);

    public static Gen<JsonObject> Statement(string? effect = null) =>
        from allow in Gen.Bool
        from principal in Gen.OneOf(Vocabulary.Principals)
        from action in Gen.OneOf(Vocabulary.Actions).Array[1, 2]
        from resource in Gen.OneOf(Vocabulary.Resources).Array[1, 2]
        from negated in Gen.Int[0, 15]
        from block in Blocks
        select Write(effect ?? (allow ? "Allow" : "Deny"), principal, action, resource, negated, block);

    public static Gen<JsonObject> Document { get; } = Statement().Array[1, 4].Select((statements, old) => Write(statements, old == 0 ? "2008-10-17" : "2012-10-17"), Gen.Int[0, 5]);

    public static JsonObject Write(IEnumerable<JsonObject> statements, string version = "2012-10-17") => new()
    {
        ["Version"] = version,
        ["Statement"] = new JsonArray([.. statements.Select(statement => statement.DeepClone())]),
    };

    private static Gen<TResult> Select<T1, T2, TResult>(this Gen<T1> first, Func<T1, T2, TResult> selector, Gen<T2> second) => Gen.Select(first, second, selector);

    private static string KeyFor(OperatorFamily family, int any, int key)
    {
        if (any == 0 || family == OperatorFamily.Null)
            return Vocabulary.Keys[key].Key;
        var fitting = Enumerable.Range(0, Vocabulary.Keys.Length).Where(index => Vocabulary.Families[index] == family).ToArray();
        return Vocabulary.Keys[fitting[key % fitting.Length]].Key;
    }

    private static JsonNode Values(string[] values) => values.Length == 1 ? JsonValue.Create(values[0]) : new JsonArray([.. values.Select(value => (JsonNode?)JsonValue.Create(value))]);

    private static JsonObject Block((string Operator, string Key, JsonNode Values)[] conditions)
    {
        var block = new JsonObject();
        foreach (var (name, key, values) in conditions)
        {
            if (block[name] is not JsonObject keys)
                block[name] = keys = [];
            keys[key] = values.DeepClone();
        }

        return block;
    }

    private static JsonObject Write(string effect, string principal, string[] action, string[] resource, int negated, JsonObject block) => new()
    {
        ["Effect"] = effect,
        [effect == "Deny" && (negated & 3) == 3 ? "NotPrincipal" : "Principal"] = JsonNode.Parse(principal),
        [(negated & 5) == 5 ? "NotAction" : "Action"] = Values(action),
        [(negated & 10) == 10 ? "NotResource" : "Resource"] = Values(resource),
        ["Condition"] = block.DeepClone(),
    };
}
