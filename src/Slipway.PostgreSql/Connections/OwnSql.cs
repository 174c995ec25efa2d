using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using NpgsqlTypes;

namespace Slipway.PostgreSql.Connections;

/// <summary>
/// A statement of Slipway's own: every name in it is qualified, and values are parameters, always texts that the statement
/// casts. What cannot be a parameter is quoted by <see cref="SqlQuoting"/>.
/// </summary>
/// <param name="Text">The statement, with $1, $2 and so on for the values.</param>
/// <param name="Values">The values.</param>
sealed partial record OwnSql(string Text, params IReadOnlyList<string?> Values)
{
    public NpgsqlBatchCommand ToCommand()
    {
        var command = new NpgsqlBatchCommand(Text);
        foreach (var value in Values)
            command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text });
        return command;
    }

    /// <summary>The statement with its values in the place of $1, $2 and so on, for a script.</summary>
    public string WrittenOut => Placeholder().Replace(Text, found => SqlQuoting.Literal(Values[int.Parse(found.ValueSpan[1..],
        CultureInfo.InvariantCulture) - 1]));

    [GeneratedRegex(@"\$[0-9]+", RegexOptions.CultureInvariant, 30_000)]
    private static partial Regex Placeholder();
}
