"""Jupyter's own tests for kernels, with C# to run.

One does not apply: the pager's, because payloads are deprecated.
"""
import unittest

import jupyter_kernel_test


class ParallelLabTests(jupyter_kernel_test.KernelTests):
    kernel_name = "parallellab"
    language_name = "C#"
    file_extension = ".cs"
    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("oops");'
    completion_samples = [{"text": "#!lsm", "matches": {"#!lsmagic"}}, {"text": "Console.WriteL", "matches": {"WriteLine"}}]
    complete_code_samples = ["1 + 1", "int one = 1;", "void F()\n{\n}", "// nothing", "#!pid"]
    incomplete_code_samples = ["void F()\n{", "Console.WriteLine(", 'var s = """\n  text']
    invalid_code_samples = ["int 3x = 1;", "class { }", "int = 3;)", "}"]
    code_generate_error = 'throw new InvalidOperationException("on purpose");'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"a" + "b"', "result": "ab"},
        {"code": "2 + 3", "result": "5"},
    ]
    code_display_data = [{"code": 'display("shown");', "mime": "text/plain"}]
    code_clear_output = "clear_output();"
    code_history_pattern = "6*7"  # a glob
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Console.WriteLine"


if __name__ == "__main__":
    unittest.main()
