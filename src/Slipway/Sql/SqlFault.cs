namespace Slipway.Sql;

/// <summary>What makes a text unfit to be run.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Offset">Where it begins, in characters from 0.</param>
readonly record struct SqlFault(SqlFaultKind Kind, int Offset)
{
    /// <summary>Whether the text ends inside of it, so that what follows the text might close it.</summary>
    public bool IsOpen => Kind is SqlFaultKind.String or SqlFaultKind.DollarString or SqlFaultKind.Name or SqlFaultKind.Comment
        or SqlFaultKind.Parenthesis or SqlFaultKind.Body or SqlFaultKind.RoutineBody or SqlFaultKind.CopyRows;
}
