using Slipway.Problems;
using Slipway.Settings;
using Slipway.Settings.Servers;
using Xunit;

namespace Slipway.Tests.Settings.Servers;

public sealed class PasswordTests
{
    const int Count = 5000;

    static readonly string[] Letters =
    [
        .. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => ((char)code).ToString()),
        .. "@:/?#%[]&+ '\"\\;=,$!".Select(letter => letter.ToString()), 
        "\u00fc", "\u00e9", "\u4e2d", "\U0001F511", "%41", "%zz", "@h/", "?user=",
    ];

    static IEnumerable<string> Passwords()
    {
        var random = new Random(20261125);
        for (var number = 0; number < Count; number++)
            yield return string.Concat(Enumerable.Range(0, random.Next(1, 24)).Select(_ => random.GetItems(Letters, 1)[0]));
    }

    [Fact]
    public void Fault_H1_an_encoded_password_is_read_as_it_is()
    {
        foreach (var password in Passwords())
        {
            var encoded = Uri.EscapeDataString(password);
            AssertIs(password, $"postgresql://app:{encoded}@db.example:5432/shop?sslmode=require");
            AssertIs(password, $"postgresql+asyncpg://app:{encoded}@db.example:5432/shop");
            AssertIs(password, $"jdbc:postgresql://db.example:5432/shop?user=app&password={encoded}");
            AssertIs(password, $"r2dbc:postgresql://app:{encoded}@db.example:5432/shop");
        }
    }

    [Fact]
    public void Fault_H1_a_quoted_password_is_read_as_it_is()
    {
        foreach (var password in Passwords().Where(password => UrlText.Placeholder(password, isWhole: false) is null))
        {
            var slashed = password.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
            AssertIs(password, $"host=db.example user=app password='{slashed}' dbname=shop");
            var doubled = password.Replace("\"", "\"\"", StringComparison.Ordinal);
            AssertIs(password, $"Host=db.example;Username=app;Password=\"{doubled}\";Database=shop");
        }
    }

    [Theory]
    [InlineData("postgresql", 0.6)]
    [InlineData("postgresql+asyncpg", 0.6)]
    public void Fault_H1_a_raw_password_is_read_as_it_is_or_refused_and_never_read_as_another(string scheme, double atLeast)
    {
        var (read, all) = (0, 0);
        foreach (var password in Passwords())
        {
            all++;
            var found = DatabaseUrl.Parse($"{scheme}://app:{password}@db.example:5432/shop", "/");
            if (!found.Succeeded)
            {
                Assert.All(found.Problems, problem => AssertExact(problem, password));
                continue;
            }

            read++;
            // Who writes %41 writes A: that is what encoding means.
            var server = found.Value.Server!;
            var meant = server.Password == password || PercentText.HasEscape(password) ? server.Password : password;
            Assert.Equal($"app:{meant}@db.example:5432/shop", Spelled.Out(found.Value with { Notes = [] }));
        }

        Assert.True(read > all * atLeast, $"{read} of {all} were read");
    }

    [Fact]
    public void Fault_H1_no_spelling_of_a_password_is_shown()
    {
        foreach (var random in Passwords().Take(500))
        {
            // Long and of one kind at both ends, so that finding a part of it is no accident.
            var password = $"Xq7{random}Zk9";
            var quoted = password.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
            string[] spellings =
            [
                $"postgresql://app:{password}@db.example/shop",
                $"postgresql://me@corp:{password}@db.example/shop",
                $"postgresql://app:{Uri.EscapeDataString(password)}@db.example/shop",
                $"jdbc:postgresql://db.example/shop?user=app&password={Uri.EscapeDataString(password)}&ssl=true",
                $"host=db.example password='{quoted}' dbname=shop",
                $"host=db.example user=app password = '{quoted}'",
                $"Host=db.example;Password=\"{password.Replace("\"", "\"\"", StringComparison.Ordinal)}\";Database=shop",
                $"Host=db.example;Database=shop;Password={password}",
                $"Host=db.example;Pwd={password};Database=shop",
                $"postgresql://app@db.example/shop?sslpassword={Uri.EscapeDataString(password)}",
            ];
            foreach (var text in spellings)
            {
                AssertHidden(SecretText.Mask(text), text);
                var url = DatabaseUrl.Parse(text, "/");
                AssertHidden(string.Join('\n', url.Problems), text);
                AssertHidden($"{url.Value} {url.Value?.Server} {string.Join('\n', url.Value?.Parts ?? [])}", text);
            }
        }
    }

    [Theory]
    [InlineData("postgresql://u:***@h/d?sslpassword=***&x=1", "postgresql://u:p@ss:w/rd@h/d?sslpassword=hush&x=1")]
    [InlineData("host=h password=*** dbname=d", "host=h password='a \\' b' dbname=d")]
    [InlineData("host=h password=*** dbname=d", "host=h password=a\\ b dbname=d")]
    [InlineData("Host=h;Password=***;Database=d", "Host=h;Password=a b c;Database=d")]
    [InlineData("Host=h;Password=***;Database=d", "Host=h;Password=\"a;\"\"b\";Database=d")]
    [InlineData("Host=h;Password=***;Database=d", "Host=h;Password=\"a\\\"\" b\";Database=d")]
    [InlineData("jdbc:postgresql://h/d?password=***&ssl=true", "jdbc:postgresql://h/d?password=a'b c&ssl=true")]
    [InlineData("host=h password=", "host=h password=")]
    [InlineData("postgresql://u@h:5432/d", "postgresql://u@h:5432/d")]
    public void Fault_S1_what_is_masked_ends_where_the_password_does(string expected, string text) =>
        Assert.Equal(expected, SecretText.Mask(text));

    static void AssertIs(string password, string text)
    {
        var found = DatabaseUrl.Parse(text, "/");
        Assert.True(found.Succeeded, $"{text}: {string.Join(' ', found.Problems)}");
        Assert.Equal((password, "app", "shop"), (found.Value.Server!.Password, found.Value.Server.User, found.Value.Server.Database));
        Assert.Equal(new ServerHost("db.example", 5432), Assert.Single(found.Value.Server.Hosts));
    }

    static void AssertExact(Problem problem, string password)
    {
        Assert.Contains(problem.Code.Name, (string[])["url-invalid", "url-ambiguous", "url-placeholder"]);
        Assert.True(password.Length < 8 || !problem.Message.Contains(password, StringComparison.Ordinal), problem.Message);
    }

    static void AssertHidden(string shown, string text)
    {
        var isShown = shown.Contains("Xq7", StringComparison.Ordinal) || shown.Contains("Zk9", StringComparison.Ordinal);
        Assert.False(isShown, $"{text} is shown as {shown}");
    }
}
