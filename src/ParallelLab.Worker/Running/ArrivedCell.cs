using System.Reflection;
using System.Runtime.Loader;
using ParallelLab.Worker.Frames;

namespace ParallelLab.Worker.Running;

/// <summary>A compiled cell that has come from the kernel and can be loaded. A closed set.</summary>
internal abstract record ArrivedCell(SubmissionEntry Submission)
{
    public abstract Assembly LoadInto(AssemblyLoadContext context);

    public sealed record OnDisk(SubmissionEntry Submission, string File) : ArrivedCell(Submission)
    {
        public override Assembly LoadInto(AssemblyLoadContext context) => context.LoadFromAssemblyPath(File);
    }

    /// <summary>The disk did not take it.</summary>
    public sealed record InMemory(SubmissionEntry Submission, byte[] Assembly) : ArrivedCell(Submission)
    {
        public override Assembly LoadInto(AssemblyLoadContext context) =>
            context.LoadFromStream(new MemoryStream(Assembly, writable: false));
    }
}
