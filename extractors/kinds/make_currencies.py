"""Writes currencies.json, the names and signs of currencies that `money` reads, from babel's locale data.

The only importer of babel in this room. Knows no text. Run it after the pinned babel changes:
`python -m extractors.kinds.make_currencies`.
"""

import json
from pathlib import Path
from typing import Any

from babel import Locale

from extractors.kinds.wordlists import LISTS

TARGET = Path(__file__).with_name("currencies.json")
# Plain names that a newspaper uses for one currency unless the text says otherwise.
PLAIN = {
    "dollar": "$", "buck": "$", "greenback": "USD", "euro": "EUR", "pound sterling": "GBP", "sterling": "GBP",
    "pound": "£", "quid": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rupee": "INR",
    "franc": "CHF",
    "deutsche mark": "DEM", "german mark": "DEM", "peseta": "ESP", "lira": "TRY",
    "turkish lira": "TRY",
    "rand": "ZAR", "ringgit": "MYR", "shekel": "ILS", "ruble": "RUB", "rouble": "RUB", "won": "KRW",
    "baht": "THB",
    "hryvnia": "UAH", "zloty": "PLN", "koruna": "CZK", "forint": "HUF", "rupiah": "IDR", "dong": "VND",
    "naira": "NGN",
    "real": "BRL", "reais": "BRL", "dirham": "AED", "riyal": "SAR", "guilder": "NLG", "drachma": "GRD",
    "escudo": "PTE",
    "bitcoin": "BTC", "kuna": "HRK", "lari": "GEL", "kip": "LAK", "lev": "BGN", "taka": "BDT", "kyat": "MMK",
    "rial": "IRR", "bolivar": "VES", "peso": "MXN", "dinar": "KWD", "krona": "SEK", "kronor": "SEK",
    "krone": "DKK",
    "kroner": "DKK", "chinese yuan": "CNY", "japanese yen": "JPY", "british pound": "GBP",
    "american dollar": "USD",
    "u.s. dollar": "USD", "us dollar": "USD", "singaporean dollar": "SGD", "taiwan dollar": "TWD",
    "kuai": "CNY",
    "russian rouble": "RUB", "russian ruble": "RUB", "finnish markka": "FIM", "markka": "FIM",
    "swedish krone": "SEK",
    "french franc": "FRF", "belgian franc": "BEF", "irish pound": "IEP", "italian lira": "ITL",
    "ukrainian hryvnia": "UAH",
    "israeli shekel": "ILS", "new israeli shekel": "ILS", "swedish crown": "SEK", "norwegian crown": "NOK",
    "danish crown": "DKK", "czech crown": "CZK", "lari georgian": "GEL", "costa rican colon": "CRC",
    "colon": "CRC",
    "hong kong dollar": "HKD", "polish zloty": "PLN", "australian dollar": "AUD", "rmb": "CNY",
    "dutch guilder": "NLG",
    "netherlands guilder": "NLG", "spanish peseta": "ESP", "swiss franc": "CHF", "south african rand": "ZAR",
    "malaysian ringgit": "MYR", "egyptian pound": "EGP", "lebanese pound": "LBP", "syrian pound": "SYP",
    "sudanese pound": "SDP", "saudi riyal": "SAR", "qatari riyal": "QAR", "iranian rial": "IRR",
    "rubl": "RUB", "usd": "USD", "eur": "EUR", "gbp": "GBP", "icelandic krona": "ISK",
    "icelandic kronur": "ISK",
    "koruny": "CZK", "korun": "CZK", "czech koruny": "CZK", "złoty": "PLN", "zł": "PLN",
    "polish złoty": "PLN",
    "zlotych": "PLN", "forints": "HUF",
    "leva": "BGN", "tenge": "KZT", "manat": "AZN", "somoni": "TJS", "afghani": "AFN", "birr": "ETB",
    "cedi": "GHS", "kwacha": "ZMW", "dalasi": "GMD", "cfa franc": "XOF", "cfa": "XOF", "denar": "MKD",
    "riel": "KHR", "tugrik": "MNT", "gourde": "HTG", "boliviano": "BOB", "lempira": "HNL", "hryvni": "UAH",
    "ugandan shilling": "UGX", "tanzanian shilling": "TZS", "shilling": "KES", "uae dirham": "AED",
    "emirati dirham": "AED", "cypriot pound": "CYP", "trinidad dollar": "TTD", "tt dollar": "TTD",
    "zimbabwe dollar": "ZWL", "philippine peso": "PHP", "filipino peso": "PHP", "nt dollar": "TWD",
    "dlr": "USD", "stg": "GBP", "u.s. buck": "USD",
    "norwegian kroner": "NOK", "danish kroner": "DKK", "swedish kroner": "SEK",
}  # fmt: skip
SIGNS = {
    "$": "$", "US$": "USD", "$US": "USD", "U.S.$": "USD", "USD$": "USD", "A$": "AUD", "AU$": "AUD",
    "$A": "AUD",
    "AUD$": "AUD", "C$": "CAD", "CA$": "CAD", "CAD$": "CAD", "$C": "CAD", "CDN$": "CAD", "HK$": "HKD",
    "S$": "SGD", "SG$": "SGD", "SGD$": "SGD", "NZ$": "NZD", "NZD$": "NZD", "R$": "BRL",
    "NT$": "TWD", "MX$": "MXN",
    "MXN$": "MXN", "MEX$": "MXN",
    "TT$": "TTD", "J$": "JMD", "Z$": "ZWL", "N$": "NAD", "B$": "BND", "€": "EUR", "£": "GBP", "¥": "JPY",
    "Y=": "JPY", "CN¥": "CNY",
    "JP¥": "JPY", "元": "CNY", "円": "JPY", "₹": "INR", "RS": "INR", "RS.": "INR", "RE": "INR", "RE.": "INR",
    "₽": "RUB",
    "₩": "KRW", "₪": "ILS", "₺": "TRY", "₴": "UAH", "₦": "NGN", "₱": "PHP", "฿": "THB", "₫": "VND",
    "₡": "CRC",
    "₭": "LAK", "₿": "BTC", "₵": "GHS", "₸": "KZT", "₮": "MNT", "₲": "PYG", "₼": "AZN", "₾": "GEL",
    "₨": "INR",
    "ரூ": "LKR", "៛": "KHR", "৳": "BDT", "RM": "MYR", "RP": "IDR", "KR": "SEK", "ZŁ": "PLN", "RMB": "CNY",
    "GH₵": "GHS",
    "E£": "EGP", "IR£": "IEP", "SFR": "CHF", "KSH": "KES", "DM": "DEM", "FIM": "FIM", "US DOLLAR": "USD",
    "CAN$": "CAD",
    "T$": "TWD", "BDS$": "BBD", "F$": "FJD", "FJ$": "FJD", "EC$": "XCD", "BZ$": "BZD", "B/": "PAB",
    "S/": "PEN",
    "GH¢": "GHS", "DH": "AED", "DHS": "AED", "SH": "KES", "SHS": "KES", "KSHS": "KES", "USH": "UGX",
    "USHS": "UGX",
    "TSH": "TZS", "TSHS": "TZS", "TK": "BDT", "TL": "TRY", "NIS": "ILS", "NR": "NPR", "FCFA": "XOF",
    "R": "ZAR", "N": "NGN", "P": "PHP", "DOLLAR": "$", "CFA": "XOF", "XBT": "BTC", "BTC": "BTC",
    "ETH": "ETH", "USDT": "USDT",
}  # fmt: skip
# ISO codes that are also English words or common initials; as signs they need capitals and a digit beside.
NOT_CODES = LISTS["make_currencies.not_codes"]
MINOR = {
    "cent": ("cent", "0.01"), "cents": ("cent", "0.01"), "¢": ("cent", "0.01"), "pence": ("penny", "0.01"),
    "penny": ("penny", "0.01"), "pennies": ("penny", "0.01"), "sen": ("sen", "0.01"), "satoshi": ("satoshi",
    "0.00000001"),
    "satoshis": ("satoshi", "0.00000001"), "paise": ("paisa", "0.01"), "kopecks": ("kopeck", "0.01"),
    "centavos": ("centavo", "0.01"), "eurocents": ("cent", "0.01"), "dime": ("dime", "0.1"),
    "dimes": ("dime", "0.1"),
}  # fmt: skip

