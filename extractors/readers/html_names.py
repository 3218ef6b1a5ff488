"""The words that page builders name their elements with, and what an element so named holds.

Knows class names, ids and tags in general; refuses to know any one site.
"""

import re
from functools import lru_cache

# Distinctive enough to be looked for anywhere in a name ("c-newslettersignup__form").
FURNITURE_PARTS = (
    "newsletter|signup|sign-up|sign_up|subscrib|related|recommend|recirc|most-read|mostread|most_read|most-popular|"
    "mostpopular|trending|promo|advert|sponsor|outbrain|taboola|social|share|sharing|comments|comment-|commenting|disqus|"
    "cookie|consent|gdpr|breadcrumb|sidebar|side-bar|footer|navbar|navigation|menu|masthead|login|log-in|register-|"
    "read-more|readmore|read_more|read-next|readnext|read-also|more-on|moreon|more-from|morefrom|also-read|"
    "further-reading|see-also|popup|pop-up|modal|lightbox|overlay|toolbar|widget-area|author-bio|author_bio|authorbio|"
    "author-box|authorbox|about-author|about-the-author|copyright|disclaimer|taglist|tag-list|tag_list|taxonomy|"
    "carousel|teaser|feedback|donat|reading-list|bookmark|print-|follow-|whatsapp|app-download|up-next|upnext|"
    "inline-link|interstitial|article-list|listing|skip-link|player-controls|playlist|reactions|polls?-|"
    "byline|dateline|timestamp|publish-date|published-date|post-date|post-meta|article-meta|entry-meta|"
    "story-meta|metadata|reading-time|readtime|timeago|most-viewed|toplist|ranking|contributor|preferred-source|"
    "preferredsource|pagination|pager|kiosk|sticky-|correction-form|embed-consent|placeholder|gated|intaboola"
)
# Short or common words: a whole word of a name only.
FURNITURE_WORDS = (
    "ad|ads|adv|advertisement|nav|tags|tag|topics|topic|share|tools|meta|cta|rail|banner|popular|latest|"
    "author|authors|date|time|live-nav|toc|poll|quiz|rating|comment|comments|search|links|alert|alerts|tooltip|"
    "teaser|teasers|kicker|eyebrow|overline|label|badge|more|next|prev|upsell|offer|plus-teaser|dialog|bio|toggle"
)
CAPTION_PARTS = (
    "caption|figcap|bildunterschrift|bildtext|image-text|imagetext|image_text|image-description|img-desc|"
    "photo-text|legende"
)
CREDIT_PARTS = (
    "credit|copyright|photographer|photo-by|attribution|fotograf|bildquelle|image-source|imagesource|image__source|"
    "image-author|media-source|mediasource|image-byline|rights|agency|licen[cs]e"
)
# Around a caption most of those names belong to the picture's own frame (gallery, overlay): these do not.
FURNITURE_AROUND_CAPTIONS = (
    "newsletter|signup|sign-up|subscrib|related|recommend|recirc|most-read|mostread|most-popular|trending|promo|advert|"
    "sponsor|outbrain|taboola|comments|cookie|breadcrumb|sidebar|side-bar|footer|navigation|read-more|readmore|read-next|more-on|"
    "more-from|teasers|teaser-?list|teaser-?card|author-bio|authorbio|author-box|up-next|playlist|listing|story-list|card-list"
)
CREDIT_WORDS = "source|quelle|author|byline|photog|owner|by"
STANDFIRST_PARTS = (
    "standfirst|stand-first|article-subtitle|subtitle|sub-title|subheadline|sub-headline|sub-heading|subheading|subhead|"
    "article-excerpt|post-excerpt|post__excerpt|excerpt|article-summary|story-summary|leadtext|lead-text|lead-paragraph|"
    "intro-text|introtext|article-intro|article__intro|post-intro|strapline|synopsis|article-lead|article__lead|story-lead|"
    "headline__lead|teasertext|teaser-text|article-dek|article-abstract|tertiary-title|first-paragraph|top-summary|"
    "article-description|article__description|short-description|vorspann|perex|chapeau|chapo|entradilla|sommario|deckhead"
)
STANDFIRST_WORDS = (
    "dek|deck|lead|lede|intro|abstract|summary|tagline|bajada|preamble|ingress|subline|secondary-title"
)
PULLQUOTE_PARTS = "pullquote|pull-quote|pull_quote|quote-box|quotebox|blockquote-pull|wp-block-pullquote"


def _parts(parts: str, words: str = "") -> re.Pattern[str]:
    whole = rf"|(?<![a-z])(?:{words})(?![a-z])" if words else ""
    return re.compile(rf"(?:{parts}){whole}")


FURNITURE = _parts(FURNITURE_PARTS, FURNITURE_WORDS)
CAPTION = _parts(CAPTION_PARTS, "legend|cutline")
AROUND_CAPTIONS = _parts(FURNITURE_AROUND_CAPTIONS)
CREDIT = _parts(CREDIT_PARTS, CREDIT_WORDS)
STANDFIRST = _parts(STANDFIRST_PARTS, STANDFIRST_WORDS)
PULLQUOTE = _parts(PULLQUOTE_PARTS)
FURNITURE_TAGS = frozenset(
    ["nav", "footer", "aside", "form", "dialog", "button", "address", "label", "fieldset", "summary"]
)
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])


@lru_cache(maxsize=4096)
def names_furniture(names: str) -> bool:
    return bool(FURNITURE.search(names))


@lru_cache(maxsize=4096)
def names_caption_furniture(names: str) -> bool:
    return bool(AROUND_CAPTIONS.search(names))


@lru_cache(maxsize=4096)
def names_caption(names: str) -> bool:
    return bool(CAPTION.search(names))


@lru_cache(maxsize=4096)
def names_credit(names: str) -> bool:
    return bool(CREDIT.search(names))


@lru_cache(maxsize=4096)
def names_standfirst(names: str) -> bool:
    return bool(STANDFIRST.search(names))


@lru_cache(maxsize=4096)
def names_pullquote(names: str) -> bool:
    return bool(PULLQUOTE.search(names))
