using S3Seal.Policy.Matching;
using S3Seal.Policy.Model;

namespace S3Seal.Policy.Evaluation;

/// <summary>Whether a Resource or NotResource element is about the request's bucket or object.</summary>
internal static class ResourceMatcher
{
    public static Truth Covers(ResourceSet set, RequestContext request)
    {
        var result = Truth.False;
        foreach (var pattern in set.PatternArray)
        {
            result = result.Or(request.ResourceIsPrefix ? MatchesBeginning(pattern, request) : Matches(pattern, request));
            if (result == Truth.True)
                break;
        }

        return set.IsNegated ? result.Not() : result;
    }

    private static Truth Matches(ResourcePattern pattern, RequestContext request)
    {
        if (!pattern.HasVariables)
            return TruthLogic.Of(pattern.IsMatch(request.Resource));
        if (pattern.Template.Resolve(request, out var state) is { } resolved)
            return TruthLogic.Of(Arn.FromPattern(resolved) is { } arn && arn.IsMatch(request.Resource));
        // A variable without a value: the pattern matches nothing, under NotResource it excludes nothing.
        return state == VariableState.Unknown && pattern.Template.Widest() is { } widest && Arn.FromPattern(widest) is { } atMost
            ? TruthLogic.Of(atMost.IsMatch(request.Resource)).And(Truth.Unknown)
            : Truth.False;
    }

    private static Truth MatchesBeginning(ResourcePattern pattern, RequestContext request)
    {
        if (pattern.IsEverything)
            return Truth.True;
        var isUnknown = false;
        var resolved = pattern.Template.Resolve(request, out var state);
        if (resolved is null && state == VariableState.Unknown)
        {
            resolved = pattern.Template.Widest();
            isUnknown = true;
        }

        if (resolved is null || (pattern.FixedArn ?? Arn.FromPattern(resolved)) is not { } arn)
            return Truth.False;
        return arn.CoverageOf(request.Resource) switch
        {
            Coverage.None => Truth.False,
            Coverage.All when !isUnknown => Truth.True,
            _ => Truth.Unknown,
        };
    }
}
