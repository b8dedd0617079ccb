#!/usr/bin/env python3
"""Verifies a transcript by draw-v1.md §15, in plain Python 3 without other packages.

    python3 docs/spec/verify_transcript.py FILE [PREDECESSOR]

Prints every check; exits with 0 if none fails, 1 if some does, 2 if the file does not have the form of a transcript.
It is the proof that the text is enough, not a fast tool: the shuffle of a thousand places takes minutes.
"""

import base64
import json
import re
import sys
import unicodedata

import generate_vectors as spec
import transcript_form

BLANK = re.compile("[\t-\r\u2028\u2029\ufeff]")  # and category Zs


class Failed(Exception):
    """A check does not hold; says what was expected and found."""


def expect(expected, found, what=""):
    if spec.canonical(expected) != spec.canonical(found):
        raise Failed(f"{what} expected {spec.canonical(expected)[:200]}, found {spec.canonical(found)[:200]}")


def hold(condition, what):
    if not condition:
        raise Failed(what)


class NotShown(Exception):
    """The copy leaves out what the check needs."""


def decode_columns(roster):
    """§12.1, back to rows; refuses what is not written exactly so."""
    ids = roster["ids"].split("\n")
    hold(all(spec.by_bytes(a) < spec.by_bytes(b) for a, b in zip(ids, ids[1:])), "ids out of order")
    names = [column["attribute"] for column in roster["attributes"]]
    hold(names == sorted(set(names), key=spec.by_bytes), "attributes out of order")
    rows = [{} for _ in ids]
    for column in roster["attributes"]:
        codes = []
        for part in column["codes"].split(","):
            index, _, count = part.partition("*")
            codes += [int(index)] * (int(count) if count else 1)
        hold(len(codes) == len(ids) and spec.encode_codes(codes) == column["codes"], "codes badly written")
        values = column["values"]
        hold(values == sorted({values[c] for c in codes}, key=spec.by_bytes), "values badly written")
        for row, code in zip(rows, codes):
            row[column["attribute"]] = values[code]
    return [
        {
            "id": id,
            "status": row.get("status", ""),
            "district": row.get("district", ""),
            "facts": {n: v for n, v in row.items() if n not in ("status", "district") and v != ""},
        }
        for id, row in zip(ids, rows)
    ]


