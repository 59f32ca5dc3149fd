namespace Microsoft.DotNet.Interactive;

/// <summary>Something that adds to a kernel what notebooks then use: magics, formatters. Here a cell calls <see cref="OnLoadAsync"/> itself.</summary>
public interface IKernelExtension
{
    Task OnLoadAsync(Kernel kernel);
}
