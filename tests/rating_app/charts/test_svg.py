from __future__ import annotations

from markupsafe import Markup

from rating_app.charts.svg import element, outline


def test_text_and_attributes_are_escaped():
    drawn = element("text", "<script>", Markup("<b></b>"), class_='"x" onload="y"', x=1.0, text_anchor="end")
    assert drawn == (
        '<text class="&#34;x&#34; onload=&#34;y&#34;" x="1" text-anchor="end">&lt;script&gt;<b></b></text>'
    )


def test_outline_goes_around_bars_and_back_to_its_base():
    assert outline([(0.0, 2.0), (2.0, 4.0)], [10.0, 5.0], 20.0) == "M0 20L0 10L2 10 L2 5L4 5L4 20Z"
