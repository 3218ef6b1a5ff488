"""Every way of writing a figure that is promised, one row each: the text, and "value unit" of a reading."""

from decimal import Decimal

import pytest

from extractors import quantities
from extractors.model import Reading

Row = tuple[str, list[str]]

MAGNITUDES: list[Row] = [
    ("It paid $5k, £6K and €7m.", ["5000 USD", "6000 GBP", "7000000 EUR"]),
    ("It paid $5M, $6MM and $7mn.", ["5000000 USD", "6000000 USD", "7000000 USD"]),
    ("It paid €5mln, €6 mln and €7 million.", ["5000000 EUR", "6000000 EUR", "7000000 EUR"]),
    ("It paid £5bn, £6 bn, £7b and $8B.", ["5E+9 GBP", "6E+9 GBP", "7E+9 GBP", "8E+9 USD"]),
    ("It paid $5bln and $6 billion.", ["5E+9 USD", "6E+9 USD"]),
    ("It owes $5tn, $6trn, $7 trn and $8 trillion.", ["5E+12 USD", "6E+12 USD", "7E+12 USD", "8E+12 USD"]),
    ("They built 3 lakh homes, 4 crore wells.", ["300000 home", "40000000 well"]),
    ("A hundred thousand people left.", ["100000 people"]),
    ("a 1.2-million increase, 10million homes", ["1200000 increase", "10000000 home"]),
    ("A bond of £1.5-2bn.", ["1500000000..2000000000 GBP"]),
    ("A bond of $3 to $4 billion.", ["3000000000..4000000000 USD"]),
    ("Between 20 and 30 per cent agreed.", ["20..30 %"]),
    ("Rates of 5-7% held.", ["5..7 %"]),
    ("20-odd farms and a dozen barns", ["20 farm", "12 barn"]),
    ("Half a million people and two and a half million trees", ["500000 people", "2500000 tree"]),
    ("Three-quarters of it, one in five of them, nine out of ten of us", ["0.75", "0.2", "0.9"]),
    ("Tens of thousands of birds, several hundred cows", ["10000..100000 bird", "200..999 cow"]),
    ("5½ miles and 3 1/2 miles", ["5.5 mile", "3.5 mile"]),
    ("10² m² of glass", ["100 square metre"]),
    ("It cost 1.234,56 euros and 2.500 kroner.", ["1234.56 EUR", "2500 DKK"]),
    ("1 234 567 people and 1'234 seats", ["1234567 people", "1234 seat"]),
    ("a couple of hundred boats", ["200 boat"]),
    ("one and three quarters, 22,24,26", ["1.75", "22", "24", "26"]),
]
MONEY: list[Row] = [
    ("Rs 10 lakh, Rs. 4,50,000 and ₹12 crore", ["1000000 INR", "450000 INR", "120000000 INR"]),
    ("US$1, A$2, C$3, HK$4 and S$5", ["1 USD", "2 AUD", "3 CAD", "4 HKD", "5 SGD"]),
    ("R$6, NZ$7, J$8, TT$9, T$10 and Bds$ 11", ["6 BRL", "7 NZD", "8 JMD", "9 TTD", "10 TWD", "11 BBD"]),
    ("20 Canadian dollars, 30 Hong Kong dollars", ["20 CAD", "30 HKD"]),
    ("USD 5, 6 EUR, CHF7m and 8m SEK", ["5 USD", "6 EUR", "7000000 CHF", "8000000 SEK"]),
    ("50 cents, 75p, 99c and 60 pence", ["50 cent", "75 penny", "99 cent", "60 penny"]),
    ("three pounds twenty, twelve dollars fifty", ["3.2 GBP", "12.5 USD"]),
    ("R500 million, R1.2bn, N5,000 and P12.50", ["500000000 ZAR", "1200000000 ZAR", "5000 NGN", "12.5 PHP"]),
    ("Dh500,000, KSh 3,000, Tk 500 crore", ["500000 AED", "3000 KES", "5000000000 BDT"]),
    ("He paid Rs 10 today; it was Rs 1.0 before.", ["10 INR", "1 INR"]),
    ("only 10 minutes per KUSA, and £5 per Person", ["10 minute", "5 GBP per person"]),
    ("NIS 4 million, TL 40 billion, E£12, S/ 15", ["4000000 ILS", "40000000000 TRY", "12 EGP", "15 PEN"]),
    ("1,200 Icelandic kronur, 4.5 zł, 900 tenge", ["1200 ISK", "4.5 PLN", "900 KZT"]),
    ("600 CFA francs, 4 afghanis and half a million usd", ["600 XOF", "4 AFN", "500000 USD"]),
    ("It rises to 17 USD 25.", ["17.25 USD"]),
    (
        "$80 a barrel, £9 an hour and £95/MWh",
        ["80 USD per barrel", "9 GBP per hour", "95 GBP per megawatt hour"],
    ),
]
UNITS: list[Row] = [
    ("12 deaths per 100,000 people", ["12 death per 100,000 people"]),
    ("at 50 mph, then 80 km/h", ["50 mile per hour", "80 kilometre per hour"]),
    (
        "20°C, 68 degrees Fahrenheit and minus 12C",
        ["20 degree Celsius", "68 degree Fahrenheit", "-12 degree Celsius"],
    ),
    ("five degrees below zero", ["-5 degree"]),
    ("40 hectares, 15 km² and 900 sq ft", ["40 hectare", "15 square kilometre", "900 square foot"]),
    ("a rise of 3 percentage points, or 25 basis points", ["3 pp", "25 basis point"]),
    ("+3.2 %, −1.4 % and minus five", ["3.2 %", "-1.4 %", "-5"]),
    ("odds of 33-to-1", ["33 ratio"]),
    ("The Senate voted 52-48.", ["52 vote", "48 vote"]),
    ("They won the match 3-1.", ["1..3 score"]),
    ("a 35-year-old, aged 35, an 87 yo man", ["35 year", "35 year", "87 year"]),
    ("the now-65-year-old singer, Maria, 12 - and", ["65 year", "12 year"]),
    ("3.5 times, twice, doubled, tenfold", ["3.5 times", "2 times", "2 times", "10 times"]),
    ("a year and a half, two hours and a quarter", ["1.5 year", "2.25 hour"]),
    ("a quarter of a mile, half a mile", ["0.25 mile", "0.5 mile"]),
    ("10st 5lb, 6 foot 2, 5'11\"", ["10 stone", "5 pound", "6 foot", "2 inch", "5 foot", "11 inch"]),
    ("42 mins, 220 V", ["42 minute", "220 volt"]),
    ("a 4-by-5-inch plate, 20 x 30 cm", ["4 inch", "5 inch", "20 centimetre", "30 centimetre"]),
    ("1280 x 800 pixels", ["1280 pixel", "800 pixel"]),
    ("3,000 square feet of office space", ["3000 square foot"]),
    (
        "415 drone and missile strikes, two pairs of tickets",
        ["415 drone and missile strike", "2 pair of tickets"],
    ),
    ("two 60-minute specials", ["2 60-minute special", "60 minute"]),
    ("four US troops, three police officers", ["4 US troop", "3 police officer"]),
    ("two rights groups, nine Dead Sea Scrolls", ["2 rights group", "9 Dead Sea Scroll"]),
    ("330 of the inn's 397 guest rooms", ["330 guest room", "397 guest room"]),
    ("one of the 12 men, one of two black cats", ["1 man", "12 man", "1 black cat", "2 black cat"]),
    ("the mayor Ana Ruiz's 20-minute talk, a South Korea 24-hour shop", ["20 minute", "24 hour"]),
    ("lamps of 2700K, at 132 pounds she won", ["2700 kelvin", "132 pound"]),
    ("four old and five young members; then the two entered", ["4 old member", "5 young member", "2"]),
    ("3,000 U.S. troops, one US postal clerk", ["3000 U.S. troop", "1 US postal clerk"]),
    ("between ages five and 17, from age 18 to age 34", ["5..17 year", "18..34 year"]),
    ("two families, including two 13-year-olds", ["2 family", "2 13-year-old", "13 year"]),
    ("Of 57 killed, 22 were women and eight were children.", ["57 people", "22 woman", "8 child"]),
    ("between one thousand and two thousand", ["1000..2000"]),
    ("it' s said that 1, 118 men ran", ["1118 man"]),
    ("when she turned 18, he left", ["18 year"]),
    ("In January, 16 per cent agreed.", ["16 %"]),
    ("She scored 20 of her season-high 31 points.", ["20 point", "31 point"]),
    ("Ana, 15, and Tom, eight", ["15 year", "8 year"]),
    ("They found that one in 10 staff, of its many foreign plants", ["0.1"]),
    ("2- and 3-bedroom flats", ["2 bedroom", "3 bedroom"]),
    ("a cut from 5 to 7 per cent to 3 to 5 per cent", ["5..7 %", "3..5 %"]),
    ("closed up 1.91 per cent, or 326.15 points", ["1.91 %", "326.15 point"]),
    ("250 new Covid-19 cases, two F-16 jets", ["250 new Covid-19 case", "2 F-16 jet"]),
    ("Past 4 of 9 danger zones", ["4 danger zone", "9 danger zone"]),
    ("eight of the 10 hottest years", ["8 year", "10 year"]),
    ("one of the cheapest and most effective ways", ["1 cheapest and most effective way"]),
    ("relief to one family, reports the Post", ["1 family"]),
    ("six small, red boats; their sons, ages 5 and 6,", ["6 small red boat", "5 year", "6 year"]),
    ("one of 100 9/11 dogs in 2011-12, 3 men", ["1", "100", "3 man"]),
    ("claimed 12 lives, 2 missing boys", ["12 life", "2 missing boy"]),
    ("The Nasdaq gained 12.17 to close at 1,489.46.", ["12.17 point", "1489.46 point"]),
    ("rose 12.5 points, or 0.2 per cent, to close at 7,400", ["12.5 point", "0.2 %", "7400 point"]),
]
NOT_FIGURES = [
    "It met on 5 May, on June 10 and 12, at 9.30am, 17:45 GMT and 23:00.",
    "In 2019, since the 1980s and in '08, from 1914 to 1918.",
    "An F-16, a Boeing 747, Covid-19, the G7, Article 5, Channel 4 and No 10.",
    "Call 020 7946 0958, dial 911 or +44 20 7946 0958; read https://example.org/2019/12.",
    "Call or text 988 to be heard, text HOME to 741741; call them free on 116 123 or write.",
    "Toyota (7203.T); the 6000 block of Main; an 1859 letter, one 1861 speech; at 9 tonight.",
    "Version 2.4.1 of the iPhone 12, Galaxy S23, PlayStation 5.",
    "See page 3 and Figure 2.",
    "No one knew which one it was; one would think so; every one of them.",
    "For one thing, one by one, one-on-one, one-to-one, one-size-fits-all, 1:1 chats.",
    "In the film, episode seven is the best.",
    "The site 444.hu showed it; one said so; the rule of six.",
    "Between junctions 34 and 35, in chapters 3, 4 and 5, the new elements 113 and 115.",
    "A latest one involving birds, on Radio 4.",
    "They bought the painter's 1877 A Walk by the Sea.",
    "It runs on Desktop 2.0 now, on air at 9/8c; season eight debuts today.",
    "Step four: in week two of it, at camp two, size 6, season 12.",
    "A 3-D film, a 1080p picture, a 4K screen, a game in 4K, an HP 9000/715, a pressure of 120/80.",
    "We had our supper and some wine at Eleven Madison Park in the end.",
    "It is said that The Ten Commandments were read aloud, and 50 Cent sang.",
    "A six-a-side team of net zero and zero waste, below zero.",
    "one measuring her heart, one caused by others",
]
MALFORMED: list[tuple[str, list[str]]] = [
    ("203,00 deaths", ["203.00", "20300", "203000"]),
    ("It cost £22.000.", ["22000", "22"]),
    ("It cost $1,8923.", ["1.8923", "18923"]),
    ("500,00 tests", ["500.00", "50000", "500000"]),
    ("1,,000 people", ["1000", "1"]),
    ("14million, of the 20 million", ["14000000"]),
]


