"""A tag for what is the same on many pages: made once in a process, then only looked up."""

from typing import Any, cast

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.template.base import Template as CompiledTemplate
from django.template.context import Context
from django.template.loader_tags import BlockNode
from django.utils.safestring import SafeData, SafeString
from django.utils.translation import get_language

from content.languages import current_language

register = template.Library()
MOST_KEPT = 1_000


class KeptNode(template.Node):
    # There are no blocks in it: who looks for those of a page at each rendering need not enter.
    child_nodelists = ()

    def __init__(self, nodelist: NodeList, values: dict[str, FilterExpression]):
        self.nodelist, self.values = nodelist, values
        self._kept: dict[tuple[Any, ...], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        values = {name: value.resolve(context) for name, value in self.values.items()}
        key = (get_language(), *values.values())
        html = self._kept.get(key)
        if html is None:
            html = self._make(values, cast(CompiledTemplate, context.template))
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[key] = html
        return html

    def _make(self, values: dict[str, Any], of: CompiledTemplate) -> SafeString:
        if not all(map(_is_plain, values.values())):
            raise TypeError(f"Not only plain texts, numbers and tuples of them: {[*values]}")
        part = Context({"language": current_language(), **values})
        with part.bind_template(of):
            return self.nodelist.render(part)


def _is_plain(value: Any) -> bool:
    """Whether what is equal looks alike; text marked as safe equals one that must be escaped."""
    if isinstance(value, tuple):
        return all(map(_is_plain, value))
    return isinstance(value, str | int | None) and not isinstance(value, SafeData)


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    """Keep what stands between `{% kept name=value ... %}` and `{% endkept %}`.

    It sees the values named here, and `language`, that of the page: nothing else of the page, the
    request or the visitor. What it makes is kept under exactly these, so that nobody gets what
    was made of other values. They are plain texts, numbers, or tuples of them, of which there are
    few: a menu, never an address.
    """
    _name, *bits = token.split_contents()
    values = token_kwargs(bits, parser)
    nodelist = parser.parse(["endkept"])
    parser.delete_first_token()
    if bits:
        raise template.TemplateSyntaxError("kept takes name=value only.")
    if nodelist.get_nodes_by_type(BlockNode):
        raise template.TemplateSyntaxError("No block stands in what is kept.")
    return KeptNode(nodelist, values)
