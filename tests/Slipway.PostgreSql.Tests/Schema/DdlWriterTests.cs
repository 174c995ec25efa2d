using Slipway.PostgreSql.Schema;
using Slipway.Schema;
using Xunit;

namespace Slipway.PostgreSql.Tests.Schema;

public sealed class DdlWriterTests
{
    [Theory]
    [InlineData("public", "alter table users rename to people")]
    [InlineData("app", "alter table public.users rename to people")]
    public void A_table_is_renamed_in_its_own_namespace_whichever_is_the_default(string space, string sql) =>
        Assert.Equal(sql, new DdlWriter().Rename(new ObjectId(ObjectKind.Table, "public", "users"), "people", space));

    [Theory]
    [InlineData("public", "alter table app.users rename column name to full_name")]
    [InlineData("app", "alter table users rename column name to full_name")]
    public void A_column_is_renamed_in_the_namespace_of_its_table(string space, string sql) =>
        Assert.Equal(sql, new DdlWriter().Rename(new ObjectId(ObjectKind.Column, "app", "name", "users"), "full_name", space));
}
