namespace S3Seal.Analyzers.Settings;

/// <summary>What <c>s3seal_test_code</c> asks for in test projects.</summary>
internal enum TestCode
{
    /// <summary>Test code is judged like any other.</summary>
    Full,

    /// <summary>Findings are reported as information.</summary>
    Info,

    /// <summary>Nothing is reported.</summary>
    Skip,
}
