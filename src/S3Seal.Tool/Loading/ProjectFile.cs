using Microsoft.CodeAnalysis;

namespace S3Seal.Tool.Loading;

/// <summary>One project file: the compiler sees it once for each target framework.</summary>
/// <param name="First">With the first framework, which speaks for the file.</param>
/// <param name="Others">With the other frameworks: the same files, of which other lines may be compiled.</param>
internal sealed record ProjectFile(Project First, IReadOnlyList<Project> Others);
