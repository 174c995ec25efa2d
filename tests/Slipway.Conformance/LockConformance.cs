using Slipway.History;
using Slipway.Target;
using Xunit;

namespace Slipway.Conformance;

/// <summary>One runner at a time, and the lock dies with its owner.</summary>
public abstract class LockConformance(ITestedEngine engine) : TargetSuite(engine)
{
    [Fact]
    public async Task A_free_lock_is_obtained()
    {
        await using var session = await LockAsync(Target);
        Assert.False((await session.ReadHistoryAsync(HistoryDetail.Outline, Cancel)).Exists);
    }

    [Fact]
    public async Task A_held_lock_is_busy_for_others_and_says_who_holds_it()
    {
        await using var session = await LockAsync(Target);
        var busy = Assert.IsType<LockAttempt.Busy>(await Other.TryLockAsync(Run("run-2"), Cancel));
        Assert.NotEqual("", busy.Holder);
    }

    [Fact]
    public async Task The_lock_is_free_once_its_session_is_disposed()
    {
        await (await LockAsync(Target)).DisposeAsync();
        await using var next = await LockAsync(Other, "run-2");
        Assert.Empty((await next.ReadHistoryAsync(HistoryDetail.Outline, Cancel)).Applied);
    }

    [Fact]
    public async Task The_lock_is_held_while_a_transaction_is_open()
    {
        await using var session = await LockAsync(Target);
        await session.BeginAsync(new TransactionRequest(), Cancel);
        await session.ExecuteAsync(Sql(Engine.CreateTable("users")), Cancel);
        Assert.IsType<LockAttempt.Busy>(await Other.TryLockAsync(Run("run-2"), Cancel));
    }

    [Fact]
    public async Task Reading_the_history_needs_no_lock()
    {
        await using var session = await LockAsync(Target);
        Assert.False((await Other.ReadHistoryAsync(HistoryDetail.Outline, Cancel)).Exists);
    }

    [Fact]
    public async Task A_lock_that_is_given_back_unused_leaves_nothing_behind()
    {
        await (await LockAsync(Target)).DisposeAsync();
        var history = await Other.ReadHistoryAsync(HistoryDetail.Outline, Cancel);
        Assert.False(history.Exists);
        Assert.True(history.DatabaseIsEmpty);
    }

    [Fact]
    public async Task Of_sixteen_at_once_one_applies_and_the_others_find_it_done()
    {
        var applications = 0;
        await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Task.Run(() => RunOnceAsync(number), Cancel)));
        Assert.Equal(1, applications);
        Assert.Equal(["0001_first"], await AppliedAsync());

        async Task RunOnceAsync(int number)
        {
            await using var target = Engine.Open();
            LockAttempt attempt;
            while ((attempt = await target.TryLockAsync(Run($"run-{number}"), Cancel)) is not LockAttempt.Held)
                await Task.Delay(Random.Shared.Next(5, 50), Cancel);
            await using var session = ((LockAttempt.Held)attempt).Session;
            if ((await session.ReadHistoryAsync(HistoryDetail.Outline, Cancel)).Find("0001_first") is not null)
                return;
            Interlocked.Increment(ref applications);
            await ApplyAsync(session, Row("0001_first"), Engine.CreateTable("users"));
        }
    }
}