UNCOUNTED = (
    "ai",
    "yen",
    "yuan",
    "renminbi",
    "won",
    "baht",
    "rand",
    "reais",
    "rmb",
    "kronor",
    "kroner",
    "sterling",
)
# Currencies whose plain names are other words in a newspaper, or that babel lists and nobody pays with.
NOT_NAMES = LISTS["make_currencies.not_names"]


def main() -> None:
    """Writes currencies.json beside this file."""
    TARGET.write_text(
        json.dumps(tables(), ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf8"
    )


def tables() -> dict[str, Any]:
    """names: lower-case name -> ISO code, or "$" and "£" where the word says only so much; signs; codes."""
    locale = Locale("en")
    full = {str(code): str(name).lower() for code, name in locale.currencies.items()}
    codes = {code for code in full if len(code) == 3 and code.isascii()}
    names: dict[str, str] = {}
    for code in sorted(codes):
        long = full[code]
        if "(" in long or long.split()[-1] in ("unit", "units", "gold", "silver"):
            continue
        for form in (long, *_plurals(locale, code)):
            if form.count(" ") or len(form) > 3:
                names.setdefault(form, code)
    for name, code in PLAIN.items():
        names[name] = code
        if not name.endswith(UNCOUNTED):
            names[name + "s"] = code
    names |= {f"{country} cents": "cent" for country in ("u.s.", "us", "euro", "canadian", "australian")}
    names |= {"pounds sterling": "GBP", "bucks": "$"}
    return {
        "names": {name: code for name, code in names.items() if name not in NOT_NAMES},
        "signs": SIGNS,
        "codes": sorted(codes - NOT_CODES | {"TRY", "BTC", "COP", "MAD"}),
        "minor": MINOR,
    }


def _plurals(locale: Locale, code: str) -> set[str]:
    from_data = locale._data["currency_names_plural"].get(code, {})
    return {str(form).lower() for form in from_data.values()}


if __name__ == "__main__":
    main()
