namespace Slipway.Bench;

/// <summary>What was to be measured did not do its work.</summary>
sealed class CommandFailedException(string message) : Exception(message);
