using CsCheck;
using S3Seal.Policy.Evaluation;

namespace S3Seal.Policy.Tests.Properties;

/// <summary>A request of which everything is known, and the same request with some of it hidden.</summary>
internal sealed record RandomRequest(RequestContext Whole, RequestContext Hidden)
{
    private static readonly RequestPrincipal[] Callers =
    [
        RequestPrincipal.Anonymous,
        RequestPrincipal.Signed(Vocabulary.Owner, "arn:aws:iam::111122223333:user/alice"),
        RequestPrincipal.Signed(Vocabulary.Owner, "arn:aws:iam::111122223333:user/bob"),
        RequestPrincipal.Signed(Vocabulary.Owner, null),
        RequestPrincipal.Signed(Vocabulary.Owner, "arn:aws:sts::111122223333:assumed-role/Deploy/ci", "arn:aws:iam::111122223333:role/path/Deploy"),
        RequestPrincipal.Signed(Vocabulary.Other, "arn:aws:iam::444455556666:user/carol", canonicalId: "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"),
        RequestPrincipal.Signed(Vocabulary.Other, "arn:aws:iam::444455556666:root"),
        RequestPrincipal.OfService("logging.s3.amazonaws.com"),
    ];

    /// <summary>How a key is hidden: 0 and 1 not at all, then opaque, opaque but present, one of a few.</summary>
    private const int WaysToHide = 5;

    public static Gen<RandomRequest> All { get; } =
        from caller in Gen.OneOf(Callers)
        from action in Gen.OneOf("s3:PutObject", "s3:GetObject", "s3:ListBucket")
        from target in Gen.OneOf(Vocabulary.Objects)
        from counts in Gen.Int[0, 3].Array[Vocabulary.Keys.Length]
        from picks in Gen.Int[0, 99].Array[Vocabulary.Keys.Length]
        from hiding in Gen.Int[0, WaysToHide - 1].Array[Vocabulary.Keys.Length + 2]
        select Make(caller, action, target, counts, picks, hiding);

    private static RandomRequest Make(RequestPrincipal caller, string action, string target, int[] counts, int[] picks, int[] hiding)
    {
        var resource = "arn:aws:s3:::" + target;
        var hidesCaller = hiding[^1] >= 3 && caller.Form != CallerForm.Service;
        var shown = !hidesCaller ? caller : hiding[^1] == 3 || caller.Account is null ? RequestPrincipal.Unknown : RequestPrincipal.UnknownIn(caller.Account);
        var slash = resource.IndexOf('/', StringComparison.Ordinal);
        var hidesKey = hiding[^2] >= 3 && slash > 0;
        var whole = new RequestContext(caller, action, resource);
        var hidden = new RequestContext(shown, action, hidesKey ? resource[..(slash + 1 + (hiding[^2] - 3))] : resource)
        {
            ResourceIsPrefix = hidesKey,
            Unset = ContextValue.Unknown,
        };
        for (var i = 0; i < Vocabulary.Keys.Length; i++)
        {
            var (key, values) = Vocabulary.Keys[i];
            var actual = Actual(values, counts[i], picks[i]);
            if (actual.State == ContextState.Known)
                whole[key] = actual;
            hidden[key] = Hide(actual, values, picks[i], hiding[i]);
        }

        return new RandomRequest(whole, hidden);
    }

    // Absent a third of the time, now and then with two values.
    private static ContextValue Actual(string[] values, int count, int pick) => count switch
    {
        0 => ContextValue.Absent,
        3 => ContextValue.Known(values[pick % values.Length], values[pick / 10 % values.Length]),
        _ => ContextValue.Known(values[pick % values.Length]),
    };

    private static ContextValue Hide(ContextValue actual, string[] values, int pick, int way) => way switch
    {
        2 => ContextValue.Unknown,
        3 when actual.State == ContextState.Known => ContextValue.UnknownButPresent,
        4 when actual.Values.Count < 2 => ContextValue.UnknownAmong(
            actual.State == ContextState.Absent || pick % 2 == 0, [.. actual.Values, values[pick % values.Length]]),
        _ => actual,
    };
}
