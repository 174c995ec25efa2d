using Allegutta.Storage;
using Microsoft.Data.Sqlite;

namespace Allegutta.Seed;

/// <summary>
/// <c>allegutta seed</c>: six years of six invented people's savings, as the release before the last two migrations wrote
/// them. Every run gives the same rows.
/// </summary>
static class SeedCommand
{
    /// <summary>Fills the database.</summary>
    public static int Run(string file)
    {
        try
        {
            using var connection = new Database(file).Open();
            Demand(connection, file);
            using var transaction = connection.BeginTransaction();
            var count = new SeedWriter(connection, Share.ReadAll(), new Dice(seed: 4)).Write(Person.All);
            transaction.Commit();
            Console.WriteLine($"Wrote {count:N0} transactions of {Person.All.Count} people into {file}.");
            return 0;
        }
        catch (SqliteException fault)
        {
            throw new CannotStartException($"The database {file} cannot be filled: {fault.Message}", fault);
        }
    }

    static void Demand(SqliteConnection connection, string file)
    {
        const string names = "select count(*) from pragma_table_info('portfolios') where name = 'athDate'";
        const string broker = "select count(*) from pragma_table_info('transactions') where name = 'slipNumber'";
        if (connection.Count(broker) == 0 || connection.Count(names) > 0)
        {
            throw new CannotStartException(
                $"The data set is that of the release with revision 0008, and {file} is not at it. First: slipway up 0008");
        }

        if (connection.Count("select count(*) from users") > 0)
            throw new CannotStartException($"{file} has users already; it was left as it is.");
    }
}
