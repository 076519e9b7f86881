"""Compiling: from a template to Python, as Jinja does it, but with less work for every page.

A name that can only stand for a macro or a plain function is called without asking what it is, a template that is
imported is run once for a page, and a macro is known to be *plain* if it reads nothing but its arguments, what is the
same for all pages of a language, and where links lead: what it prints need not be worked out for every page anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef, find_undeclared, optimizeconst

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
_OWN_WORDS = ("caller", "kwargs", "varargs")
"""Arguments that a macro has without naming them."""


class Compiler(CodeGenerator):
    """Writes a template as Python."""

    direct: frozenset[str] = frozenset()
    """Names that are called as they are."""
    plain: dict[int, tuple[tuple[str, ...], tuple[str, ...]]]
    """By id, the macros that may be plain: names that must have no value outside, and macros that must be plain."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """Write the whole template, and at its end the names that it reads, if it does no more than read them."""
        reads = partial(_reads, self)
        given = _given(node)
        local = {one.name: one for one in node.body if isinstance(one, nodes.Macro)}
        imported = {name for one in node.body if isinstance(one, nodes.FromImport) for name in _names(one)}
        once = {name for name, number in given.items() if number == 1}
        free = FUNCTIONS - given.keys()
        self.direct = frozenset(once & (local.keys() | imported) | free)
        outside = _given(node, macros=False)
        steady = {name for name in (*local, *imported) if outside[name] == 1}
        self.plain = _plain({name: one for name, one in local.items() if name in steady}, imported & steady,
                            outside.keys(), reads)  # fmt: skip
        super().visit_Template(node, frame)
        whole = None if any(node.find_all(_UNCERTAIN)) or _unsteady(node) else tuple(sorted(reads(node)))
        self.writeline(f"reads = {whole!r}")

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
        plain = "None"
        if id(node) in self.plain:
            unset, others = self.plain[id(node)]
            known = "".join(f"{frame.symbols.ref(name)}, " for name in others)
            plain = f"({unset!r}, ({known}))"
        arguments = tuple(argument.name for argument in node.args)
        self.write(f"context.macro(macro, {node.name!r}, {arguments!r}, {plain})")

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


class _Reader(CodeGenerator):
    """Notes which names are looked up outside of what is compiled, and writes nothing."""

    def __init__(self, compiler: CodeGenerator) -> None:
        super().__init__(compiler.environment, compiler.name, compiler.filename)
        self.found: set[str] = set()

    def write(self, x: str) -> None:
        """Write nothing."""

    def enter_frame(self, frame: Frame) -> None:
        """Note what a part of the template looks up."""
        super().enter_frame(frame)
        self.found |= {name for action, name in frame.symbols.loads.values() if action == "resolve" and name}


def _reads(compiler: CodeGenerator, node: nodes.Node) -> frozenset[str]:
    """Return the names that a template, or part of it, looks up outside of itself."""
    reader = _Reader(compiler)
    reader.visit(node if isinstance(node, nodes.Template) else nodes.Template([node], lineno=1))
    return frozenset(reader.found)


def _given(node: nodes.Node, *, macros: bool = True) -> Counter[str]:
    """Return the names to which a template gives something, with how often; within macros too if asked for."""
    found: Counter[str] = Counter()
    for one in node.iter_child_nodes():
        if isinstance(one, nodes.Macro) or (isinstance(one, nodes.Name) and one.ctx != "load"):
            found[one.name] += 1
        elif isinstance(one, nodes.Import):
            found[one.target] += 1
        elif isinstance(one, nodes.FromImport):
            found.update(_names(one))
        if macros or not isinstance(one, nodes.Macro):
            found.update(_given(one, macros=macros))
    return found


def _names(node: nodes.FromImport) -> Iterator[str]:
    return (name if isinstance(name, str) else name[1] for name in node.names)


def _plain(
    macros: dict[str, nodes.Macro], imported: set[str], given: Iterable[str], reads: Any
) -> dict[int, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return which macros may be plain, as `Compiler.plain` holds them."""
    known = (SAME | PLACED) - set(given)
    found: dict[str, tuple[set[str], set[str]]] = {}
    for name, one in macros.items():
        special = find_undeclared(one.body, _OWN_WORDS) or any(one.find_all((*_UNCERTAIN, nodes.Macro)))
        if not special and not _unsteady(one):
            own = {target.name for target in one.find_all(nodes.Name) if target.ctx == "store"}
            wanted = set(reads(one)) - known
            found[name] = (wanted & own - imported - macros.keys(), wanted - own | wanted & (imported | macros.keys()))
    while True:
        spoilt = [name for name, (_, wanted) in found.items() if not wanted <= found.keys() | imported]
        if not spoilt:
            break
        for name in spoilt:
            del found[name]
    return {
        id(macros[name]): (tuple(sorted(unset)), tuple(sorted(wanted & imported)))
        for name, (unset, wanted) in found.items()
    }


def _unsteady(node: nodes.Node) -> bool:
    """Whether it names a function or a filter that is not the same each time."""
    names = [one.name for one in node.find_all(nodes.Name)] + [one.name for one in node.find_all(nodes.Filter)]
    return not UNSTEADY.isdisjoint(names)
