using System.Collections.Generic;

namespace S3Seal.Policy.Correction;

/// <summary>A change of a policy's text with which it says what its author meant, or enforces what is demanded.</summary>
/// <param name="Title">The change in words, as an order.</param>
/// <param name="Edits">What to replace, in the order of the text; no two overlap.</param>
/// <param name="Text">The whole policy with the changes made.</param>
public sealed record PolicyCorrection(string Title, IReadOnlyList<PolicyEdit> Edits, string Text);

/// <summary>One stretch of the policy's text and what takes its place.</summary>
/// <param name="Offset">Characters before the stretch.</param>
/// <param name="Length">Characters of the stretch; zero to insert.</param>
/// <param name="NewText">The text in its place.</param>
public sealed record PolicyEdit(int Offset, int Length, string NewText);
