namespace S3Seal.Emulator.Authorization;

/// <summary>Decides who may do what. The corridor opens one <see cref="RequestAccess"/> a request and demands the route through it.</summary>
internal sealed class Authorizer
{
    public RequestAccess Open(RequestFacts facts) => new(facts);
}
