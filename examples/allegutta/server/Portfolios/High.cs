namespace Allegutta.Portfolios;

/// <summary>A value that surpassed every one before it.</summary>
/// <param name="At">When.</param>
/// <param name="Value">The new highest value.</param>
/// <param name="Before">The one that it surpassed.</param>
sealed record High(DateTime At, double Value, double Before);