class Verifier:
    def __init__(self, transcript, before=None):
        self.t, self.before = transcript, before
        self.rules = transcript["seal"]["rules"]
        self.changes = (transcript["predecessor"] or {"changes": []})["changes"]
        self.rows = None

    # -- seal and seed

    def seal_hash(self):
        expect(spec.seal_hash(self.t["seal"]), self.t["sealHash"])

    def seal_coherent(self):
        seal, rules = self.t["seal"], self.rules
        expect(seal["drawNumber"], self.t["drawNumber"])
        times = [seal["sealedAt"], seal["contributionsUntil"], seal["revealsUntil"]]
        times += [seal["publicSource"]["notBefore"]] if seal["publicSource"] else []
        hold(times == sorted(times), "times out of order")
        hold(seal["withheldRule"] == "void" or seal["publicSource"], "leave-out without a public source")
        for name, key in [("exclusions", "id"), ("witnesses", "department")]:
            keys = [spec.by_bytes(entry[key]) for entry in seal[name]]
            hold(keys == sorted(set(keys)), f"{name} out of order")
        task = [rules["lead"], *rules["participants"]]
        hold(len(set(task)) == len(task), "a department twice")
        hold({d["code"] for d in seal["departments"]} >= set(task), "a department without name")
        self.rules_coherent(task)
        forms = {w["form"] for w in seal["witnesses"]}
        reach = 3 if seal["publicSource"] or "committed" in forms else 2 if forms else 1
        hold(seal["leastAssurance"] <= reach, "assurance out of reach")

    def rules_coherent(self, task):
        """§3.1."""
        rules, quota, team = self.rules, self.rules["quota"], self.rules["team"]
        rates = quota.get("rates", [])
        for name, names in {
            "items": [i["code"] for i in rules["items"]],
            "filters": [f["attribute"] for f in rules["filters"]],
            "stratifyBy": rules["stratifyBy"],
            "rates": [spec.canonical(r["stratum"]) for r in rates],
            "weights": [w["value"] for w in rules.get("weighting", {"weights": []})["weights"]],
        }.items():
            hold(len(set(names)) == len(names), f"{name}: one twice")
        hold(rules["items"] and all(i["department"] in task for i in rules["items"]), "items")
        based = {b["item"] for b in rules["fullCoverageBasis"] if not is_blank(b["basis"])}
        hold(all(not i["fullCoverage"] or i["code"] in based for i in rules["items"]), "full coverage without basis")
        ratios = [r["ratio"] for r in rates] + ([quota["ratio"]] if quota["kind"] == "ratio" else [])
        hold(all(r["num"] <= r["den"] for r in ratios), "a ratio above the whole")
        hold(2 <= team["size"] <= 20 and 1 <= team["routeLength"] <= 200 and team["loadCap"] >= 1, "team")
        hold(rules["inspectionFrom"] <= rules["inspectionUntil"], "inspection ends before it begins")

    def seed(self):
        seal, evidence = self.t["seal"], self.t["evidence"]
        expect(spec.compute_seed(seal, evidence), self.t["seed"])
        if evidence["kind"] == "given":
            hold(not seal["witnesses"] and not seal["publicSource"], "a given seed in a witnessed draw")
        else:
            self.protocol(seal, evidence)
        hold(spec.assurance_of(seal, evidence) >= seal["leastAssurance"], "assurance too low")

    def protocol(self, seal, evidence):
        expect(seal["secretHash"], spec.secret_hash(evidence["secret"]), "secret")
        forms = {w["department"]: w["form"] for w in seal["witnesses"]}
        given = evidence["contributions"]
        order = [spec.by_bytes(c["department"]) for c in given]
        hold(order == sorted(set(order)), "contributions out of order")
        all_there = len(given) == len(forms)
        opening = max([seal["sealedAt"], *(c["at"] for c in given)]) if all_there else seal["contributionsUntil"]
        for c in given:
            hold(forms.get(c["department"]) == c["form"], "a stranger, or the wrong form")
            hold(seal["sealedAt"] <= c["at"] <= seal["contributionsUntil"], "early or late")
            if c["form"] == "typed":
                continue
            hold((c["value"] is None) == (c["revealedAt"] is None), "half revealed")
            if c["value"] is None:
                hold(seal["withheldRule"] == "leave-out" and seal["publicSource"], "withheld")
                continue
            expect(c["commitment"], spec.commitment(c["value"], spec.seal_hash(seal), c["department"]), "commitment")
            hold(opening <= c["revealedAt"] <= seal["revealsUntil"], "revealed early or late")
        source, value = seal["publicSource"], evidence["publicValue"]
        hold(bool(source) == bool(value), "public value")
        hold(not value or value["at"] >= source["notBefore"], "public value too early")

    def assurance(self):
        expect(spec.entropy_of(self.t["seal"], self.t["evidence"]), self.t["entropy"])
        expect(spec.assurance_of(self.t["seal"], self.t["evidence"]), self.t["assurance"])

    # -- lists and sample

    def entity_root(self):
        self.rows = decode_columns(self.t["roster"])
        selection = spec.merkle_root([spec.selection_leaf(e) for e in self.rows])
        root = spec.node(selection, bytes.fromhex(self.t["roster"]["identityRoot"])).hex()
        expect(self.t["seal"]["entities"], {"root": root, "size": len(self.rows)})

    def sample(self):
        listed = {x["id"]: x["reason"] for x in self.t["seal"]["exclusions"]}
        strata = spec.make_strata(self.rows, self.rules, listed)
        return spec.draw_sample(strata, self.rules, self.t["seed"])

    def exclusions(self):
        listed = {x["id"]: x["reason"] for x in self.t["seal"]["exclusions"]}
        hold(set(listed) <= {e["id"] for e in self.rows}, "an excluded entity is not in the list")
        reasons = [spec.reason_against(e, self.rules, listed) for e in self.rows]
        counts = [{"reason": r, "count": reasons.count(r)} for r in spec.REASONS if r in reasons]
        expect(counts, self.t["exclusions"])

    def strata(self):
        expect(self.sample()[2], self.t["strata"])

    def after_changes(self):
        drawn, reserve, _ = self.sample()
        replaced = []
        for change in self.changes:
            if change["kind"] != "entity-replaced":
                continue
            at = next((i for i, line in enumerate(drawn) if line["entity"]["id"] == change["entity"]), None)
            hold(at is not None, "a replaced entity was not visited")
            spare = next((line for line in reserve if line["stratum"] == drawn[at]["stratum"]), None)
            hold(spare and spare["entity"]["id"] == change["by"], "not the next in reserve")
            replaced.append(drawn[at])
            drawn[at] = spare
            reserve.remove(spare)
        return {"drawn": drawn, "reserve": reserve, "replaced": replaced}

    def records(self, name):
        brief = lambda line: [line["entity"]["id"], line["ticket"], line["rank"], line["stratum"]]  # noqa: E731
        expected, found = self.after_changes()[name], self.t.get(name, [])
        for i, (a, b) in enumerate(zip(expected, found)):
            expect(brief(a), brief(b), f"/{name}/{i}")
        expect(len(expected), len(found), name)

    def drawn(self):
        self.records("drawn")
        self.records("replaced")

    def reserve(self):
        self.records("reserve")

    def identity(self):
        index = {e["id"]: i for i, e in enumerate(self.rows)}
        shown = [line["entity"] for line in self.t["drawn"] + self.t["reserve"] + self.t.get("replaced", [])]
        known = {}
        for e in shown:
            hold(e["id"] in index, "not in the list")
            hold("" not in e["facts"].values(), "an empty fact")
            expect(spec.attributes_of(self.rows[index[e["id"]]]), spec.attributes_of(e), e["id"])
            known[index[e["id"]]] = spec.identity_leaf(e)
        hold(len(known) == len(shown), "an entity twice")
        proof = base64.b64decode(self.t["roster"]["identityProof"])
        hashes = iter([proof[i : i + 32] for i in range(0, len(proof), 32)])
        root = partial_root(len(self.rows), 0, known, hashes)
        hold(root is not None and next(hashes, None) is None, "the proof has the wrong length")
        expect(self.t["roster"]["identityRoot"], root.hex())

    # -- officers and teams

    def officer_root(self):
        ids = [spec.by_bytes(o["id"]) for o in self.t["officers"]]
        hold(ids == sorted(set(ids)), "officers out of order")
        expect(self.t["seal"]["inspectors"], {"root": spec.officer_root(self.t["officers"]), "size": len(ids)})

    def officers_opened(self):
        for o in self.t["officers"]:
            if o["opened"]:
                sealed = {"salt": o["opened"]["salt"], "inspector": inspector(o)}
                expect(spec.officer_record(sealed)["hiddenHash"], o["hiddenHash"], o["id"])
        self.need_open()

    def need_open(self):
        if any(o["opened"] is None for o in self.t["officers"]):
            raise NotShown("the public copy closes the officers' records")

    def teams(self):
        expect(spec.make_teams(self.sample()[0], self.rules["team"]["routeLength"]), self.t["teams"])

    def places(self):
        m, officers = self.t["matching"], self.t["officers"]
        places = [p for t in range(len(self.t["teams"])) for p in spec.places_of(t, self.rules)]
        expect(places, [{n: s[n] for n in ["team", "role", "department"]} for s in m["slots"]])
        used = []
        for s in m["slots"]:
            if s["eligible"] not in used:
                used.append(s["eligible"])
            members = m["eligibleSets"][s["eligible"]]
            wanted = [s["department"]] if s["department"] else [self.rules["lead"], *self.rules["participants"]]
            hold(all(officers[j]["department"] in wanted for j in members), "an officer of another department")
            hold(set(s["without"]) <= set(members) and s["without"] == sorted(set(s["without"])), "without")
            hold(0 <= s["base"] < len(officers) and 0 <= s["officer"] < len(officers), "an officer out of range")
            hold(("previous" in s) == (self.t["predecessor"] is not None), "previous")
        expect(list(range(len(m["eligibleSets"]))), used, "sets in order of use")
        hold(all(x == sorted(set(x)) for x in m["eligibleSets"]), "a set out of order")
        hold(len({tuple(x) for x in m["eligibleSets"]}) == len(m["eligibleSets"]), "a set twice")
        expect(0 if self.t["predecessor"] else 64 * len(m["slots"]), m["shuffleSteps"], "shuffleSteps")

    def eligibility(self):
        self.need_open()
        officers = [inspector(o) for o in self.t["officers"]]
        sets, places = spec.eligibility(self.t["drawn"], self.t["teams"], officers, self.rules, self.changes)
        expect(sets, self.t["matching"]["eligibleSets"])
        names = ["eligible", "without"]
        found = [{n: s[n] for n in names} for s in self.t["matching"]["slots"]]
        expect([{n: p[n] for n in names} for p in places], found)

    def problem(self):
        m = self.t["matching"]
        original = {}
        for change in self.changes:
            if change["kind"] == "entity-replaced":
                original[change["by"]] = original.get(change["entity"], change["entity"])
        ids = [self.t["drawn"][team["entities"][0]]["entity"]["id"] for team in self.t["teams"]]
        kept = [s["previous"] for s in m["slots"]] if self.t["predecessor"] else None
        return spec.numeric(
            self.t["seed"], self.rules, self.t["officers"], m["slots"], m["eligibleSets"], self.t["teams"],
            [original.get(id, id) for id in ids], kept,
        )  # fmt: skip

    def base_plan(self):
        m = self.t["matching"]
        problem = self.problem()
        _, classes = spec.classes_of(problem)
        lengths = [len(m["certificate"]["classes"]), len(m["certificate"]["officers"])]
        expect([len(classes), problem.n], lengths, "certificate")
        law = spec.check_certificate(problem, [s["base"] for s in m["slots"]], m["certificate"])
        hold(law is True, f"law {law}")
        expect(spec.certificate_of(problem, [s["base"] for s in m["slots"]]), m["certificate"], "smallest prices")
        better = spec.better_slot(problem, [s["base"] for s in m["slots"]], m["certificate"])
        hold(better is None, f"another plan of the same cost comes first, from place {better}")

    def plan(self):
        base = [s["base"] for s in self.t["matching"]["slots"]]
        if not self.t["predecessor"]:
            stream = spec.Stream(spec.key(self.t["seed"], "shuffle"))
            base = spec.shuffle(self.problem(), base, stream.below)
        expect(base, [s["officer"] for s in self.t["matching"]["slots"]])

    def predecessor(self):
        link = self.t["predecessor"]
        if link is None:
            return
        hold(len({spec.canonical(c) for c in link["changes"]}) == len(link["changes"]), "a change twice")
        if self.before is None:
            raise NotShown("no predecessor was given")
        expect(spec.transcript_hash(spec.public_copy(self.before)), link["transcriptHash"])
        expect([self.before["sealHash"], self.before["seed"]], [self.t["sealHash"], self.t["seed"]])
        earlier = (self.before["predecessor"] or {"changes": []})["changes"]
        expect(earlier, link["changes"][: len(earlier)])
        expect([s["officer"] for s in self.before["matching"]["slots"]], [s["previous"] for s in self.t["matching"]["slots"]])


