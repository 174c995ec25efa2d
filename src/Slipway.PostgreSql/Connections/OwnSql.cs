using Npgsql;
using NpgsqlTypes;

namespace Slipway.PostgreSql.Connections;

/// <summary>
/// A statement of Slipway's own: every name in it is qualified, and values are parameters, always texts that the statement
/// casts. What cannot be a parameter is quoted by <see cref="SqlQuoting"/>.
/// </summary>
/// <param name="Text">The statement, with $1, $2 and so on for the values.</param>
/// <param name="Values">The values.</param>
sealed record OwnSql(string Text, params IReadOnlyList<string?> Values)
{
    public NpgsqlBatchCommand ToCommand()
    {
        var command = new NpgsqlBatchCommand(Text);
        foreach (var value in Values)
            command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text });
        return command;
    }
}
