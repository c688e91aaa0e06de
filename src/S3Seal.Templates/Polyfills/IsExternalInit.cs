namespace System.Runtime.CompilerServices;

/// <summary>What <c>init</c> accessors need on netstandard2.0.</summary>
internal static class IsExternalInit;
