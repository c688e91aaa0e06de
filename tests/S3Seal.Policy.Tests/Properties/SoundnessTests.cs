using System.Text.Json.Nodes;
using CsCheck;
using S3Seal.Policy.Evaluation;

namespace S3Seal.Policy.Tests.Properties;

public sealed class SoundnessTests
{
    [Fact]
    public void HiddenRequest_WhateverIsHidden_IsNeverJudgedAgainstTheTruth()
    {
        long decided = 0;
        long open = 0;
        Gen.Select(RandomPolicy.Document, RandomRequest.All.Array[4]).Sample(
            (text, requests) =>
            {
                var policy = CaseFile.Parse(text.ToJsonString());
                foreach (var request in requests)
                {
                    var truth = PolicyEvaluator.Evaluate(policy, request.Whole);
                    var guess = PolicyEvaluator.Evaluate(policy, request.Hidden);
                    Assert.NotEqual(Decision.Undetermined, truth.Decision);
                    Assert.NotEqual(Truth.Unknown, truth.Denied);
                    Assert.NotEqual(Truth.Unknown, truth.Granted);
                    Assert.Equal(truth.Decision, PolicyEvaluator.Decide(policy, request.Whole));
                    Assert.Equal(guess.Decision, PolicyEvaluator.Decide(policy, request.Hidden));
                    Assert.True(guess.Denied == Truth.Unknown || guess.Denied == truth.Denied, Describe(text, request));
                    Assert.True(guess.Granted == Truth.Unknown || guess.Granted == truth.Granted, Describe(text, request));
                    Assert.True(guess.Decision == Decision.Undetermined || guess.Decision == truth.Decision, Describe(text, request));
                    Interlocked.Increment(ref guess.Decision == Decision.Undetermined ? ref open : ref decided);
                }
            },
            iter: Samples.Count);

        // A property that holds because nothing is ever decided would say nothing.
        Assert.True(decided > open / 4, $"{decided} decided, {open} open");
    }

    [Fact]
    public void HiddenRequest_OfManyCallers_IsNeverGivenAccessAgainstTheTruth()
    {
        Gen.Select(RandomPolicy.Document, RandomRequest.All, Gen.OneOf(Decision.Allow, Decision.ImplicitDeny, Decision.ExplicitDeny), Gen.Bool).Sample(
            (text, request, identity, hidesIdentity) =>
            {
                var whole = new AccessRequest
                {
                    Request = request.Whole,
                    BucketOwner = Vocabulary.Owner,
                    BucketPolicy = CaseFile.Parse(text.ToJsonString()),
                    IdentityPolicy = identity,
                };
                var hidden = whole with { Request = request.Hidden, IdentityPolicy = hidesIdentity && identity != Decision.ExplicitDeny ? Decision.Undetermined : identity };
                var truth = AccessDecision.Decide(whole).Decision;
                var guess = AccessDecision.Decide(hidden).Decision;
                Assert.NotEqual(Decision.Undetermined, truth);
                Assert.True(guess == Decision.Undetermined || guess == truth, $"{guess} instead of {truth}: {Describe(text, request)}");
            },
            iter: Samples.Count);
    }

    private static string Describe(JsonObject policy, RandomRequest request) =>
        policy.ToJsonString() + Environment.NewLine + Describe(request.Whole) + Environment.NewLine + Describe(request.Hidden);

    private static string Describe(RequestContext request) =>
        $"{request.Principal} {request.Action} {request.Resource}{(request.ResourceIsPrefix ? "…" : string.Empty)} "
        + string.Join("; ", request.Keys.Select(key => $"{key} = {request[key]}"));
}
