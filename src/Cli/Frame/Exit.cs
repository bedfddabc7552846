namespace Functional.Nn.Cli;

/// <summary>What the process answers to its caller.</summary>
internal enum Exit
{
    /// <summary>Done.</summary>
    Success = 0,

    /// <summary>A check failed, or training or a model met a number that is not finite.</summary>
    Failed = 1,

    /// <summary>The command line or its input cannot be used.</summary>
    Usage = 2,

    /// <summary>A fault of this program.</summary>
    Fault = 70,

    /// <summary>The output cannot be written: it is closed, or the disk is full. A reader of a pipe who leaves early (head) is no failure.</summary>
    Output = 74,

    /// <summary>Stopped by Ctrl-C.</summary>
    Interrupted = 130,
}
