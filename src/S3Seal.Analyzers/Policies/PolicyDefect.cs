using Microsoft.CodeAnalysis;

namespace S3Seal.Analyzers.Policies;

/// <summary>What S3 would refuse in a policy, or what a reader did not understand in a template, and where.</summary>
/// <param name="Location">The very characters.</param>
/// <param name="Message">S3's own words, or a sentence that begins with "Not understood:".</param>
/// <param name="IsRefusal">Whether S3 would refuse the policy.</param>
internal sealed record PolicyDefect(Location Location, string Message, bool IsRefusal);
