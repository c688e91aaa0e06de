namespace System.Diagnostics.CodeAnalysis;

/// <summary>The constructor sets every required member; records get it from the compiler.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
internal sealed class SetsRequiredMembersAttribute : Attribute;
