"""The form of a transcript: draw-v1.md §12 with the bounds of §17. Plain Python 3 without other packages.

A form is a function that takes a value and its JSON pointer and yields the pointers at which the value does not have it.
"""

import base64
import binascii
import re
from datetime import date

MILLION, SAFE = 1_000_000, 2**53 - 1
HEX = re.compile(r"[0-9a-f]{64}")
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
INSTANT = re.compile(r"(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ")
CONTROL = re.compile("[\u0000-\u001f\u007f-\u009f]")


def units(text):
    """Length in UTF-16 units, or None when the text is not well formed."""
    try:
        return len(text.encode("utf-16-le")) // 2
    except UnicodeEncodeError:
        return None


def when(test):
    """The form of what passes a test."""

    def form(value, at):
        if not test(value):
            yield at

    return form


def text_up_to(most):
    return when(lambda x: isinstance(x, str) and units(x) is not None and units(x) <= most)


def integer(least, most):
    return when(lambda x: type(x) is int and least <= x <= most)


def one_of(*values):
    return when(lambda x: any(type(x) is type(v) and x == v for v in values))


def list_of(most, item):
    def form(value, at):
        if not isinstance(value, list) or len(value) > most:
            yield at
            return
        for i, member in enumerate(value):
            yield from item(member, f"{at}/{i}")

    return form


def record(optional=(), **members):
    """An object with exactly these members. A name that is a word of Python is written with a line below it."""
    members = {name.rstrip("_"): form for name, form in members.items()}

    def form(value, at):
        if not isinstance(value, dict):
            yield at
            return
        for name in value:
            if name not in members:
                yield f"{at}/{name}"
        for name, member in members.items():
            if name in value:
                yield from member(value[name], f"{at}/{name}")
            elif name not in optional:
                yield f"{at}/{name}"

    return form


def nullable(form):
    return lambda value, at: iter(()) if value is None else form(value, at)


def variant(name, **forms):
    """A record whose member `name` says which one it is."""
    forms = {kind.replace("_", "-"): form for kind, form in forms.items()}

    def form(value, at):
        kind = value.get(name) if isinstance(value, dict) else None
        if isinstance(kind, str) and kind in forms:
            yield from forms[kind](value, at)
        else:
            yield f"{at}/{name}" if isinstance(value, dict) else at

    return form


def is_day(value):
    found = DAY.fullmatch(value) if isinstance(value, str) and value.isascii() else None
    try:
        return bool(found) and 1900 <= date(*map(int, found.groups())).year <= 2199
    except ValueError:
        return False


def is_instant(value):
    found = INSTANT.fullmatch(value) if isinstance(value, str) and value.isascii() else None
    return bool(found) and is_day(found[1])


def is_id(value):
    if not isinstance(value, str) or units(value) is None or CONTROL.search(value):
        return False
    return 1 <= len(value.encode("utf-8")) <= 55


def is_code(most):
    return lambda value: isinstance(value, str) and bool(re.fullmatch(rf"[0-9A-Za-z-]{{1,{most}}}", value, re.ASCII))


