using Slipway.Settings;
using Xunit;

namespace Slipway.Tests.Settings.Servers;

public sealed class ServerUrlTests
{
    [Theory]
    [InlineData("postgres://u:p@h/d", "u:p@h:5432/d")]
    [InlineData("postgresql://u:p@h/d", "u:p@h:5432/d")]
    [InlineData("POSTGRESQL://u:p@h/d", "u:p@h:5432/d")]
    [InlineData("pgsql://u:p@h/d", "u:p@h:5432/d")]
    [InlineData("postgis://u:p@h/d", "u:p@h:5432/d")]
    [InlineData("timescale://u:p@h/d", "u:p@h:5432/d")]
    [InlineData("pgx://u:p@h/d", "u:p@h:5432/d")]
    [InlineData("pgx4://u:p@h/d", "u:p@h:5432/d")]
    [InlineData("pgx5://u:p@h/d?x-migrations-table=m", "u:p@h:5432/d")]
    [InlineData("postgresql+asyncpg://user:password@host:5432/notebooklm", "user:password@host:5432/notebooklm")]
    [InlineData("postgresql+psycopg://u:p@h/d", "u:p@h:5432/d")]
    [InlineData("postgresql+psycopg2://u:p@h/d", "u:p@h:5432/d")]
    [InlineData("postgresql+psycopg_async://u:p@h/d", "u:p@h:5432/d")]
    [InlineData("postgresql+psycopg2cffi://u:p@h/d", "u:p@h:5432/d")]
    [InlineData("postgresql+pg8000://u:p@h/d", "u:p@h:5432/d")]
    [InlineData("postgresql+aiopg://u:p@h/d", "u:p@h:5432/d")]
    [InlineData("postgres+asyncpg://u:p@h/d", "u:p@h:5432/d")]
    [InlineData("psql 'postgresql://u:p@h/d?sslmode=require'", "u:p@h:5432/d?sslmode=require")]
    public void Promise_N11_Fault_H2_every_scheme_means_postgresql_and_its_driver_is_ignored(string text, string expected) =>
        AssertRead(expected, text);

    [Theory]
    [InlineData("postgresql://localhost", "localhost:5432/ !url-database-default")]
    [InlineData("postgresql://localhost:5433", "localhost:5433/ !url-database-default")]
    [InlineData("postgresql://localhost/mydb", "localhost:5432/mydb")]
    [InlineData("postgresql://user@localhost", "user@localhost:5432/ !url-database-default")]
    [InlineData("postgresql://user:secret@localhost", "user:secret@localhost:5432/ !url-database-default")]
    [InlineData("postgresql://other@localhost/otherdb?connect_timeout=10&application_name=myapp",
        "other@localhost:5432/otherdb?application_name=myapp&connect_timeout=10")]
    [InlineData("postgresql://host1:123,host2:456/somedb?target_session_attrs=any&application_name=myapp",
        "host1:123,host2:456/somedb?application_name=myapp&target_session_attrs=any")]
    [InlineData("postgresql:///mydb?host=localhost&port=5433", "localhost:5433/mydb")]
    [InlineData("postgresql://user@localhost:5433/mydb?options=-c%20synchronous_commit%3Doff",
        "user@localhost:5433/mydb?options=-c synchronous_commit=off")]
    [InlineData("postgresql://[2001:db8::1234]/database", "[2001:db8::1234]:5432/database")]
    [InlineData("postgresql:///dbname?host=/var/lib/postgresql", "/var/lib/postgresql:5432/dbname")]
    [InlineData("postgresql://%2Fvar%2Flib%2Fpostgresql/dbname", "/var/lib/postgresql:5432/dbname")]
    public void Fault_H2_the_examples_of_libpqs_documentation_are_read_as_it_says(string text, string expected) =>
        AssertRead(expected, text);

