using Microsoft.CodeAnalysis.CSharp;

namespace ParallelLab.Kernel.Language.Explaining;

/// <summary>A sentence on each word of the language that a lecture on concurrency stumbles over.</summary>
internal static class KeywordNotes
{
    public static string? Of(SyntaxKind keyword) => keyword switch
    {
        SyntaxKind.LockKeyword => "lock (gate) { … }: one thread at a time is inside, for each gate; others wait at its beginning. It is left by an exception, too.",
        SyntaxKind.AsyncKeyword => "async: the method may await. It runs on its caller's thread up to its first await that has to wait, and returns a task there.",
        SyntaxKind.AwaitKeyword => "await task: goes on when the task has ended, with its result or its exception. No thread waits meanwhile; another may go on.",
        SyntaxKind.VolatileKeyword => "volatile: each access reads or writes memory and keeps its place among others; x++ is still two of them, and not atomic.",
        SyntaxKind.YieldKeyword => "yield return x: hands out one element; the method goes on when the next is asked for.",
        SyntaxKind.UsingKeyword => "using: opens a namespace; or disposes of an object at the end of its block, whatever happens there.",
        SyntaxKind.ForEachKeyword => "foreach: goes through a sequence with its enumerator; who changes most collections meanwhile makes it throw.",
        SyntaxKind.StaticKeyword => "static: belongs to the type, so that all threads share it; before a lambda: it captures nothing.",
        SyntaxKind.UnsafeKeyword => "unsafe: pointers are allowed; nobody checks where they lead.",
        SyntaxKind.StackAllocKeyword => "stackalloc: memory on the thread's stack, gone when the method returns.",
        SyntaxKind.CheckedKeyword => "checked: arithmetic that overflows throws, where it would wrap around otherwise.",
        _ => null,
    };
}