CHECKS = [
    "seal_hash", "seal_coherent", "seed", "assurance", "entity_root", "exclusions", "strata", "drawn", "reserve",
    "identity", "officer_root", "officers_opened", "teams", "places", "eligibility", "base_plan", "plan", "predecessor",
]  # fmt: skip


def is_blank(text):
    return all(BLANK.match(c) or unicodedata.category(c) == "Zs" for c in text)


def partial_root(size, start, known, hashes):
    """§2.3."""
    if not any(start <= i < start + size for i in known):
        return next(hashes, None)
    if size == 1:
        return known[start]
    k = spec.split(size)
    left = partial_root(k, start, known, hashes)
    right = partial_root(size - k, start + k, known, hashes)
    return spec.node(left, right) if left and right else None


def inspector(record):
    return {**record["opened"]["hidden"], **{n: record[n] for n in ["id", "name", "department", "carriedLoad"]}}


def verify(transcript, before=None):
    """Yields (check, outcome, words) for every check."""
    fault = transcript_form.first_fault(transcript)
    yield "form", *(("passed", "") if fault is None else ("failed", f"at {fault or 'the top'}"))
    if fault is not None:
        yield from ((name.replace("_", "-"), "not-shown", "no form") for name in CHECKS)
        return
    verifier = Verifier(transcript, before)
    sound = True
    for name in CHECKS:
        try:
            getattr(verifier, name)()
            yield name.replace("_", "-"), "passed", ""
        except NotShown as reason:
            yield name.replace("_", "-"), "not-shown", str(reason)
        except Failed as reason:
            sound = False
            yield name.replace("_", "-"), "failed", str(reason)
        except (ArithmeticError, KeyError, IndexError, TypeError, ValueError, StopIteration) as error:
            # the document has the form of a transcript, so something that this check rests on is wrong
            yield name.replace("_", "-"), "failed" if sound else "not-shown", f"can't be checked: {error!r}"
            sound = False


def main(paths):
    documents = [json.load(open(path, encoding="utf-8")) for path in paths]
    outcomes = list(verify(*documents))
    for name, outcome, words in outcomes:
        print(f"{name}: {outcome} {words}".rstrip())
    failed = [name for name, outcome, _ in outcomes if outcome == "failed"]
    return 2 if "form" in failed else 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
