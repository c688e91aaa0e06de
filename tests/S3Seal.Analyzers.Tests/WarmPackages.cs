using Microsoft.CodeAnalysis;

[assembly: AssemblyFixture(typeof(S3Seal.Analyzers.Tests.WarmPackages))]

namespace S3Seal.Analyzers.Tests;

/// <summary>Fetches the SDKs into the test packages' folder before any test asks for them.</summary>
/// <remarks>
/// The resolver of the testing library leaves out a package that it has just downloaded, and remembers the incomplete answer for all equal
/// questions. So the packages are asked for here in another order, which is another question, and the tests find them in the folder.
/// </remarks>
public sealed class WarmPackages : IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        foreach (var references in Enum.GetValues<Sdk>().Select(SdkReferences.Of))
        {
            await references.WithPackages([.. references.Packages.Reverse()]).ResolveAsync(LanguageNames.CSharp, TestContext.Current.CancellationToken);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
