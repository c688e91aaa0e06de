namespace S3Seal.Tool;

/// <summary>The command cannot be carried out as asked; the message is all the user needs.</summary>
internal sealed class CannotRunException(string message) : Exception(message);
