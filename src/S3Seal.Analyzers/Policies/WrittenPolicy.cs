using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using S3Seal.Policy.Correction;
using S3Seal.Policy.Json;

namespace S3Seal.Analyzers.Policies;

/// <summary>The JSON of a policy, and how it stands in its file: as itself, inside a string of the code, or as what a template says.</summary>
/// <param name="Json">The JSON text.</param>
/// <param name="Locate">Where a part of it stands.</param>
/// <param name="Rewrite">How the file says a changed part; null where it cannot.</param>
internal sealed record WrittenPolicy(string Json, Func<JsonSpan, Location> Locate, Func<PolicyEdit, TextChange?> Rewrite);