    [Theory]
    [InlineData("postgres://u:p@[::1]:6000/d", "u:p@[::1]:6000/d")]
    [InlineData("postgres://u:p@[fe80::1%25eth0]/d", "u:p@[fe80::1%eth0]:5432/d")]
    [InlineData("postgres://u:p@forex_postgres:5432/forex_trading", "u:p@forex_postgres:5432/forex_trading")]
    [InlineData("postgres://u:p@postgres:5432/d", "u:p@postgres:5432/d")]
    [InlineData("postgres://u:p@127.0.0.1/d", "u:p@127.0.0.1:5432/d")]
    [InlineData("postgres://u:p@ep-x-1.eu-central-1.aws.neon.tech/d", "u:p@ep-x-1.eu-central-1.aws.neon.tech:5432/d")]
    [InlineData("postgres://u:p@b\u00fccher.example/d", "u:p@b\u00fccher.example:5432/d")]
    [InlineData("postgres://u:p@a,b:5433,[::1]:5434/d", "u:p@a:5432,b:5433,[::1]:5434/d")]
    [InlineData("postgres://u:p@a,b/d?port=6000", "u:p@a:6000,b:6000/d")]
    [InlineData("postgres://u@/d?host=/cloudsql/p:r:i", "u@/cloudsql/p:r:i:5432/d")]
    [InlineData("postgres://u:p@%2Frun%2Fpostgresql:6000/d", "u:p@/run/postgresql:6000/d")]
    [InlineData("postgres:///d?host=@slipway", "@slipway:5432/d")]
    [InlineData("postgres://%40slipway/d", "@slipway:5432/d")]
    [InlineData("postgres://h/d?user=u&password=p&host=x&port=6000&dbname=e", "u:p@x:6000/e")]
    [InlineData("postgres://u:p@h/d?hostaddr=10.0.0.1", "u:p@10.0.0.1:5432/d")]
    [InlineData("postgres://u:p@h/d?hostaddr=10.0.0.1&sslmode=verify-full", "u:p@h:5432/d?sslmode=verify-full")]
    public void Fault_H2_Fault_H4_hosts_are_names_addresses_and_sockets_one_or_several(string text, string expected) =>
        AssertRead(expected, text);

    [Theory]
    [InlineData("postgres://u:p%40ss%20w%25rd%2F%2B%3F%23%26%3A@h/d", "u:p@ss w%rd/+?#&:@h:5432/d")]
    [InlineData("postgres://u:a+b@h/d?application_name=a+b", "u:a+b@h:5432/d?application_name=a+b")]
    [InlineData("postgres://u:a#b:c@h/d", "u:a#b:c@h:5432/d")]
    [InlineData("postgres://u:a?b@h/d", "u:a?b@h:5432/d")]
    [InlineData("postgres://me%40corp:p@h/my%20db", "me@corp:p@h:5432/my db")]
    [InlineData("postgres://u:%C3%BC@h/d", "u:\u00fc@h:5432/d")]
    [InlineData("postgres://u:\u00fc\U0001F511@h/d", "u:\u00fc\U0001F511@h:5432/d")]
    [InlineData("postgres://u:@h/d", "u@h:5432/d")]
    [InlineData("postgres://:p@h/d", ":p@h:5432/d")]
    [InlineData("postgres://u:p@h/d?application_name=me@home", "u:p@h:5432/d?application_name=me@home")]
    public void Fault_H2_letters_are_decoded_once_and_plus_is_plus(string text, string expected) =>
        AssertRead(expected, text);

    [Theory]
    [InlineData("postgres://u:p@ss@h/d", "u:p@ss@h:5432/d !url-password-raw")]
    [InlineData("postgres://u:p/w@h:6000/d", "u:p/w@h:6000/d !url-password-raw")]
    [InlineData("postgres://u:p@ss:w/rd?@h/d?sslmode=require", "u:p@ss:w/rd?@h:5432/d?sslmode=require !url-password-raw")]
    [InlineData("postgres://admin@server:p@server.postgres.database.azure.com/d?sslmode=require",
        "admin@server:p@server.postgres.database.azure.com:5432/d?sslmode=require !url-password-raw")]
    [InlineData("postgres://u:100%@ss@h/d", "u:100%@ss@h:5432/d !url-password-raw")]
    [InlineData("postgres://u:p@s@h/d?application_name=me", "u:p@s@h:5432/d?application_name=me !url-password-raw")]
    public void Fault_H2_what_should_be_encoded_is_read_up_to_the_last_at_and_said(string text, string expected) =>
        AssertRead(expected, text);

