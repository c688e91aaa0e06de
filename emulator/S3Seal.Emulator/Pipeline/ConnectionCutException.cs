namespace S3Seal.Emulator.Pipeline;

/// <summary>An ordered fault closes the connection now; nothing is answered any more.</summary>
internal sealed class ConnectionCutException() : Exception("The connection is cut by an ordered fault.");
