using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Slipway.Problems;
using Slipway.Rollout;

namespace Slipway.Cli.Launch;

/// <summary>
/// Becomes the server by <c>execv</c>: the process id, folder, umask, environment and open standard streams stay; what
/// the runtime changed in the process (SIGPIPE, the limit on open files) is put back.
/// </summary>
/// <param name="arguments">The server's arguments, byte by byte.</param>
/// <param name="beforeExec">Called last: flushes what is still to be written and gives up the signals.</param>
sealed unsafe class ExecLauncher(ImmutableArray<byte[]> arguments, Action beforeExec) : IServerLauncher
{
    public Problem Launch(ServerCommand server)
    {
        beforeExec();
        Libc.SetSignalAction(Libc.SigPipe, 0);
        FileLimit.PutBack();
        var error = Execute(Encoding.UTF8.GetBytes(server.Program + '\0'));
        var why = Marshal.GetPInvokeErrorMessage(error);
        return new Problem(
            error == Libc.NoSuchFile ? Codes.ServerNotFound : Codes.ServerNotExecutable,
            $"The server could not be started: {server.Program}: {why}.")
        {
            State = "The database is migrated and verified.",
            Fix = error switch
            {
                Libc.NoSuchFile => "Its interpreter is missing: look at the file's first line, or at its dynamic loader.",
                Libc.NotExecutableFormat => "It is no program for this machine; a script needs a first line such as #!/bin/sh.",
                _ => $"Try it by hand: {server.Program}",
            },
        };
    }

    int Execute(byte[] program)
    {
        var pointers = stackalloc byte*[arguments.Length + 1];
        for (var index = 0; index < arguments.Length; index++)
        {
            // Never freed: either this process is replaced, or it reports and ends.
            var copy = (byte*)NativeMemory.AllocZeroed((nuint)arguments[index].Length + 1);
            arguments[index].CopyTo(new Span<byte>(copy, arguments[index].Length));
            pointers[index] = copy;
        }

        pointers[arguments.Length] = null;
        fixed (byte* file = program)
        {
            Libc.Execute(file, pointers);
            return Marshal.GetLastPInvokeError();
        }
    }
}
