"""Compiling: from a template to Python, as Jinja does it, but with less work for every page.

A name that can only stand for a macro or a plain function is called without asking what it is, a template that is
imported is run once for a page, and a macro is known to be *plain* if it reads nothing but its arguments, what is the
same for all pages of a language, and where links lead: what it prints need not be worked out for every page anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef, optimizeconst
from jinja2.idtracking import VAR_LOAD_RESOLVE

SAME = frozenset({"_", "gettext", "ngettext", "languages", "translate", "nothing"})
"""Globals that are the same for all pages of a language."""
PLACED = frozenset({"lang", "href"})
"""Variables of a page that are the same for all pages of a language that stand in one place."""
FUNCTIONS = frozenset({"_", "href", "translate"})
"""Names under which a template finds plain functions, unless it gives them to something else."""
UNSTEADY = frozenset({"lipsum", "namespace", "cycler", "joiner", "random"})
"""Functions and filters of Jinja that are not the same each time, or make what can change."""
_UNCERTAIN = (nodes.Import, nodes.FromImport, nodes.Include, nodes.Extends, nodes.Block, nodes.CallBlock,
              nodes.EvalContextModifier)  # fmt: skip
"""What makes a macro, or a template, read more than can be seen in it."""


class Compiler(CodeGenerator):
    """Writes a template as Python."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.steady: frozenset[str] = frozenset()
        """Names that stand for the same on all pages of a language that stand in one place."""
        self.direct: frozenset[str] = frozenset()
        """Names that are called as they are."""
        self.macros: frozenset[str] = frozenset()
        """Names that stand for one macro and never for anything else, but within macros."""
        self.sought: set[str] = set()
        """Names that are looked up outside of the template; within a macro, those that it looks up."""
        self.outer: set[str] = set()
        """Within a macro, what it reads of the rest of the template."""
        self.around: Frame | None = None
        """Within a macro, what is around it."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """Write the whole template, and at its end the names that it reads, if it does no more than read them."""
        local = {one.name for one in node.body if isinstance(one, nodes.Macro)}
        local.update(name for one in node.body if isinstance(one, nodes.FromImport) for name in _names(one))
        outside, within = _given(node)
        self.macros = frozenset(name for name in local if outside[name] == 1)
        self.direct = frozenset((self.macros | FUNCTIONS) - within - (FUNCTIONS & outside.keys()))
        self.steady = (SAME | PLACED) - outside.keys()
        super().visit_Template(node, frame)
        whole = None if any(node.find_all(_UNCERTAIN)) or _unsteady(node) else tuple(sorted(self.sought))
        self.writeline(f"reads = {whole!r}")

    def enter_frame(self, frame: Frame) -> None:
        """Write what a part of the template looks up before it does anything else."""
        self.sought |= {name for action, name in frame.symbols.loads.values() if action == VAR_LOAD_RESOLVE and name}
        super().enter_frame(frame)

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:
        """Write a name."""
        if self.around and node.ctx == "load":
            ref = frame.symbols.find_ref(node.name)
            if ref is not None and ref == self.around.symbols.find_ref(node.name):
                action, _ = self.around.symbols.find_load(ref) or ("", None)
                (self.sought if action == VAR_LOAD_RESOLVE else self.outer).add(node.name)
        super().visit_Name(node, frame)

    def visit_Macro(self, node: nodes.Macro, frame: Frame) -> None:
        """Write a macro."""
        if self.around:  # within another one
            super().visit_Macro(node, frame)
            return
        sought, self.sought, self.outer, self.around = self.sought, set(), set(), frame
        super().visit_Macro(node, frame)
        self.sought, self.around = sought | self.sought, None

    def write_commons(self) -> None:
        """Write what stands at the beginning of every function."""
        self.writeline("attribute = environment.getattr")
        self.writeline("printed = environment.printed")
        super().write_commons()

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Write that a part of something is asked for."""
        self.write("attribute(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """Write a call."""
        known = isinstance(node.node, nodes.Name) and node.node.name in self.direct
        odd = node.dyn_args or node.dyn_kwargs or any(iskeyword(keyword.key) for keyword in node.kwargs)
        if not known or odd or forward_caller:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Write what a macro is from now on."""
        node = macro_ref.node
        special = macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs
        if special or not isinstance(node, nodes.Macro):
            super().macro_def(macro_ref, frame)
            return
        arguments = tuple(argument.name for argument in node.args)
        self.write(f"context.macro(macro, {node.name!r}, {arguments!r}, {self._plain(node)})")

    def _plain(self, node: nodes.Macro) -> str:
        """Return by what a macro is known if it is plain, and what must be so for that: names that must stand for
        nothing, because it may give them something, and macros that must be plain. A macro that calls one further
        down never is."""
        own = {one.name for one in node.find_all(nodes.Name) if one.ctx == "store"}
        unset = self.sought - self.steady
        around = self.around
        if around is None or node.name not in self.macros or not unset <= own or not self.outer <= self.macros:
            return "None"
        if _unsteady(node) or any(node.find_all((*_UNCERTAIN, nodes.Macro))):
            return "None"
        refs = "".join(f"{around.symbols.ref(name)}, " for name in sorted(self.outer))
        return f"({f'{self.name} {node.name}'!r}, {tuple(sorted(unset))!r}, ({refs}))"

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if not node.with_context:
            super()._import_common(node, frame)
            return
        self.write("context.imported(")
        self.visit(node.template, frame)
        self.write(f", {self.name!r}, {self.dump_local_context(frame)})")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("printed(")


def _given(node: nodes.Node) -> tuple[Counter[str], frozenset[str]]:
    """Return the names to which a template gives something, with how often, and those to which its macros do."""
    outside: Counter[str] = Counter()
    within: set[str] = set()
    for one in node.iter_child_nodes():
        if isinstance(one, nodes.Macro):
            outside[one.name] += 1
            within |= {name.name for name in one.find_all(nodes.Name) if name.ctx != "load"}
            within |= {macro.name for macro in one.find_all(nodes.Macro)}
            continue
        if isinstance(one, nodes.Name) and one.ctx != "load":
            outside[one.name] += 1
        elif isinstance(one, nodes.Import):
            outside[one.target] += 1
        elif isinstance(one, nodes.FromImport):
            outside.update(_names(one))
        inner, deeper = _given(one)
        outside += inner
        within |= deeper
    return outside, frozenset(within)


def _names(node: nodes.FromImport) -> Iterator[str]:
    return (name if isinstance(name, str) else name[1] for name in node.names)


def _unsteady(node: nodes.Node) -> bool:
    """Whether it names a function or a filter that is not the same each time."""
    names = [one.name for one in node.find_all(nodes.Name)] + [one.name for one in node.find_all(nodes.Filter)]
    return not UNSTEADY.isdisjoint(names)
