namespace S3Seal.Analyzers.Values;

/// <summary>What can be said of a request and the project's demand.</summary>
internal enum RequestState
{
    /// <summary>Nothing to say: the demand is met wherever the request is sent, or it is never sent.</summary>
    Unflagged,

    /// <summary>Missing on some path, or decided outside what can be seen.</summary>
    MaybeFlagged,

    /// <summary>A send is visible at which the demand is not met on any path.</summary>
    Flagged,
}
