namespace Slipway.EntityFrameworkCore;

/// <summary>What a person must change; the message says it.</summary>
sealed class RefusedException(string message) : Exception(message);
