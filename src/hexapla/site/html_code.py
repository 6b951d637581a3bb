"""The Python that Jinja makes of a template, where it puts a value into a page."""

from jinja2 import Environment
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr

from hexapla.rendering.html import in_html


class HtmlCode(CodeGenerator):
    """Code that asks ``environment.in_html`` for a value as HTML, where Jinja's asks ``escape``.

    Both answer with the same text. Jinja's is wrapped up as Markup first, which costs more than all
    else in a template, and is joined with the rest at once.
    """

    def _output_child_pre(
        self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.in_html(")


def write_html(env: Environment) -> None:
    """Let an environment compile its templates to such code; call it before any is loaded."""
    env.extend(in_html=in_html)
    env.code_generator_class = HtmlCode