    [Theory]
    [InlineData("postgresql+asyncpg://u:p/w?x@h/d", "u:p/w?x@h:5432/d")]
    [InlineData("postgresql+asyncpg://u:100%@h/d", "u:100%@h:5432/d")]
    [InlineData("postgresql+asyncpg://u:a+b@h/d?application_name=a+b", "u:a+b@h:5432/d?application_name=a b")]
    [InlineData("postgresql+psycopg2://u:p@/d?host=a:6001&host=b:6002", "u:p@a:6001,b:6002/d")]
    [InlineData("postgresql+psycopg2://u:p@/d?host=a&host=b", "u:p@a:5432,b:5432/d")]
    [InlineData("postgresql+asyncpg://u:p@/d?host=a,b&port=6001,6002", "u:p@a:6001,b:6002/d")]
    [InlineData("postgresql+psycopg2://u:p@/d?host=/run/postgresql", "u:p@/run/postgresql:5432/d")]
    [InlineData("postgresql+asyncpg://u:p@h/d?ssl=require&prepared_statement_cache_size=0", "u:p@h:5432/d?sslmode=require")]
    [InlineData("postgresql+asyncpg://u:p@h/d?ssl=verify-full", "u:p@h:5432/d?sslmode=verify-full")]
    [InlineData("postgresql+asyncpg://u:p@h/d?ssl=true", "u:p@h:5432/d?sslmode=require")]
    [InlineData("postgresql+asyncpg://u:p@h/d?ssl=disable", "u:p@h:5432/d?sslmode=disable")]
    public void Fault_H2_urls_of_sqlalchemy_are_read_by_its_rules(string text, string expected) =>
        AssertRead(expected, text);

    [Theory]
    [InlineData("jdbc:postgresql:d", "localhost:5432/d")]
    [InlineData("jdbc:postgresql:/", "localhost:5432/ !url-database-default")]
    [InlineData("jdbc:postgresql:d?user=u&password=p", "u:p@localhost:5432/d")]
    [InlineData("jdbc:postgresql://h/", "h:5432/ !url-database-default")]
    [InlineData("jdbc:postgresql://h:6000/d", "h:6000/d")]
    [InlineData("jdbc:postgresql://h:6000/d?user=fred&password=se+cr%2Bet&ssl=true", "fred:se cr+et@h:6000/d?sslmode=verify-full")]
    [InlineData("jdbc:postgresql://h/d?ssl", "h:5432/d?sslmode=verify-full")]
    [InlineData("jdbc:postgresql://h/d?ssl=true&sslfactory=org.postgresql.ssl.NonValidatingFactory", "h:5432/d?sslmode=require")]
    [InlineData("jdbc:postgresql://h/d?ssl=false", "h:5432/d")]
    [InlineData("jdbc:postgresql://a:1,b:2/d?targetServerType=primary", "a:1,b:2/d?target_session_attrs=primary")]
    [InlineData("jdbc:postgresql://a,b/d?targetServerType=preferSecondary&loadBalanceHosts=true",
        "a:5432,b:5432/d?load_balance_hosts=random&target_session_attrs=prefer-standby")]
    [InlineData("jdbc:postgresql://h/d?currentSchema=tenant,public&ApplicationName=my+app",
        "h:5432/d?application_name=my app&search_path=tenant,public")]
    [InlineData("jdbc:postgresql://h/d?prepareThreshold=0&reWriteBatchedInserts=true&loginTimeout=7", "h:5432/d?connect_timeout=7")]
    [InlineData("jdbc:postgresql://[::1]:6000/d?tcpKeepAlive=true&socketTimeout=30", "[::1]:6000/d?keepalives=1")]
    [InlineData("r2dbc:postgresql://u:p@h:6000/d", "u:p@h:6000/d")]
    [InlineData("r2dbc:postgres://u:p@h/d?schema=s", "u:p@h:5432/d?search_path=s")]
    [InlineData("r2dbc:pool:postgresql://u:p@h/d?maxSize=5", "u:p@h:5432/d")]
    [InlineData("r2dbc:postgresql:failover://u:p@a:1,b:2/d", "u:p@a:1,b:2/d")]
    [InlineData("r2dbcs:postgresql://u:p@h/d", "u:p@h:5432/d?sslmode=require")]
    public void Fault_H2_urls_of_java_are_read_by_its_rules(string text, string expected) =>
        AssertRead(expected, text);

