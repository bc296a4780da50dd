import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecheck.sources._markup import code_blocks, excluded


def hidden(text):
    return [text[span.start : span.end] for span in excluded(text)]


def prose(text):
    """The text with what is excluded blanked out."""
    for span in excluded(text):
        text = text[: span.start] + "·" * len(span) + text[span.end :]
    return " ".join(text.replace("·", " ").split())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Plain *words* and **more**, [NAME] & <3.", []),
        ("Run `pip install x` now", ["`pip install x`"]),
        ("Héllo 👩‍🚀 ``a ` b`` שלום `c`", ["``a ` b``", "`c`"]),
        ("See [our *café*](https://a.b/c 'Title') now", ["[", "](https://a.b/c 'Title')"]),
        ("Empty [](https://a.b) link", ["[](https://a.b)"]),
        (
            "See [it][ref] and [ref]\n\n[ref]: https://a.b 'T'",
            ["[", "][ref]", "[", "]", "[ref]: https://a.b 'T'"],
        ),
        ("See <https://a.b> or <me@a.b>", ["<https://a.b>", "<me@a.b>"]),
        ("A ![cat on a mat](cat.png) here", ["![cat on a mat](cat.png)"]),
        ("[![alt](a.png)](https://a.b) after", ["[![alt](a.png)](https://a.b)"]),
        ("One <!-- not\nthis --> two", ["<!-- not\nthis -->"]),
        ("Some <b class='x'>bold</b> words", ["<b class='x'>", "</b>"]),
        ("Fish &amp; chips&#33; &c; AT&T", ["&amp;", "&#33;"]),
        ("Good[^1] point\n\n[^1]: A note", ["[^1]", "[^1]:"]),
        (
            '{{< youtube "abc" >}} Watch {{% note %}}this{{% /note %}}',
            ['{{< youtube "abc" >}}', "{{% note %}}", "{{% /note %}}"],
        ),
        (
            "{% include a.html %}Hi {{ site.title | upcase }}!",
            ["{% include a.html %}", "{{ site.title | upcase }}"],
        ),
        ("{% raw %}not prose{% endraw %} prose", ["{% raw %}not prose{% endraw %}"]),
        (
            "{{< highlight go >}}x = 1{{< /highlight >}} prose",
            ["{{< highlight go >}}x = 1{{< /highlight >}}"],
        ),
        ("{{<\n  figure src='a'\n>}}\ntext", ["{{<\n  figure src='a'\n>}}"]),
        ("Unclosed {{< here and {% there and {{ this", []),
        ("50% off {or} {{}} not", ["{{}}"]),
        ("Hi {{first_name}} and {{ customer.name }}", []),
        (
            '{{ page.url }} {{ "now" | date }} {{- content }}',
            ["{{ page.url }}", '{{ "now" | date }}', "{{- content }}"],
        ),
    ],
)
def test_inline(text, wanted):
    assert hidden(text) == wanted


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_blocks(end):
    text = end.join(
        [
            "Title é",
            "===",
            "",
            "```py",
            "x = 'no'",
            "```",
            "",
            "First 👋.",
            "",
            "    indented code",
            "",
            "<div>",
            "html words",
            "</div>",
            "",
            "| Head | Two |",
            "|:-----|-----|",
            "| cell | `c` |",
            "",
            "* * *",
            "- item",
            "",
            "  ```",
            "  nested",
            "  ```",
            "<!--",
            "comment",
            "-->",
            "Last.",
        ]
    )
    assert prose(text) == "Title é First 👋. | Head | Two | | cell | | - item Last."


def test_unclosed_fence_runs_to_the_end():
    assert prose("Words\n\n```\ncode\n\nmore") == "Words"


def test_code_blocks():
    text = "é\n\n~~~\na\n~~~\n\n`not` a block\n"
    assert [text[start:end] for start, end in code_blocks(text)] == ["~~~\na\n~~~"]


PIECES = (
    "` ``` [ ]( ) ![ <!-- --> <b> {{< >}} {% %} {{ }} é 👩\u200d🚀 word *** | &amp; [^1] raw \\ <https://a.b>"
)
MARKUP = st.lists(
    st.sampled_from([*PIECES.split(), "\n", "\r\n", "\r", "    ", "]: /x", "\x1c", "\u2028"]), max_size=40
).map("".join)


@given(MARKUP | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_spans_are_in_order_apart_and_inside(text):
    spans = excluded(text)
    assert all(span.start < span.end <= len(text) for span in spans)
    assert all(a.end < b.start for a, b in pairwise(spans))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="`"), min_size=1))
def test_code_is_found_exactly_behind_any_text(before):
    text = f"{before}\n\n`code` end"
    assert [span for span in hidden(text) if span.endswith("`code`")]
    assert excluded(text)[-1].end == len(text) - len(" end")


@pytest.mark.parametrize(
    "piece",
    ["{{<", "{%", "{{", "{% raw %}", "{{< raw >}}", "[", "`", "<!--", "&", "-", "[^", "[a](", "*a _b "],
)
def test_unclosed_markup_takes_no_more_than_linear_time(piece):
    started = time.process_time()
    excluded(piece * 20_000)
    assert time.process_time() - started < 2
