using System.Runtime.CompilerServices;

namespace ParallelLab.TestKit;

/// <summary>
/// Compares a text with the file of that name under <c>Approved/</c> beside the calling test. On a difference what was
/// received is written beside it as <c>….received</c>, to be looked at and, if it is right, renamed.
/// </summary>
public static class Approved
{
    public static void Equal(string fileName, string received, [CallerFilePath] string testFile = "")
    {
        var approved = Path.Combine(Path.GetDirectoryName(testFile)!, "Approved", fileName);
        var expected = File.Exists(approved) ? File.ReadAllText(approved) : "";
        if (expected == received)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(approved)!);
        File.WriteAllText($"{approved}.received", received);
        throw new NotApprovedException($"{approved} differs from what was received, which stands beside it as {fileName}.received.");
    }
}

/// <summary>A text is not as it was approved.</summary>
public sealed class NotApprovedException(string message) : Exception(message);