    [Theory]
    [InlineData("postgresql://u:p@h/d?schema=public", "u:p@h:5432/d?search_path=public")]
    [InlineData("postgresql://u:p@h:6543/d?pgbouncer=true&connection_limit=1", "u:p@h:6543/d pooled")]
    [InlineData("postgresql://u:p@h/d?sslaccept=strict&sslcert=ca.pem&sslidentity=me.p12&sslpassword=hush",
        "u:p@h:5432/d?sslcert=me.p12&sslmode=verify-full&sslpassword=hush&sslrootcert=ca.pem")]
    [InlineData("postgresql://u:p@h/d?sslaccept=accept_invalid_certs", "u:p@h:5432/d?sslmode=require")]
    [InlineData("postgresql://u:p@h/d?schema=public&connection_limit=5&pool_timeout=10&socket_timeout=3",
        "u:p@h:5432/d?search_path=public")]
    [InlineData("postgres://u:p@h/d?sslmode=no-verify", "u:p@h:5432/d?sslmode=require")]
    [InlineData("postgres://u:p@h/d?ssl=true", "u:p@h:5432/d?sslmode=require")]
    [InlineData("postgres://u:p@h/d?ssl=0", "u:p@h:5432/d?sslmode=disable")]
    [InlineData("postgres://u:p@h/d?ssl=true&sslmode=verify-ca", "u:p@h:5432/d?sslmode=verify-ca")]
    [InlineData("postgres://u:p@h/d?currentSchema=a,b&conn_max_age=600", "u:p@h:5432/d?search_path=a,b")]
    [InlineData("postgres://u:p@h/d?sslmode=disable&search_path=s&x-statement-timeout=5", "u:p@h:5432/d?search_path=s&sslmode=disable")]
    [InlineData("postgresql://u:p@ep-1-pooler.eu.aws.neon.tech/d?sslmode=require&channel_binding=require",
        "u:p@ep-1-pooler.eu.aws.neon.tech:5432/d?channel_binding=require&sslmode=require pooled")]
    [InlineData("postgresql://postgres.abc:p@aws-0-eu.pooler.supabase.com:6543/postgres",
        "postgres.abc:p@aws-0-eu.pooler.supabase.com:6543/postgres pooled")]
    [InlineData("postgresql://postgres.abc:p@aws-0-eu.pooler.supabase.com:5432/postgres",
        "postgres.abc:p@aws-0-eu.pooler.supabase.com:5432/postgres")]
    [InlineData("postgres://u:p@pooled.db.prisma.io:5432/d", "u:p@pooled.db.prisma.io:5432/d pooled")]
    [InlineData("postgres://u:p@h:6432/d", "u:p@h:6432/d pooled")]
    public void Fault_H2_parameters_of_frameworks_and_platforms_are_understood(string text, string expected) =>
        AssertRead(expected, text);

    [Theory]
    [InlineData("postgres://h/d?sslmode=verify-full&sslrootcert=system", "h:5432/d?sslmode=verify-full&sslrootcert=system")]
    [InlineData("postgres://h/d?sslcert=c.pem&sslkey=k.pem&sslnegotiation=direct&sslmode=require",
        "h:5432/d?sslcert=c.pem&sslkey=k.pem&sslmode=require&sslnegotiation=direct")]
    [InlineData("postgres://h/d?require_auth=scram-sha-256,!md5&gssencmode=disable&krbsrvname=pg",
        "h:5432/d?gssencmode=disable&krbsrvname=pg&require_auth=scram-sha-256,!md5")]
    [InlineData("postgres://h/d?keepalives=0&keepalives_idle=5&client_encoding=UTF8&tcp_user_timeout=5",
        "h:5432/d?keepalives=0&keepalives_idle=5")]
    [InlineData("postgres://h/d?sslcrl=x", "h:5432/d !url-parameter-unknown")]
    [InlineData("postgres://h/d?shape=require&color=red", "h:5432/d !url-parameter-unknown")]
    public void Fault_H2_certificates_and_ways_to_log_in_are_kept_and_what_says_nothing_is_passed_over(string text, string expected) =>
        AssertRead(expected, text);