def are_hashes(value):
    if not isinstance(value, str) or len(value) > 4 * -(-64 * MILLION // 3):
        return False
    try:
        found = base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return False
    return len(found) % 32 == 0 and base64.b64encode(found).decode() == value


def facts(value, at):
    if not isinstance(value, dict) or len(value) > 32:
        yield at
        return
    for name, text in value.items():
        named = units(name) is not None and 1 <= units(name) <= 60 and name != "__proto__"
        if not named or list(text_up_to(300)(text, "")):
            yield at


hash_ = when(lambda x: isinstance(x, str) and bool(HEX.fullmatch(x)))
day, instant, id_ = when(is_day), when(is_instant), when(is_id)
code, number = when(is_code(20)), when(is_code(40))
district = when(lambda x: x == "" or is_code(20)(x))
name, note, long_text = text_up_to(300), text_up_to(1_000), text_up_to(8_000)
attribute, attribute_value = text_up_to(60), text_up_to(300)
count, truth = integer(0, MILLION), one_of(True, False)
officer_index, tenths = integer(0, 99_999), integer(0, 100_000)

item = record(
    code=id_, name=name, department=code, objectType=name, basis=long_text, content=long_text, method=name,
    ratioText=name, frequencyText=name, weight=one_of("ordinary", "key"), fullCoverage=truth, guidance=long_text,
)  # fmt: skip

ratio = record(num=integer(1, 2**31 - 1), den=integer(1, 2**31 - 1))
rounding = one_of("up", "down")
stratum_values = list_of(4, attribute_value)
quota = variant(
    "kind",
    ratio=record(kind=one_of("ratio"), ratio=ratio, rounding=rounding),
    ratio_per_stratum=record(
        kind=one_of("ratio-per-stratum"),
        rates=list_of(10_000, record(stratum=stratum_values, ratio=ratio)),
        rounding=rounding,
    ),
    count=record(kind=one_of("count"), count=integer(1, MILLION)),
)

rules = record(
    optional=["weighting"],
    title=name,
    provincialTaskNumber=name,
    lead=code,
    participants=list_of(24, code),
    items=list_of(200, item),
    fullCoverageBasis=list_of(200, record(item=id_, basis=long_text)),
    directedReason=long_text,
    filters=list_of(16, record(attribute=attribute, values=list_of(2_000, attribute_value))),
    stratifyBy=list_of(4, attribute),
    quota=quota,
    weighting=record(
        attribute=attribute, weights=list_of(2_000, record(value=attribute_value, weight=integer(1, 64)))
    ),
    reserve=count,
    team=record(
        size=count, routeLength=count, loadCap=count, districtRule=one_of("own", "never-own", "any"), leadQualification=name
    ),
    inspectionFrom=day,
    inspectionUntil=day,
    deadlineProvisional=truth,
)

list_root = record(root=hash_, size=integer(1, MILLION))
seal = record(
    format=one_of("ssj-seal-1"),
    drawNumber=number,
    sealedAt=instant,
    itemListVersion=name,
    entities=list_root,
    inspectors=list_root,
    rules=rules,
    exclusions=list_of(
        MILLION, record(id=id_, reason=one_of("frequency-cap", "recent-result-reused", "listed"), note=note)
    ),
    departments=list_of(2_000, record(code=code, name=name)),
    districts=list_of(2_000, record(code=code, name=name)),
    witnesses=list_of(50, record(department=code, person=id_, name=name, form=one_of("typed", "committed"))),
    secretHash=hash_,
    publicSource=nullable(
        record(kind=one_of("dice", "lottery", "drand", "nist-beacon"), name=name, notBefore=instant, entropyTenths=tenths)
    ),
    contributionsUntil=instant,
    revealsUntil=instant,
    withheldRule=one_of("void", "leave-out"),
    leastAssurance=one_of(1, 2, 3),
    replaces=nullable(record(drawNumber=number, reason=note)),
)

contribution = variant(
    "form",
    typed=record(department=code, form=one_of("typed"), text=note, at=instant),
    committed=record(
        department=code, form=one_of("committed"), commitment=hash_, value=nullable(hash_), at=instant,
        revealedAt=nullable(instant),
    ),
)  # fmt: skip
evidence = variant(
    "kind",
    protocol=record(
        kind=one_of("protocol"),
        secret=hash_,
        contributions=list_of(50, contribution),
        publicValue=nullable(record(value=note, at=instant)),
    ),
    given=record(kind=one_of("given"), seed=hash_),
)

entity = record(
    id=id_,
    name=name,
    status=one_of("active", "deregistered", "revoked", "moved-out", "cancelled", "closed"),
    district=district,
    address=note,
    facts=facts,
)
line = record(entity=entity, ticket=hash_, rank=integer(1, MILLION), stratum=integer(0, 9_999))
hidden = record(
    district=district,
    certificates=list_of(2, record(number=name, validUntil=day)),
    qualifications=list_of(50, name),
    leave=list_of(100, record(from_=day, to=day)),
    conflicts=list_of(
        2_000, record(entity=id_, reason=one_of("interest", "relative", "former-employer", "other"))
    ),
    formerEmployers=list_of(50, name),
)
officer = record(
    id=id_, name=name, department=code, carriedLoad=count, hiddenHash=hash_,
    opened=nullable(record(salt=hash_, hidden=hidden)),
)  # fmt: skip

team_number = integer(1, MILLION)
change = variant(
    "kind",
    recused=record(kind=one_of("recused"), team=team_number, officer=id_),
    unavailable=record(kind=one_of("unavailable"), officer=id_),
    entity_replaced=record(kind=one_of("entity-replaced"), team=team_number, entity=id_, by=id_),
)
predecessor = record(
    transcriptHash=hash_,
    kind=one_of("replacement"),
    reason=one_of("recusal", "leave", "no-response", "entity-unreachable"),
    note=note,
    changes=list_of(100_000, change),
)

slot = record(
    optional=["previous"],
    team=count,
    role=one_of("lead", "department", "member"),
    department=district,
    eligible=integer(0, MILLION - 1),
    without=list_of(100_000, officer_index),
    previous=integer(-1, 99_999),
    base=officer_index,
    officer=officer_index,
)


def price(value, at):
    if not isinstance(value, list) or len(value) != 2:
        yield at
        return
    for i, part in enumerate(value):
        yield from integer(-SAFE, SAFE)(part, f"{at}/{i}")


matching = record(
    eligibleSets=list_of(MILLION, list_of(100_000, officer_index)),
    slots=list_of(MILLION, slot),
    certificate=record(classes=list_of(MILLION, price), officers=list_of(100_000, price)),
    shuffleSteps=integer(0, 64 * MILLION),
)

transcript = record(
    optional=["replaced"],
    format=one_of("ssj-transcript-1"),
    engine=name,
    drawNumber=number,
    predecessor=nullable(predecessor),
    seal=seal,
    sealHash=hash_,
    evidence=evidence,
    seed=hash_,
    entropy=list_of(
        52, record(source=when(lambda x: x in ("operator", "public-value") or is_code(20)(x)), entropyTenths=tenths)
    ),
    assurance=one_of(1, 2, 3),
    roster=record(
        ids=text_up_to(56 * MILLION),
        attributes=list_of(
            1_024,
            record(attribute=attribute, values=list_of(MILLION, attribute_value), codes=text_up_to(8 * MILLION)),
        ),
        identityRoot=hash_,
        identityProof=when(are_hashes),
    ),
    exclusions=list_of(
        5,
        record(
            reason=one_of("filtered", "not-active", "frequency-cap", "recent-result-reused", "listed"), count=count
        ),
    ),
    strata=list_of(
        10_000,
        record(
            stratum=stratum_values, population=count, living=count, pool=count, drawn=count, reserve=count,
            cutoff=nullable(hash_),
        ),
    ),
    drawn=list_of(MILLION, line),
    reserve=list_of(MILLION, line),
    replaced=list_of(100_000, line),
    officers=list_of(100_000, officer),
    teams=list_of(MILLION, record(number=team_number, entities=list_of(200, integer(0, MILLION - 1)))),
    matching=matching,
)  # fmt: skip


def first_fault(document):
    """Pointer of the first place without its form, or None."""
    return next(transcript(document, ""), None)
