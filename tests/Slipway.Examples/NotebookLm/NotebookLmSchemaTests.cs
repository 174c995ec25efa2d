using Slipway.Examples.Deployed;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Examples.NotebookLm;

/// <summary>The schema that the migrations lead to, by hand and by Slipway.</summary>
public sealed class NotebookLmSchemaTests
{
    static readonly Dictionary<string, string> Tables = new(StringComparer.Ordinal)
    {
        ["users"] = """
            id uuid not null
            email character varying(255) not null
            password_hash character varying(255) not null
            full_name character varying
            username character varying
            is_active boolean default true
            is_superuser boolean default false
            created_at timestamp with time zone not null default now()
            updated_at timestamp with time zone
            deleted_at timestamp with time zone
            """,
        ["password_reset_tokens"] = """
            id uuid not null default gen_random_uuid()
            user_id uuid not null
            token character varying(255) not null
            expires_at timestamp with time zone not null
            used boolean not null default false
            created_at timestamp with time zone not null default now()
            """,
        ["notebooks"] = """
            id uuid not null default gen_random_uuid()
            user_id uuid not null
            title character varying(255) not null
            created_at timestamp with time zone not null default now()
            """,
    };

    [Fact]
    public void Columns_keys_and_indexes_are_those_of_the_application()
    {
        using var database = PostgreSqlCluster.Shared.CreateDatabase();

        Example.NotebookLm.MigrateByHand(database);

        Assert.Equal(Tables.Keys.Order(StringComparer.Ordinal), PostgreSqlSchema.Tables(database));
        foreach (var (table, columns) in Tables)
            Assert.Equal(columns, PostgreSqlSchema.Columns(database, table));
        Assert.Equal(["password_reset_tokens: UNIQUE (token)", "users: UNIQUE (email)"], PostgreSqlSchema.Constraints(database, 'u'));
        Assert.Equal(
            [
                "notebooks: FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE",
                "password_reset_tokens: FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE",
            ],
            PostgreSqlSchema.Constraints(database, 'f'));
        Assert.Equal(
            [
                "notebooks: ix_notebooks_user_id(user_id)",
                "password_reset_tokens: ix_password_reset_tokens_token(token)",
                "password_reset_tokens: ix_password_reset_tokens_user_id(user_id)",
                "users: ix_users_email(email)",
            ],
            PostgreSqlSchema.Indexes(database));
    }

    [Fact]
    public void Promise_N4_Up_leads_to_the_very_same_database_as_the_statements_by_hand()
    {
        using var byHand = PostgreSqlCluster.Shared.CreateDatabase();
        Example.NotebookLm.MigrateByHand(byHand);
        using var deployed = new DeployedExample(Example.NotebookLm);

        deployed.Succeed("upgrade", "head");

        Assert.Equal(Owned(byHand), Owned(deployed.Database));
    }

    /// <summary>The dump, with the owner called by one name.</summary>
    static string Owned(PostgreSqlDatabase database) => database.Dump().Replace(database.Name, "owner", StringComparison.Ordinal);
}
