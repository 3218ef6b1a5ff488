"""Parts a caption from its agency credit: "(AFP/Getty)", "Photograph: Jane Doe/AP", "REUTERS/Jane Doe".

Knows agencies and the shapes of credit lines; refuses to know where captions stand.
"""

import re

AGENCIES = (
    "AFP|AP|Reuters|REUTERS|Getty|GETTY|Getty Images|PA|PA Wire|PA Media|PA Images|EPA|EFE|ANSA|DPA|dpa|"
    "picture alliance|"
    "Alamy|Shutterstock|Rex|REX|Bloomberg|Xinhua|TASS|Sputnik|Kyodo|Yonhap|AAP|ANP|APA|NTB|TT|Ritzau|Lehtikuva|"
    "CTK|ČTK|"
    "Keystone|KEYSTONE|imago|IMAGO|Imago|Zuma|ZUMA|SOPA|NurPhoto|Anadolu|AA|UPI|CP|The Canadian Press|"
    "Canadian Press|"
    "Associated Press|The Associated Press|Press Association|Agence France-Presse|Nasa|NASA|iStock|"
    "Unsplash|Wikimedia Commons|"
    "Wikimedia|Adobe Stock|Corbis|Magnum|PTI|ANI|Jiji|Belga|Europa Press|LUSA|Lusa|MAXPPP|Handout|"
    "HANDOUT|File|FILE|Pool|POOL|"
    "Supplied|Courtesy|Facebook|Instagram|Twitter|YouTube|SWNS|News Corp|WireImage|FilmMagic|Postmedia|"
    "Gallo Images|"
    "Backgrid|BACKGRID|SIPA|Sipa|Sipa USA|UNICEF|Maxar|Planet Labs|AFPTV|USA Today|Icon Sportswire|"
    "Splash|Mega|MEGA"
)
AGENCY = rf"(?:{AGENCIES})"
_WORD = r"[^\s()\[\]/|;:]{1,30}"
_NAMES = rf"{_WORD}(?:\s{_WORD}){{0,6}}"
# "Jane Doe/AFP", "AFP via Getty Images", "AP Photo/Jane Doe", "REUTERS/Jane Doe"
_VIA = r"(?:\s?(?:/|\||,|-|–|—|via|through|for)\s?)"
_AGENCY_LINE = rf"{AGENCY}(?:\s(?:Photo|Photos|Images|file|File|Archive|archive|handout|Handout))?"
_CREDIT = rf"(?:{_NAMES}{_VIA}){{0,3}}{_AGENCY_LINE}(?:{_VIA}{_NAMES}){{0,3}}"
PARENTHESISED = re.compile(
    rf"(?P<open>[(\[])(?P<credit>(?:(?:Photo|Image|Picture|Credit)\s?(?:by|:)?\s?)?{_CREDIT})[)\]]\.?\Z"
)
LABEL = re.compile(
    r"(?:^|(?<=[\s.!?…”\"')|,]))(?P<credit>"
    r"(?:Photographs?|Photos?|Pictures?|Images?|Credits?|Image credit|Photo credit|"
    r"Picture credit|Image source|Photo source|PHOTO|IMAGE|CREDIT|PHOTOGRAPH|Foto|Fotos|Bild|"
    r"Quelle|Copyright|Illustration|Composite|Video|Graphic|Getty|Source)"
    r"(?:\s(?:by|credit|courtesy of))?\s?[:©]\s?[^\n]{1,120})\Z"
)
# Only a picture's label makes a paragraph of running text a caption: "Source: …" may end any paragraph.
PICTURE_LABEL = re.compile(
    r"(?:^|(?<=[\s.!?…”\"')|]))(?P<credit>(?:Photograph|Photo|Picture|Image|Credit|PHOTO|IMAGE|CREDIT|Foto|Bild)s?"
    r"(?:\scredit|\ssource)?\s?[:©]\s?[^\n.!?]{1,80})\.?\Z"
)
PHOTO_BY = re.compile(
    r"(?P<open>[(\[])(?P<credit>(?:[Pp]hoto|[Ii]mage|[Pp]icture|[Ff]oto)s?\s?"
    r"(?:by|courtesy of|von|:)\s?[^()\n]{2,100})[)\]]\.?\Z"
)
BY_LINE = re.compile(
    r"(?:^|(?<=[\s.!?…”\"')|]))(?P<credit>"
    r"(?:Photo|Photos|Photograph|Photographs|Picture|Pictures|Image|Images|Illustration|Foto|Fotos)"
    rf"\s(?:by|courtesy|von)\s(?:of\s)?[A-ZÀ-Þ]{_NAMES}(?:\s?[/|,]\s?{_NAMES}){{0,3}})\.?\Z"
)
COPYRIGHT = re.compile(r"(?P<credit>(?:©|\u24b8)\s?[^\n.]{2,80})\Z")
SLASHED = re.compile(
    rf"(?:^|(?<=[\s.!?…”\"')|]))(?P<credit>(?:{AGENCY}(?:\sPhoto)?\s?/\s?{_NAMES}|"
    rf"(?:[A-ZÀ-Þ][\w.'’-]{{0,20}}\s){{0,3}}"
    rf"[A-ZÀ-Þ][\w.'’-]{{0,20}}\s?/\s?{_AGENCY_LINE}(?:\s?/\s?{_NAMES})?))\.?\Z"
)
AFTER_SENTENCE = re.compile(rf"(?<=[.!?”\"] )(?P<credit>{_AGENCY_LINE}(?:\s?/\s?{_NAMES})?)\.?\Z")
TAIL = 160  # characters at a caption's end in which a credit may stand
MAX_CAPTION = 600  # a longer paragraph is not a caption, however it ends


def split_credit(text: str) -> tuple[str, str | None]:
    """(caption without its credit, the credit), or (text, None). Only the end of `text` is looked at."""
    text = text.rstrip()
    start = max(0, len(text) - TAIL)
    tail = text[start:]
    for pattern in (PARENTHESISED, PHOTO_BY, LABEL, BY_LINE, SLASHED, AFTER_SENTENCE, COPYRIGHT):
        found = pattern.search(tail)
        if found is not None:
            caption = text[: start + found.start()].rstrip(" \n\t|–—-").rstrip()
            return caption, found["credit"].strip()
    return text, None


def ends_in_credit(text: str) -> bool:
    """Whether a paragraph of running text ends as only captions do: in an agency's credit."""
    if len(text) > MAX_CAPTION:
        return False
    tail = text.rstrip()[-TAIL:]
    patterns = (PARENTHESISED, PHOTO_BY, PICTURE_LABEL, BY_LINE, SLASHED)
    return any(pattern.search(tail) is not None for pattern in patterns)


def bare(credit: str) -> str:
    """The credit without the brackets it was printed in."""
    credit = credit.strip()
    if credit[:1] + credit[-1:] in ("()", "[]"):
        credit = credit[1:-1].strip()
    elif credit.endswith(")") and "(" not in credit:
        credit = credit[:-1].rstrip()
    return credit


def is_credit(text: str) -> bool:
    """Whether the whole line is a credit."""
    if len(text) > TAIL:
        return False
    caption, credit = split_credit(text)
    return (credit is not None and not caption) or bool(re.fullmatch(_CREDIT, text.strip(" ()[]")))
