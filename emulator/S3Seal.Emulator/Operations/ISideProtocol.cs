using S3Seal.Emulator.Authentication;
using S3Seal.Emulator.Errors;
using S3Seal.Emulator.Wire;

namespace S3Seal.Emulator.Operations;

/// <summary>Another AWS protocol on the same address (KMS, STS): <c>POST /</c>, told apart by headers, with its own answers and errors.</summary>
internal interface ISideProtocol
{
    /// <summary>The service name in the credential scope: <c>kms</c>, <c>sts</c>.</summary>
    string Service { get; }

    /// <summary>Whether a <c>POST /</c> with these headers is meant for this protocol.</summary>
    bool Accepts(RequestHeaders headers);

    /// <summary>Answers a request whose signature and body hash were verified; the body was read whole within 1 MiB.</summary>
    ValueTask<S3Response> ExecuteAsync(Caller caller, RequestHeaders headers, ReadOnlyMemory<byte> body, string requestId, CancellationToken cancellationToken);

    /// <summary>Writes a refusal of the door (signature, clock, unknown key) in the protocol's own form.</summary>
    S3Response Refuse(S3Exception refusal, string requestId);
}
