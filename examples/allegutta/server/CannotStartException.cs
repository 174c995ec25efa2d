namespace Allegutta;

/// <summary>Why the application does not start, in words for whoever reads the log.</summary>
sealed class CannotStartException(string message, Exception? cause = null) : Exception(message, cause);