    [Theory]
    [InlineData("postgres://u:p%zz@h/d", "password", "%25")]
    [InlineData("postgres://u%:p@h/d", "user name", "%25")]
    [InlineData("postgres://h/d%2", "database name", "%25")]
    [InlineData("postgres://h/d?application_name=%zz", "'application_name'", "%25")]
    [InlineData("postgres://u:%ff@h/d", "password", null)]
    [InlineData("postgres://u:a%00b@h/d", "password", null)]
    [InlineData("postgres://u:p@ss%41@h/d", "password", "%25")]
    [InlineData("postgres://u:12/w@h/d", "two ways", "%40")]
    [InlineData("postgres://u:x@y/z@h/d", "two ways", "%40")]
    [InlineData("postgres://u:p@h/d?foo=a@b", "two ways", "%40")]
    [InlineData("postgres://h:port/d", "port", null)]
    [InlineData("postgres://h:65536/d", "port", null)]
    [InlineData("postgres://h:0/d", "port", null)]
    [InlineData("postgres://a:1,b:2/d?host=c", "1 hosts and 2 ports", null)]
    [InlineData("postgres://a b/d", "host", null)]
    [InlineData("postgres://[::1/d", "host", null)]
    [InlineData("postgres://[nonsense]/d", "host", null)]
    [InlineData("postgres://h/d?=x", "name=value", null)]
    [InlineData("postgres://h/d?sslmode=maybe", "'sslmode'", "verify-full")]
    [InlineData("postgres://h/d?channel_binding=yes", "'channel_binding'", "require")]
    [InlineData("postgres://h/d?target_session_attrs=any-one", "'target_session_attrs'", "read-write")]
    [InlineData("postgres://h/d?connect_timeout=soon", "'connect_timeout'", "seconds")]
    [InlineData("postgres://h/d?require_auth=magic", "'require_auth'", "scram-sha-256")]
    [InlineData("postgres://h/d?sslnegotiation=direct", "'sslnegotiation'", "sslmode=require")]
    [InlineData("postgres://h/d?slmode=require", "'slmode'", "Did you mean 'sslmode'?")]
    [InlineData("postgres://h/d?chanel_binding=require", "'chanel_binding'", "Did you mean 'channel_binding'?")]
    [InlineData("postgres://h/d?sslrootcert=system&sslmode=require", "'sslmode'", "verify-full")]
    [InlineData("postgres:d", "slashes", "postgresql://")]
    [InlineData("host=h password='p", "quote", "\\'")]
    public void What_cannot_be_read_is_named_by_its_part_and_never_shown(string text, string part, string? fix)
    {
        var problem = DatabaseUrl.Parse(text, "/").Problems[0];

        Assert.Contains(part, problem.Message, StringComparison.Ordinal);
        Assert.Contains(fix ?? "", problem.Fix ?? "", StringComparison.Ordinal);
        foreach (var secret in (string[])["p%zz", "%ff", "a%00b", "ss%41", "12/w", "maybe", "soon", "magic", "'p"])
            Assert.DoesNotContain(secret, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_parameters_are_one_note_with_their_names_only()
    {
        var note = Assert.Single(DatabaseUrl.Parse("postgres://h/d?shape=hush&color=red&prepareThreshold=0", "/").Required.Notes);

        Assert.Contains("color, shape", note.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", note.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("prepareThreshold", note.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres://u:p@h:6432/d?schema=tenant", "url-pooled-search-path")]
    [InlineData("postgres://u:p@h/d?pgbouncer=true&options=-c%20search_path%3Dtenant", "url-pooled-search-path")]
    [InlineData("postgres://u:p@h:6432/d?schema=public", null)]
    [InlineData("postgres://u:p@h:6432/d?options=endpoint%3Dep-1", null)]
    [InlineData("postgres://u:p@h/d?schema=tenant", null)]
    public void A_schema_that_a_pooler_would_not_pass_on_is_refused(string text, string? code) =>
        Assert.Equal(code, DatabaseUrl.Parse(text, "/").Problems.SingleOrDefault()?.Code.Name);

    [Fact]
    public void What_another_tool_reads_from_its_parameters_is_kept()
    {
        var url = DatabaseUrl.Parse("pgx5://h/d?x-migrations-table=my_migrations", "/").Required;

        Assert.Equal("my_migrations", url.Options["x-migrations-table"]);
    }

    static void AssertRead(string expected, string text) => Assert.Equal(expected, Spelled.Out(DatabaseUrl.Parse(text, "/").Required));
}
