namespace S3Seal.Conformance;

/// <summary>A numbered fact about S3: requests, and what S3 answers, with the page it stands on.</summary>
/// <param name="Number"><c>A</c> and four digits; the first two name the group.</param>
/// <param name="Preparations">What must be there before; Assumptions/README.md lists them.</param>
/// <param name="Sentence">The fact in words.</param>
/// <param name="Page">Where AWS documents it.</param>
/// <param name="Steps">Requests in their order.</param>
public sealed record Assumption(string Number, IReadOnlyList<string> Preparations, string Sentence, string Page, IReadOnlyList<Step> Steps)
{
    /// <summary>Who sends the requests, the preparations' own root aside.</summary>
    public IEnumerable<string> Callers => Steps.Select(step => step.Caller).Distinct();

    public override string ToString() => $"{Number} {Sentence}";
}

/// <summary>One request and the expected answer; or, with the method <c>let</c>, a value to remember.</summary>
public sealed record Step
{
    public required string Method { get; init; }

    /// <summary>Path and query; for <c>let</c> the name.</summary>
    public required string Target { get; init; }

    /// <summary><c>root</c>, <c>admin</c> or <c>user</c> of the account, <c>other</c> or <c>otheruser</c> of another one, <c>anonymous</c>, <c>presigned</c>.</summary>
    public string Caller { get; init; } = "root";

    /// <summary>What is unusual about the signature: <c>age=1200</c> (seconds), <c>expires=</c>, <c>region=</c>, <c>secret=</c>, <c>key=</c>, <c>unsigned=header</c>.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public string? Body { get; init; }

    public int Status { get; init; }

    public string? Code { get; init; }

    /// <summary>The lines under the status, as written.</summary>
    public IReadOnlyList<string> Expectations { get; init; } = [];
}
