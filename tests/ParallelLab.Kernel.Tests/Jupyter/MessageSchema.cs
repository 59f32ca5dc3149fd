using System.Text.Json;
using ParallelLab.TestKit;

namespace ParallelLab.Kernel.Tests.Jupyter;

/// <summary>What "Messaging in Jupyter" 5.4 demands of each message's content: the fields that must be there, and their kinds.</summary>
internal static class MessageSchema
{
    private static readonly Dictionary<string, string> Required = new()
    {
        ["kernel_info_reply"] =
            "status:String protocol_version:String implementation:String implementation_version:String language_info:Object banner:String "
            + "help_links:Array supported_features:Array",
        ["execute_reply"] = "status:String execution_count:Number",
        ["complete_reply"] = "status:String matches:Array cursor_start:Number cursor_end:Number metadata:Object",
        ["inspect_reply"] = "status:String found:Boolean data:Object metadata:Object",
        ["is_complete_reply"] = "status:String",
        ["history_reply"] = "status:String history:Array",
        ["comm_info_reply"] = "status:String comms:Object",
        ["shutdown_reply"] = "status:String restart:Boolean",
        ["interrupt_reply"] = "status:String",
        ["debug_reply"] = "type:String request_seq:Number success:Boolean command:String message:String",
        ["input_request"] = "prompt:String password:Boolean",
        ["status"] = "execution_state:String",
        ["execute_input"] = "code:String execution_count:Number",
        ["stream"] = "name:String text:String",
        ["execute_result"] = "execution_count:Number data:Object metadata:Object",
        ["display_data"] = "data:Object metadata:Object transient:Object",
        ["update_display_data"] = "data:Object metadata:Object transient:Object",
        ["clear_output"] = "wait:Boolean",
        ["error"] = "ename:String evalue:String traceback:Array",
        ["comm_close"] = "comm_id:String data:Object",
        ["iopub_welcome"] = "subscription:String",
    };

    private static readonly string Header = "msg_id:String session:String username:String date:String msg_type:String version:String";

    public static void Check(JupyterMessage message)
    {
        Assert.Equal([], Missing(Header, message.Header));
        Assert.Equal([], Missing(Required[message.Type], message.Content));
    }

    /// <summary>The fields that are not there, or are of another kind.</summary>
    public static IEnumerable<string> Missing(string required, System.Text.Json.Nodes.JsonObject json) =>
        from field in required.Split(' ')
        let parts = field.Split(':')
        let kind = json[parts[0]]?.GetValueKind() switch
        {
            JsonValueKind.True or JsonValueKind.False => "Boolean",
            { } other => other.ToString(),
            null => "nothing",
        }
        where kind != parts[1]
        select $"{parts[0]} is {kind} instead of {parts[1]}";
}
