namespace Allegutta.Portfolios;

/// <summary>A portfolio at the end of a month.</summary>
/// <param name="At">The day of the last transaction in it.</param>
/// <param name="Value">What it was worth, every share at the price that it last traded at here.</param>
/// <param name="Deposits">What had been put in, less what had been taken out.</param>
readonly record struct ValuePoint(DateTime At, double Value, double Deposits);
