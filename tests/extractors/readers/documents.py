"""One article of our own as plain text, HTML and PDF, and a small PDF writer.

Knows nothing of the readers.
"""

HEADLINE = "Harbour flood defences cost three times the promised £40m"
STANDFIRST = "Auditors say the council signed 12 contracts without a single competing bid."
CAPTION = "Crews laid 900 sandbags along the quay before Tuesday's tide"
CREDIT = "Reuters"
BODY = (
    "The flood wall that was to protect the harbour at Ennisport has cost £121.5m, the county auditor "
    "said on Tuesday, more than three times the £40m that the council promised when work began in 2021.",
    "Its report lists 12 contracts that were signed without a competing bid, and 37 changes to the design "
    "that were approved after the concrete had been poured. Two-thirds of the extra money went to one firm.",
    "Some 1,450 households behind the wall were told to leave in January, when its pumps failed for a day.",
    "The council leader, Orla Fane, told reporters that she would not resign and that the final bill would "
    "be “well under £125m”.",
)
FURNITURE = ("Sign up to our newsletter", "Related Stories", "Already a member? Sign in here")

PLAIN = f"""The Ennisport Herald

{HEADLINE}

{STANDFIRST}

By Nuala Brandt
Published 14 March 2024

{BODY[0]}

{CAPTION} ({CREDIT})

{BODY[1]}

{BODY[2]}

{BODY[3]}

{FURNITURE[0]}
{FURNITURE[1]}
{FURNITURE[2]}
"""

HTML = f"""<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>{HEADLINE} | The Ennisport Herald</title>
<link rel="canonical" href="https://herald.example/harbour-wall">
<meta property="og:site_name" content="The Ennisport Herald">
<meta property="article:published_time" content="2024-03-14T07:30:00+00:00">
<script type="application/ld+json">{{"@graph": [{{"@type": "WebSite", "name": "x"}},
 {{"@type": ["NewsArticle"], "headline": "{HEADLINE}",
   "author": [{{"@type": "Person", "name": "Nuala Brandt"}}],
   "publisher": {{"@type": "Organization", "name": "The Ennisport Herald"}}}},]}}</script>
<style>p {{ color: black }}</style></head>
<body class="single has-sidebar comments-open">
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav></header>
<main><article>
<h1>{HEADLINE}</h1>
<p class="article__standfirst">{STANDFIRST}</p>
<div class="byline">By <a href="/nb">Nuala Brandt</a></div> <time datetime="2024-03-14">14 March 2024</time>
<div class="story-body">
<p>{BODY[0]}</p>
<figure><img src="quay.jpg" alt="Sandbags">
<figcaption>{CAPTION} <span class="credit">({CREDIT})</span></figcaption></figure>
<p>{BODY[1].replace("one firm", "<b>one</b>&#32;firm")}</p>
<p hidden>Correction: 99 people</p><p style="display: none">Draft of 98 lines, not to be shown.</p>
<p>{BODY[2]}</p>
<div class="newsletter-signup"><p>{FURNITURE[0]}</p><p>{FURNITURE[2]}</p>
<form><input type="email"><button>Go</button></form></div>
<p>{BODY[3]}</p>
</div></article>
<aside class="related"><h2>{FURNITURE[1]}</h2><ul><li><a href="/1">Bridge toll raised to £4 from April in
surprise vote</a></li></ul></aside>
</main><footer><p>© 2024 The Ennisport Herald. All rights reserved.</p></footer>
<script>var total = 1000;</script></body></html>"""


def pdf(pages: list[list[tuple[float, float, float, str]]], trailer: str = "", creator: str = "") -> bytes:
    """A PDF whose pages hold (x, y, size, text) lines in Helvetica; `trailer` is added to its trailer."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for lines in pages:
        drawn = "".join(
            f"BT /F1 {size} Tf {x} {y} Td ({_escaped(text)}) Tj ET\n" for x, y, size, text in lines
        )
        objects.append(f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}endstream")
        kids.append(len(objects) + 1)
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] /Count {len(kids)} >>"
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += "".join(f"{place:010} 00000 n \n" for place in places).encode()
    return (
        out
        + f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\n".encode()
        + f"startxref\n{start}\n%%EOF\n".encode()
    )


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def wrapped(text: str, width: int) -> list[str]:
    """Lines as a typesetter who never hyphenates would break them."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + 1 + len(word) > width and lines[-1]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def article_pdf() -> bytes:
    """The article on two pages with a running head, page numbers, and a paragraph over the page break."""
    flow: list[tuple[float, str]] = []
    blocks = [(24.0, HEADLINE, 40), (14.0, STANDFIRST, 60), (10.0, "By Nuala Brandt", 80)]
    blocks += [(10.0, "Published 14 March 2024", 80), (11.0, BODY[0], 84), (9.0, f"{CAPTION} ({CREDIT})", 90)]
    blocks += [(11.0, text, 84) for text in BODY[1:]] + [(11.0, text, 84) for text in FURNITURE]
    for size, text, width in blocks:
        flow += [(size, line) for line in wrapped(text, width)] + [(0.0, "")]
    pages: list[list[tuple[float, float, float, str]]] = [[]]
    y = 780.0
    for number, (size, line) in enumerate(flow):
        if number == 16:
            pages.append([])
            y = 780.0
        if size:
            y -= 1.25 * size
            pages[-1].append((60.0, y, size, line))
        else:
            y -= 10.0
    for number, page in enumerate(pages, start=1):
        page.insert(0, (60.0, 815.0, 8.0, "The Ennisport Herald"))
        page.append((290.0, 30.0, 8.0, f"{number}"))
    return pdf(pages)
