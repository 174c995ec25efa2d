using Slipway.Examples.Deployed;
using Xunit;

namespace Slipway.Examples.PaperTrader;

/// <summary>Six generations of <c>setup()</c>, by hand and by Slipway.</summary>
public sealed class PaperTraderSchemaTests
{
    static readonly Dictionary<string, string> Tables = new(StringComparer.Ordinal)
    {
        ["users"] = """
            id bigint not null default nextval('users_id_seq'::regclass)
            email text not null
            password_hash text
            display_name text
            created_at timestamp with time zone default now()
            new_column text
            """,
        ["portfolios"] = """
            id bigint not null default nextval('portfolios_id_seq'::regclass)
            user_id bigint
            name text not null
            starting_cash numeric(18,2) default 100000
            cash numeric(18,2) not null
            currency text default 'USD'::text
            created_at timestamp with time zone default now()
            updated_at timestamp with time zone default now()
            """,
        ["positions"] = """
            id bigint not null default nextval('positions_id_seq'::regclass)
            portfolio_id bigint
            symbol text not null
            quantity numeric(18,6) not null
            avg_price numeric(18,6) not null
            updated_at timestamp with time zone default now()
            """,
        ["orders"] = """
            id bigint not null default nextval('orders_id_seq'::regclass)
            portfolio_id bigint
            symbol text not null
            side text not null
            order_type text not null default 'market'::text
            quantity numeric(18,6) not null
            limit_price numeric(18,6)
            status text default 'pending'::text
            submitted_at timestamp with time zone default now()
            filled_at timestamp with time zone
            client_tag text
            """,
        ["trades"] = """
            id bigint not null default nextval('trades_id_seq'::regclass)
            order_id bigint
            portfolio_id bigint
            symbol text not null
            side text not null
            quantity numeric(18,6) not null
            price numeric(18,6) not null
            fee numeric(18,6) default 0
            realized_pnl numeric(18,6)
            executed_at timestamp with time zone default now()
            """,
        ["watchlists"] = """
            id bigint not null default nextval('watchlists_id_seq'::regclass)
            user_id bigint
            symbol text not null
            added_at timestamp with time zone default now()
            """,
        ["price_snapshots"] = """
            symbol text not null
            ts timestamp with time zone not null
            price numeric(18,6) not null
            volume numeric(24,6)
            """,
        ["equity_history"] = """
            portfolio_id bigint not null
            ts timestamp with time zone not null
            equity numeric(18,2) not null
            """,
    };

    [Fact]
    public void Columns_keys_and_indexes_are_those_of_the_application()
    {
        using var deployed = new DeployedExample(Example.PaperTrader);

        deployed.Succeed("up");

        Assert.Equal(Tables.Keys.Order(StringComparer.Ordinal), PostgreSqlSchema.Tables(deployed.Database));
        foreach (var (table, columns) in Tables)
            Assert.Equal(columns, PostgreSqlSchema.Columns(deployed.Database, table));
        Assert.Equal(
            ["positions: UNIQUE (portfolio_id, symbol)", "users: UNIQUE (email)", "watchlists: UNIQUE (user_id, symbol)"],
            PostgreSqlSchema.Constraints(deployed.Database, 'u'));
        Assert.Contains("price_snapshots: PRIMARY KEY (symbol, ts)", PostgreSqlSchema.Constraints(deployed.Database, 'p'));
        var check = Assert.Single(PostgreSqlSchema.Constraints(deployed.Database, 'c'));
        Assert.StartsWith("orders: CHECK ((side = ANY", check, StringComparison.Ordinal);
        Assert.Equal(
            ["trades: idx_trades_portfolio_executed(portfolio_id, executed_at)"], PostgreSqlSchema.Indexes(deployed.Database));
    }

    [Fact]
    public void Promise_P24_Run_three_times_the_schema_is_the_same_and_each_migration_is_one_row()
    {
        using var deployed = new DeployedExample(Example.PaperTrader);
        deployed.Succeed("up");
        var (records, dump) = (deployed.Records(), deployed.Database.Dump());

        deployed.Succeed("up");
        deployed.Succeed("up");

        Assert.Equal(Example.PaperTrader.Ids, deployed.Database.Applied());
        Assert.Equal(records, deployed.Records());
        Assert.Equal(dump, deployed.Database.Dump());
    }

    [Fact]
    public void Promise_P29_Over_a_database_that_setup_made_everything_finds_itself_there()
    {
        using var deployed = new DeployedExample(Example.PaperTrader);
        Example.PaperTrader.MigrateByHand(deployed.Database);
        Example.PaperTrader.MigrateByHand(deployed.Database);
        deployed.Database.Run("insert into users (email) values ('anna@example.org')");
        var before = deployed.Database.Dump();

        deployed.Succeed("up");

        Assert.Equal(before, deployed.Database.Dump());
        Assert.Equal(Example.PaperTrader.Ids, deployed.Database.Applied());
    }
}
