using Slipway.Problems;

namespace Slipway.Rollout;

/// <summary>Why an attempt at a transaction failed, and whether another may succeed.</summary>
/// <param name="Problem">Why.</param>
/// <param name="RetryAfter">The pause before another attempt; <see langword="null"/> when none would help.</param>
sealed record FailedAttempt(Problem Problem, TimeSpan? RetryAfter);
