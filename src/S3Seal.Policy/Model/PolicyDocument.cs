using System.Collections.Generic;

namespace S3Seal.Policy.Model;

/// <summary>A policy as its author wrote it.</summary>
public sealed class PolicyDocument
{
    internal PolicyDocument(PolicyVersion version, bool isVersionWritten, string? id, IReadOnlyList<Statement> statements)
    {
        Version = version;
        IsVersionWritten = isVersionWritten;
        Id = id;
        Statements = statements;
        StatementArray = [.. statements];
    }

    /// <summary>The language's version.</summary>
    public PolicyVersion Version { get; }

    /// <summary>Whether the text says the version; without it, <see cref="PolicyVersion.V2008"/> holds.</summary>
    public bool IsVersionWritten { get; }

    /// <summary>Free text, or null.</summary>
    public string? Id { get; }

    /// <summary>The statements in the order of the text; the order never matters to a decision.</summary>
    public IReadOnlyList<Statement> Statements { get; }

    /// <summary>The same statements without the price of an interface on the hot path.</summary>
    internal Statement[] StatementArray { get; }
}
