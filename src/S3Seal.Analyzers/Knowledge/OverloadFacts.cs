namespace S3Seal.Analyzers.Knowledge;

/// <summary>Further names in <c>Diagnostic.Properties</c>: how the arguments of a convenience overload become a request (SSE1006).</summary>
internal static class OverloadFacts
{
    /// <summary>The metadata name of the request type.</summary>
    public const string Request = "s3seal.request";

    /// <summary>One entry per written argument, separated by commas: the property it becomes, or <see cref="Kept"/>.</summary>
    public const string Arguments = "s3seal.arguments";

    /// <summary>An argument that stays an argument, such as the cancellation token.</summary>
    public const string Kept = "-";

    /// <summary>Index of the written argument that is an empty dictionary of properties, to be replaced by one with the setting.</summary>
    public const string PropertiesArgument = "s3seal.propertiesArgument";
}
