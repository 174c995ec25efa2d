using Slipway.Examples.Deployed;
using Xunit;

namespace Slipway.Examples.NotebookLm;

/// <summary>The guide's table of commands, typed into the container of a deployment that runs.</summary>
public sealed class NotebookLmCommandTests
{
    const string Initial = "984c884b5d03_initial_migration";
    const string Notebooks = "3f9a6c1e7b28_add_notebooks";

    [Fact]
    public void Promise_N25_By_hand_the_same_words_do_the_same_beside_the_running_server()
    {
        using var deployed = new DeployedExample(Example.NotebookLm).At(Initial);
        using var server = deployed.Serve();
        deployed.Update();

        deployed.Succeed("upgrade", "head");

        Assert.Equal(Example.NotebookLm.Ids, deployed.Database.Applied());
    }

    [Fact]
    public void Promise_N26_Current_names_the_revision_and_says_when_there_is_none()
    {
        using var deployed = new DeployedExample(Example.NotebookLm);

        Assert.Contains("base", deployed.Succeed("current"), StringComparison.Ordinal);
        deployed.Succeed("up", "984c");
        var behind = deployed.Succeed("current");
        deployed.Succeed("up");
        var atHead = deployed.Succeed("current");

        Assert.Contains(Initial, behind, StringComparison.Ordinal);
        Assert.DoesNotContain("(head)", behind, StringComparison.Ordinal);
        Assert.Matches($@"^{Notebooks} +\(head\)\n$", atHead);
    }

    [Fact]
    public void Promise_N46_A_revision_is_named_by_as_much_of_its_id_as_is_its_own()
    {
        using var deployed = new DeployedExample(Example.NotebookLm);

        deployed.Succeed("upgrade", "984c88");
        Assert.Equal([Initial], deployed.Database.Applied());

        deployed.Succeed("upgrade", "3f9a6c1e7b28");
        Assert.Equal([Initial, Notebooks], deployed.Database.Applied());
    }

    [Fact]
    public void Promise_N48_The_history_is_told_newest_first()
    {
        using var deployed = new DeployedExample(Example.NotebookLm);
        deployed.Succeed("up");

        var history = deployed.Succeed("history");

        var newest = history.IndexOf(Notebooks, StringComparison.Ordinal);
        Assert.InRange(newest, 0, history.LastIndexOf(Initial, StringComparison.Ordinal));
    }

    [Fact]
    public void Promise_N50_One_step_back_and_another_and_at_the_base_there_is_none()
    {
        using var deployed = new DeployedExample(Example.NotebookLm);
        deployed.Succeed("up");

        deployed.Succeed("downgrade", "-1", "--yes");
        Assert.Equal([Initial], deployed.Database.Applied());
        deployed.Succeed("downgrade", "-1", "--yes");
        Assert.Empty(deployed.Database.Applied());
        Assert.Empty(PostgreSqlSchema.Tables(deployed.Database));

        Assert.NotEqual(0, deployed.Run("downgrade", "-1", "--yes").Code);
    }

    [Fact]
    public async Task Promise_N43_Switched_off_the_server_starts_all_the_same_and_what_is_pending_is_said()
    {
        using var deployed = new DeployedExample(Example.NotebookLm).At(Initial);
        deployed.Succeed("up");
        deployed.Update();
        deployed.Environment["SLIPWAY_UP"] = "off";

        using var server = deployed.Serve();

        Assert.Equal(200, (await server.GetAsync("/health")).Status);
        Assert.Contains(Notebooks, server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Migrations completed", server.Output, StringComparison.Ordinal);
        Assert.Equal([Initial], deployed.Database.Applied());
    }
}
