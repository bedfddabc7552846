using System.Runtime.ExceptionServices;

namespace Functional.Nn.Properties;

/// <summary>A thread of 256 KB stack: whatever calls itself once for each node of a deep graph does not come back.</summary>
internal static class SmallStack
{
    public static void Run(Action action)
    {
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(Try, 256 * 1024);
        thread.Start();
        thread.Join();
        failure?.Throw();

        void Try()
        {
            try
            {
                action();
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        }
    }
}