def plain(value: Decimal | None) -> str:
    return "" if value is None else format(value.normalize(), "f")


def written(reading: Reading) -> str:
    """ "value unit", "low..high unit", or the bare value."""
    value = f"{plain(reading.low)}..{plain(reading.high)}" if reading.value is None else plain(reading.value)
    return f"{value} {reading.unit}" if reading.unit else value


def stated(row: str) -> str:
    """The row with its value in full: "5E+9 GBP" is "5000000000 GBP"."""
    value, space, unit = row.partition(" ")
    return row if ".." in value else plain(Decimal(value)) + space + unit


@pytest.mark.parametrize(("text", "rows"), [*MAGNITUDES, *MONEY, *UNITS])
def test_read(text: str, rows: list[str]) -> None:
    readings = quantities(text)
    assert [written(reading) for reading in readings] == [stated(row) for row in rows]
    assert all(text[reading.start : reading.end] == reading.surface for reading in readings)


@pytest.mark.parametrize("text", NOT_FIGURES)
def test_not_figures(text: str) -> None:
    assert [reading.surface for reading in quantities(text)] == []


@pytest.mark.parametrize(("text", "readings"), MALFORMED)
def test_malformed_numerals_tell_what_they_could_be(text: str, readings: list[str]) -> None:
    assert quantities(text)[0].alternatives == tuple(map(Decimal, readings))


def test_a_paper_that_never_spaces_a_magnitude_is_not_corrected() -> None:
    assert [reading.alternatives for reading in quantities("£40million, and 14million, they said")] == [
        (),
        (),
    ]
