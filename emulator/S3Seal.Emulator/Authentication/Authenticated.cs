using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Authentication;

/// <summary>What the authenticator adds to a request.</summary>
/// <param name="Caller">Who sent it.</param>
/// <param name="Payload">What the signature promises about the body.</param>
/// <param name="Headers">The headers that act: those sent, and those hoisted into a presigned query.</param>
internal sealed record Authenticated(Caller Caller, PayloadPromise Payload, RequestHeaders Headers);
