using System.Data.Common;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Settings;
using Slipway.Settings.Servers;
using Xunit;

namespace Slipway.Tests.Settings.Servers;

public sealed class KeywordStringTests
{
    [Theory]
    // libpq.
    [InlineData("host=h dbname=d user=u password=p", "u:p@h:5432/d")]
    [InlineData("host = h port = 6000 dbname = d", "h:6000/d")]
    [InlineData("dbname=d", "/var/run/postgresql:5432/d")]
    [InlineData("host=h dbname=d user=u password='with \\' quote and \\\\ and blank'", "u:with ' quote and \\ and blank@h:5432/d")]
    [InlineData("host=h dbname=d user=u password=a\\ b", "u:a b@h:5432/d")]
    [InlineData("host=h dbname='my app' user=u password=a;b", "u:a;b@h:5432/my app")]
    [InlineData("host=h dbname=d user=u password=a=b", "u:a=b@h:5432/d")]
    [InlineData("host=h dbname=d password=''", "h:5432/d")]
    [InlineData("host=a,b port=1,2 dbname=d target_session_attrs=read-write", "a:1,b:2/d?target_session_attrs=read-write")]
    [InlineData("host=a,b port=6000 dbname=d", "a:6000,b:6000/d")]
    [InlineData("host=/run/postgresql dbname=d", "/run/postgresql:5432/d")]
    [InlineData("host=::1 dbname=d", "[::1]:5432/d")]
    [InlineData("host=h hostaddr=10.0.0.1 dbname=d", "10.0.0.1:5432/d")]
    [InlineData("hostaddr=10.0.0.1 dbname=d", "10.0.0.1:5432/d")]
    [InlineData("host=h dbname=d sslmode=verify-full sslrootcert='/my ca.pem' connect_timeout=10",
        "h:5432/d?connect_timeout=10&sslmode=verify-full&sslrootcert=/my ca.pem")]
    [InlineData("host=h dbname=d options='-c search_path=s -c geqo=off'", "h:5432/d?options=-c search_path=s -c geqo=off")]
    [InlineData("host=h dbname=d passwort=p", "h:5432/d !url-parameter-unknown")]
    // Npgsql.
    [InlineData("Host=h;Port=6000;Username=u;Password=p;Database=d", "u:p@h:6000/d")]
    [InlineData("Host=h;Database=d;Username=u;Password=p", "u:p@h:5432/d")]
    [InlineData("server=h;user id=u;pwd=p;database=d;port=6000", "u:p@h:6000/d")]
    [InlineData("SERVER=h;UID=u;PSW=p;DB=d", "u:p@h:5432/d")]
    [InlineData("Host=h;UserId=u;Password=p;Database=d;", "u:p@h:5432/d")]
    [InlineData(" Host = h ; User Name = u ; Password = p ; Database = d ", "u:p@h:5432/d")]
    [InlineData("Host=h:6000;Database=d", "h:6000/d")]
    [InlineData("Host=a:1,b;Port=6000;Database=d", "a:1,b:6000/d")]
    [InlineData("Host=[::1]:6000;Database=d", "[::1]:6000/d")]
    [InlineData("Host=::1;Database=d", "[::1]:5432/d")]
    [InlineData("Host=/run/postgresql;Database=d", "/run/postgresql:5432/d")]
    [InlineData("Host=h;Database=d;Username=u;Password=\"a;b\"\"c\"", "u:a;b\"c@h:5432/d")]
    [InlineData("Host=h;Database=d;Username=u;Password='a;b''c'", "u:a;b'c@h:5432/d")]
    [InlineData("Host=h;Database=d;Username=u;Password=a'b c=d", "u:a'b c=d@h:5432/d")]
    [InlineData("Host=h;Database=d;Username=u;Password=first;Password=second", "u:second@h:5432/d")]
    [InlineData("Host=h;Database=d;SSL Mode=VerifyFull;Root Certificate=/ca.pem", "h:5432/d?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("Host=h;Database=d;SslMode=Require;Trust Server Certificate=true", "h:5432/d?sslmode=require")]
    [InlineData("Host=h;Database=d;SSL Mode=Verify-CA;Timeout=7;Command Timeout=30;Maximum Pool Size=50;Pooling=true",
        "h:5432/d?connect_timeout=7&sslmode=verify-ca")]
    [InlineData("Host=a,b;Database=d;Target Session Attributes=prefer-primary;Load Balance Hosts=true;Keepalive=30",
        "a:5432,b:5432/d?load_balance_hosts=random&target_session_attrs=any")]
    [InlineData("Host=h;Database=d;Search Path=tenant,public;Application Name=my app;Include Error Detail=true",
        "h:5432/d?application_name=my app&search_path=tenant,public")]
    [InlineData("Host=h;Database=d;Channel Binding=Require;GSS Encryption Mode=Disable",
        "h:5432/d?channel_binding=require&gssencmode=disable")]
    [InlineData("Host=h;Database=d;Colour=red", "h:5432/d !url-parameter-unknown")]
    [InlineData("Server=h;Database=d;User Id=u;Password=p;SSL Mode=Prefer;Trust Server Certificate=true", "u:p@h:5432/d?sslmode=prefer")]
    public void Promise_N11_Fault_H2_every_keyword_string_leads_to_the_server(string text, string expected) =>
        Assert.Equal(expected, Spelled.Out(DatabaseUrl.Parse(text, "/").Required));

    [Theory]
    [InlineData("Server=h;Database=d;User Id=sa;Password=p;TrustServerCertificate=True")]
    [InlineData("Server=h,1433;Database=d;User Id=sa;Password=p")]
    [InlineData("Server=(localdb)\\MSSQLLocalDB;Database=d;Integrated Security=true")]
    [InlineData("Server=.\\SQLEXPRESS;Database=d;Trusted_Connection=True")]
    [InlineData("Data Source=h;Initial Catalog=d;User ID=u;Password=p")]
    public void A_string_of_sql_server_is_refused_by_name(string text)
    {
        var problem = Assert.Single(DatabaseUrl.Parse(text, "/").Problems);

        Assert.Equal("engine-unsupported", problem.Code.Name);
        Assert.Contains("SQL Server", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_H3_dot_nets_strings_are_split_as_dot_net_splits_them()
    {
        var letters = Gen.Elements("Ab =;'\"\\=; ".ToCharArray());
        var texts = Gen.Select(Gen.ArrayOf(letters), part => new string(part));

        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var ours = KeywordText.Split(text);
            try
            {
                var builder = new DbConnectionStringBuilder { ConnectionString = text };
                var theirs = builder.Keys.Cast<string>().ToDictionary(key => key, key => (string)builder[key]);
                var last = (ours ?? []).GroupBy(pair => pair.Name.ToLowerInvariant())
                    .Where(group => group.Last().Value.Length > 0).ToDictionary(group => group.Key, group => group.Last().Value);
                return theirs.Count(pair => pair.Value.Length > 0) == last.Count && last.All(pair => theirs[pair.Key] == pair.Value);
            }
            catch (ArgumentException)
            {
                return ours is null;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }
}
