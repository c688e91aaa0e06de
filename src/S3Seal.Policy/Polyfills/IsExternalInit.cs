namespace System.Runtime.CompilerServices;

/// <summary>What the compiler wants to see before it allows <c>init</c> on this target.</summary>
internal static class IsExternalInit;
