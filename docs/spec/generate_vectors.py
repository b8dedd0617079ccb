#!/usr/bin/env python3
"""Makes the vectors in vectors/ from draw-v1.md and matching-v1.md, in plain Python 3 without other packages.

This is the second implementation of the specification. It was written from the text, shares no code with the first,
and solves the matching by other means (Bellman-Ford, the tie rule by trying), so it is slow and only for small cases.

    python3 docs/spec/generate_vectors.py            writes docs/spec/vectors/*.json
    python3 docs/spec/generate_vectors.py --check    compares with what is there and writes nothing
"""

import base64
import copy
import hashlib
import json
import sys
from pathlib import Path

# ---------------------------------------------------------------- §1 bytes, texts, numbers


def sha(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def sha_hex(text: str) -> str:
    return sha(text.encode("utf-8")).hex()


def canonical(value) -> str:
    """Canonical JSON: RFC 8785, integers only."""
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, int):
        if abs(value) > 2**53 - 1:
            raise ValueError("not a safe integer")
        return str(value)
    if isinstance(value, str):
        value.encode("utf-8")  # raises on a lone surrogate
        return escape(value)
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(escape(key) + ":" + canonical(value[key]) for key in keys) + "}"
    raise ValueError(f"no canonical form: {value!r}")


SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


def escape(text: str) -> str:
    return '"' + "".join(SHORT.get(c) or (f"\\u{ord(c):04x}" if ord(c) < 0x20 else c) for c in text) + '"'


def by_bytes(text: str) -> bytes:
    return text.encode("utf-8")


# ---------------------------------------------------------------- §2 the lists


def leaf(text: str) -> bytes:
    return sha(b"\x00" + text.encode("utf-8"))


def node(left: bytes, right: bytes) -> bytes:
    return sha(b"\x01" + left + right)


def split(size: int) -> int:
    """The largest power of two below the size."""
    power = 1
    while power * 2 < size:
        power *= 2
    return power


def merkle_root(hashes) -> bytes:
    if not hashes:
        return sha(b"")
    if len(hashes) == 1:
        return hashes[0]
    k = split(len(hashes))
    return node(merkle_root(hashes[:k]), merkle_root(hashes[k:]))


def audit_path(hashes, index):
    """RFC 6962 §2.1.1."""
    if len(hashes) <= 1:
        return []
    k = split(len(hashes))
    if index < k:
        return audit_path(hashes[:k], index) + [merkle_root(hashes[k:])]
    return audit_path(hashes[k:], index - k) + [merkle_root(hashes[:k])]


def partial_proof(hashes, known, start=0):
    """§2.3; `known` are indexes in the whole tree."""
    inside = [i for i in known if start <= i < start + len(hashes)]
    if not inside:
        return [merkle_root(hashes)]
    if len(hashes) == 1:
        return []
    k = split(len(hashes))
    return partial_proof(hashes[:k], known, start) + partial_proof(hashes[k:], known, start + k)


def attributes_of(entity):
    found = {"status": entity["status"], "district": entity["district"], **entity["facts"]}
    return {name: value for name, value in found.items() if value != ""}


def selection_leaf(entity):
    return leaf(canonical({"attributes": attributes_of(entity), "id": entity["id"]}))


def identity_leaf(entity):
    return leaf(canonical({"address": entity["address"], "id": entity["id"], "name": entity["name"]}))


def entity_root(entities):
    selection = merkle_root([selection_leaf(e) for e in entities])
    identity = merkle_root([identity_leaf(e) for e in entities])
    return node(selection, identity).hex()


HIDDEN = ["certificates", "conflicts", "district", "formerEmployers", "leave", "qualifications"]


def officer_record(sealed):
    inspector, salt = sealed["inspector"], sealed["salt"]
    hidden = {name: inspector[name] for name in HIDDEN}
    record = {name: inspector[name] for name in ["id", "name", "department", "carriedLoad"]}
    record["hiddenHash"] = sha(bytes.fromhex(salt) + canonical(hidden).encode("utf-8")).hex()
    record["opened"] = {"salt": salt, "hidden": hidden}
    return record


def officer_root(records):
    names = ["carriedLoad", "department", "hiddenHash", "id", "name"]
    return merkle_root([leaf(canonical({name: r[name] for name in names})) for r in records]).hex()


# ---------------------------------------------------------------- §3–§5 seal, evidence, seed


def seal_hash(seal):
    return sha_hex(canonical(seal))


def secret_hash(secret):
    return sha_hex(f"SSJ-SECRET-1\n{secret}\n")


def commitment(value, sealed_hash, department):
    return sha_hex(f"SSJ-COMMIT-1\n{sealed_hash}\n{department}\n{value}\n")


def seed_text(seal, evidence):
    lines = ["SSJ-SEED-1", seal_hash(seal)]
    if evidence["kind"] == "given":
        lines.append("given " + evidence["seed"])
    else:
        lines.append("secret " + evidence["secret"])
        for c in sorted(evidence["contributions"], key=lambda c: by_bytes(c["department"])):
            if c["form"] == "typed":
                lines.append(f"typed {c['department']} {c['text'].encode('utf-8').hex()}")
            elif c["value"] is not None:
                lines.append(f"committed {c['department']} {c['value']}")
        source, value = seal["publicSource"], evidence["publicValue"]
        if source and value:
            name = source["name"].encode("utf-8").hex()
            lines.append(f"public {source['kind']} {name} {value['value'].encode('utf-8').hex()}")
    return "".join(line + "\n" for line in lines)


def compute_seed(seal, evidence):
    return sha_hex(seed_text(seal, evidence))


def key(seed, purpose):
    return sha_hex(f"SSJ1\n{purpose}\n{seed}\n")


SPACES = " \t\r\n\u3000"


def typed_tenths(text):
    text = text.lstrip(SPACES)
    if not text.startswith("骰"):
        return 0
    rest = text[1:].lstrip(SPACES + ":：")
    digits = [c for c in rest if c in "0123456789"]
    clean = rest[:1] in tuple("0123456789") and all(c in "0123456789,，" + SPACES for c in rest)
    return min(2560, 33219 * len(digits) // 1000) if clean else 0


def entropy_of(seal, evidence):
    if evidence["kind"] == "given":
        return [{"source": "operator", "entropyTenths": 0}]
    found = [{"source": "operator", "entropyTenths": 2560}]
    for c in evidence["contributions"]:
        if c["form"] == "typed":
            found.append({"source": c["department"], "entropyTenths": typed_tenths(c["text"])})
        elif c["value"] is not None:
            found.append({"source": c["department"], "entropyTenths": 2560})
    if seal["publicSource"] and evidence["publicValue"]:
        found.append({"source": "public-value", "entropyTenths": seal["publicSource"]["entropyTenths"]})
    return found


def assurance_of(seal, evidence):
    if evidence["kind"] == "given":
        return 1
    opened = any(c["form"] == "committed" and c["value"] for c in evidence["contributions"])
    if opened or (seal["publicSource"] and evidence["publicValue"]):
        return 3
    return 2 if any(c["form"] == "typed" for c in evidence["contributions"]) else 1


# ---------------------------------------------------------------- §6–§8 pool, numbers, tickets

REASONS = ["filtered", "not-active", "frequency-cap", "recent-result-reused", "listed"]


def reason_against(entity, rules, listed):
    attributes = attributes_of(entity)
    for f in rules["filters"]:
        if attributes.get(f["attribute"], "") not in f["values"]:
            return "filtered"
    if entity["status"] != "active":
        return "not-active"
    return listed.get(entity["id"])


def stratum_of(entity, rules):
    attributes = attributes_of(entity)
    return [attributes.get(name, "") for name in rules["stratifyBy"]]


def make_strata(entities, rules, listed):
    strata = {}
    for e in entities:
        reason = reason_against(e, rules, listed)
        if reason == "filtered":
            continue
        s = strata.setdefault(tuple(stratum_of(e, rules)), {"population": 0, "living": 0, "members": []})
        s["population"] += 1
        s["living"] += e["status"] == "active"
        if reason is None:
            s["members"].append(e)
    order = sorted(strata, key=lambda values: [by_bytes(v) for v in values])
    return [{"stratum": list(values), **strata[values]} for values in order]


def round_ratio(living, ratio, rounding):
    whole, rest = divmod(living * ratio["num"], ratio["den"])
    return whole + (1 if rounding == "up" and rest else 0)


def numbers_to_draw(quota, strata, seed):
    if quota["kind"] == "ratio":
        return [min(len(s["members"]), round_ratio(s["living"], quota["ratio"], quota["rounding"])) for s in strata]
    if quota["kind"] == "ratio-per-stratum":
        rates = {tuple(r["stratum"]): r["ratio"] for r in quota["rates"]}
        return [
            min(len(s["members"]), round_ratio(s["living"], rates[tuple(s["stratum"])], quota["rounding"]))
            for s in strata
        ]
    pools = [len(s["members"]) for s in strata]
    whole = sum(pools)
    drawn = [quota["count"] * pool // whole for pool in pools]
    rests = [quota["count"] * pool % whole for pool in pools]
    quota_key = key(seed, "quota")
    tickets = [sha_hex(quota_key + canonical(s["stratum"])) for s in strata]
    order = sorted(range(len(strata)), key=lambda i: (-rests[i], tickets[i]))
    for i in order[: quota["count"] - sum(drawn)]:
        drawn[i] += 1
    return drawn


def ticket_of(entity, rules, draw_key):
    weighting = rules.get("weighting")
    if not weighting:
        return sha_hex(draw_key + entity["id"])
    value = attributes_of(entity).get(weighting["attribute"], "")
    weight = next((w["weight"] for w in weighting["weights"] if w["value"] == value), 1)
    return min(sha_hex(f"{draw_key}{entity['id']}#{k}") for k in range(1, weight + 1))


def draw_sample(strata, rules, seed):
    draw_key = key(seed, "draw")
    numbers = numbers_to_draw(rules["quota"], strata, seed)
    drawn, reserve, records = [], [], []
    for index, (s, n) in enumerate(zip(strata, numbers)):
        ranked = sorted((ticket_of(e, rules, draw_key), by_bytes(e["id"]), i) for i, e in enumerate(s["members"]))
        lines = [
            {"entity": s["members"][i], "ticket": ticket, "rank": rank, "stratum": index}
            for rank, (ticket, _, i) in enumerate(ranked, 1)
        ]
        drawn += lines[:n]
        spare = lines[n : n + rules["reserve"]]
        reserve += spare
        records.append(
            {
                "stratum": s["stratum"],
                "population": s["population"],
                "living": s["living"],
                "pool": len(s["members"]),
                "drawn": n,
                "reserve": len(spare),
                "cutoff": lines[n - 1]["ticket"] if n else None,
            }
        )
    drawn.sort(key=lambda line: (line["ticket"], by_bytes(line["entity"]["id"])))
    return drawn, reserve, records


# ---------------------------------------------------------------- §9, §10 teams, places, who may go


def make_teams(drawn, length):
    routes, open_route = [], {}
    for index, line in enumerate(drawn):
        district = line["entity"]["district"]
        route = open_route.get(district)
        if route is None or len(route) == length:
            route = []
            routes.append(route)
            open_route[district] = route
        route.append(index)
    return [{"number": i + 1, "entities": route} for i, route in enumerate(routes)]


def places_of(team, rules):
    places = [{"team": team, "role": "lead", "department": rules["lead"]}]
    places += [{"team": team, "role": "department", "department": d} for d in rules["participants"]]
    while len(places) < rules["team"]["size"]:
        places.append({"team": team, "role": "member", "department": ""})
    return places


def day_number(day):
    y, m, d = (int(part) for part in day.split("-"))
    y -= m <= 2
    era = y // 400
    yoe = y - era * 400
    doy = (153 * (m + (-3 if m > 2 else 9)) + 2) // 5 + d - 1
    return era * 146097 + yoe * 365 + yoe // 4 - yoe // 100 + doy


def general_bar(officer, place, districts, rules):
    """The first six reasons of §10."""
    task = [rules["lead"], *rules["participants"]]
    wanted = [place["department"]] if place["department"] else task
    if officer["department"] not in wanted:
        return "department"
    team = rules["team"]
    if place["role"] == "lead" and team["leadQualification"] not in ("", *officer["qualifications"]):
        return "qualification"
    for d in districts:
        if d and officer["district"]:
            if team["districtRule"] == "own" and d != officer["district"]:
                return "district"
            if team["districtRule"] == "never-own" and d == officer["district"]:
                return "district"
    if not officer["certificates"]:
        return "no-certificate"
    if all(c["validUntil"] < rules["inspectionUntil"] for c in officer["certificates"]):
        return "certificate-expired"
    first, last = day_number(rules["inspectionFrom"]), day_number(rules["inspectionUntil"])
    spans = [(day_number(leave["from"]), day_number(leave["to"])) for leave in officer["leave"]]
    absent = sum(any(a <= day <= b for a, b in spans) for day in range(first, last + 1))
    return "on-leave" if 2 * absent >= last - first + 1 else None


def particular_bar(officer, team, entities, changes):
    """The last three reasons of §10."""
    conflicts = {c["entity"] for c in officer["conflicts"]}
    if any(e["id"] in conflicts for e in entities):
        return "declared-conflict"
    if any(e["name"] in officer["formerEmployers"] for e in entities):
        return "former-employer"
    for change in changes:
        if change["kind"] == "unavailable" and change["officer"] == officer["id"]:
            return "recused"
        if change["kind"] == "recused" and change["officer"] == officer["id"] and change["team"] == team["number"]:
            return "recused"
    return None


def eligibility(drawn, teams, officers, rules, changes=()):
    sets, places = [], []
    for t, team in enumerate(teams):
        entities = [drawn[i]["entity"] for i in team["entities"]]
        districts = {e["district"] for e in entities}
        for place in places_of(t, rules):
            members = [j for j, o in enumerate(officers) if general_bar(o, place, districts, rules) is None]
            if members not in sets:
                sets.append(members)
            away = [j for j in members if particular_bar(officers[j], team, entities, changes)]
            places.append({**place, "eligible": sets.index(members), "without": away})
    return sets, places


# ---------------------------------------------------------------- matching-v1.md


class Problem:
    """§1: numbers only."""

    def __init__(self, officers, cap, carried, teams, slot_team, eligible, ticket, kept=None):
        self.n, self.cap, self.w = officers, cap, carried
        self.teams, self.team, self.E, self.ticket, self.kept = teams, slot_team, eligible, ticket, kept
        self.slots = range(len(slot_team))
        in_force = {}
        for s, j in enumerate(kept or []):
            in_force.setdefault(slot_team[s], set()).add(j)
        self.in_force = in_force
        most = max(w + min(c, teams) for w, c in zip(carried, cap))
        self.M = 1 + len(slot_team) * most

    def kappa(self, t, j):
        changed = self.kept is not None and j not in self.in_force.get(t, set())
        return (self.M if changed else 0, self.ticket(t, j))

    def rank(self, s, j):
        if self.kept is None or self.kept[s] == j:
            return 0
        return 2 if j in self.in_force.get(self.team[s], set()) else 1


def add(a, b):
    return (a[0] + b[0], a[1] + b[1])


def neg(a):
    return (-a[0], -a[1])


def least_plan(p, fixed=None):
    """A least-cost legal plan that keeps the fixed slots, and its cost; None when there is none.

    Slots are filled one by one along shortest paths of the residual network, found by Bellman-Ford.
    """
    fixed = fixed or {}
    plan = {}
    load = [0] * p.n
    allowed = {s: [fixed[s]] if s in fixed else [j for j in p.E[s] if p.cap[j] > 0] for s in p.slots}
    for start in p.slots:
        # nodes: ('s', slot), ('p', team, officer), ('j', officer), 'O'
        best = {("s", start): ((0, 0), None)}
        changed = True
        while changed:
            changed = False
            for u in list(best):
                cost = best[u][0]
                for v, step in residual(p, plan, load, allowed, u):
                    total = add(cost, step)
                    if v not in best or total < best[v][0]:
                        best[v] = (total, u)
                        changed = True
        if "O" not in best:
            return None
        path, at = [], "O"
        while at is not None:
            path.append(at)
            at = best[at][1]
        path.reverse()
        for u, v in zip(path, path[1:]):
            if u[0] == "s" and v[0] == "p":
                plan[u[1]] = v[2]
        load = [sum(1 for j in plan.values() if j == o) for o in range(p.n)]
    order = [plan[s] for s in p.slots]
    return order, cost_of(p, order)


def residual(p, plan, load, allowed, u):
    if u[0] == "s":
        s = u[1]
        for j in allowed[s]:
            if plan.get(s) != j:
                yield ("p", p.team[s], j), (0, 0)
    elif u[0] == "p":
        t, j = u[1], u[2]
        holder = next((s for s, o in plan.items() if o == j and p.team[s] == t), None)
        if holder is None:
            yield ("j", j), p.kappa(t, j)
        else:
            yield ("s", holder), (0, 0)
    elif u[0] == "j":
        j = u[1]
        if load[j] < p.cap[j]:
            yield "O", (p.w[j] + load[j] + 1, 0)
        for s, o in plan.items():
            if o == j:
                yield ("p", p.team[s], j), neg(p.kappa(p.team[s], j))


def cost_of(p, plan):
    cost = (0, 0)
    for s, j in enumerate(plan):
        cost = add(cost, p.kappa(p.team[s], j))
    for j in range(p.n):
        for k in range(plan.count(j)):
            cost = add(cost, (p.w[j] + k + 1, 0))
    return cost


def base_plan(p):
    """The first of the least-cost plans: fixes slot after slot to the best officer that keeps the cost."""
    found = least_plan(p)
    if found is None:
        return None
    plan, least = found
    fixed = {}
    for s in p.slots:
        order = sorted(p.E[s], key=lambda j: (p.rank(s, j), p.ticket(p.team[s], j), j))
        for j in order:
            if j == plan[s]:
                break
            trial = least_plan(p, {**fixed, s: j})
            if trial is not None and trial[1] == least:
                plan = trial[0]
                break
        fixed[s] = plan[s]
    return plan


def classes_of(p):
    """Class of each slot, and for each class its team and its set."""
    numbers, of_slot, classes = {}, [], []
    for s in p.slots:
        name = (p.team[s], tuple(p.E[s]))
        if name not in numbers:
            numbers[name] = len(classes)
            classes.append(name)
        of_slot.append(numbers[name])
    return of_slot, classes


def certificate_of(p, plan):
    """The smallest prices: negated distances from the way out through the residual network (§3.2)."""
    of_slot, classes = classes_of(p)
    load = [plan.count(j) for j in range(p.n)]
    groups = {}  # (team, mask of classes, in force) -> officers
    for t in range(p.teams):
        own = [c for c, (team, _) in enumerate(classes) if team == t]
        for j in range(p.n):
            mask = tuple(c for c in own if j in classes[c][1])
            if mask and p.cap[j] > 0:
                groups.setdefault((t, mask, p.kappa(t, j)[0] > 0), []).append(j)
    arcs = []
    for j in range(p.n):
        if load[j] > 0:
            arcs.append(("O", ("j", j), (-(p.w[j] + load[j]), 0)))
    for name, members in groups.items():
        t, mask, _ = name
        for j in members:
            held = [s for s in p.slots if p.team[s] == t and plan[s] == j]
            if held:
                arcs.append((("j", j), ("g", name), neg(p.kappa(t, j))))
            else:
                arcs.append((("g", name), ("j", j), p.kappa(t, j)))
            for s in held:
                arcs.append((("g", name), ("c", of_slot[s]), (0, 0)))
        for c in mask:
            arcs.append((("c", c), ("g", name), (0, 0)))
    distance = {"O": (0, 0)}
    changed = True
    while changed:
        changed = False
        for u, v, cost in arcs:
            if u in distance and (v not in distance or add(distance[u], cost) < distance[v]):
                distance[v] = add(distance[u], cost)
                changed = True
    price = lambda name: list(neg(distance[name])) if name in distance else [0, 0]  # noqa: E731
    return {
        "classes": [price(("c", c)) for c in range(len(classes))],
        "officers": [price(("j", j)) for j in range(p.n)],
    }


def check_certificate(p, plan, certificate):
    """§3.1: legal and optimal by the prices. True or the first law broken."""
    of_slot, classes = classes_of(p)
    y = [tuple(price) for price in certificate["officers"]]
    u = [tuple(price) for price in certificate["classes"]]
    load = [plan.count(j) for j in range(p.n)]
    for s in p.slots:
        if plan[s] not in p.E[s] or load[plan[s]] > p.cap[plan[s]]:
            return "legal"
        if any(r != s and p.team[r] == p.team[s] and plan[r] == plan[s] for r in p.slots):
            return "legal"
    for j in range(p.n):
        if load[j] < p.cap[j] and y[j] > (p.w[j] + load[j] + 1, 0):
            return "1"
        if load[j] > 0 and y[j] < (p.w[j] + load[j], 0):
            return "2"
    for t in range(p.teams):
        own = [c for c, (team, _) in enumerate(classes) if team == t]
        for j in range(p.n):
            mine = [c for c in own if j in classes[c][1]]
            if not mine or p.cap[j] == 0:
                continue
            m = max(u[c] for c in mine)
            held = [s for s in p.slots if p.team[s] == t and plan[s] == j]
            if not held and add(y[j], p.kappa(t, j)) < m:
                return "3"
            for s in held:
                if add(y[j], p.kappa(t, j)) > m or u[of_slot[s]] != m:
                    return "4"
    return True


def better_slot(p, plan, certificate):
    """§3.3: the first slot to which a cycle of the tight graph gives a better officer while all earlier ones keep theirs.

    The cycle leaves slot s for the pair (team, better officer) and comes back by the pair that s holds. None when there
    is no such slot: the plan is the first of its cost.
    """
    of_slot, classes = classes_of(p)
    y = [tuple(price) for price in certificate["officers"]]
    u = [tuple(price) for price in certificate["classes"]]
    load = [plan.count(j) for j in range(p.n)]
    holder = {(p.team[s], j): s for s, j in enumerate(plan)}
    m = {}
    for s in p.slots:
        for j in p.E[s]:
            m[p.team[s], j] = max(m.get((p.team[s], j), u[of_slot[s]]), u[of_slot[s]])

    def open_to(s):
        """Officers whom slot s may take instead of its own at no cost."""
        return [j for j in p.E[s] if p.cap[j] > 0 and j != plan[s] and u[of_slot[s]] == m[p.team[s], j]]

    def pair_is_tight(t, j):
        return add(y[j], p.kappa(t, j)) == m[t, j]

    def after(node, kept):
        kind, name = node
        if kind == "slot":
            return [("pair", (p.team[name], j)) for j in open_to(name)]
        if kind == "pair" and name in holder:
            return [("slot", holder[name])] if holder[name] > kept else []
        if kind == "pair":
            return [("officer", name[1])] if pair_is_tight(*name) else []
        if kind == "officer":
            held = [(p.team[s], name) for s in p.slots if plan[s] == name]
            may_take_more = load[name] < p.cap[name] and y[name] == (p.w[name] + load[name] + 1, 0)
            return [("pair", pair) for pair in held if pair_is_tight(*pair)] + [("out", None)] * may_take_more
        return [("officer", j) for j in range(p.n) if load[j] > 0 and y[j] == (p.w[j] + load[j], 0)]

    for s in p.slots:
        rank = lambda j: (p.rank(s, j), p.ticket(p.team[s], j), j)  # noqa: E731
        todo = [("pair", (p.team[s], j)) for j in open_to(s) if rank(j) < rank(plan[s])]
        seen = set(todo)
        while todo:
            node = todo.pop()
            if node == ("pair", (p.team[s], plan[s])):
                return s
            fresh = [v for v in after(node, s) if v not in seen]
            seen.update(fresh)
            todo.extend(fresh)
    return None


class Stream:
    """§4: ARC4 as seedrandom 3.0.5 keys and reads it."""

    def __init__(self, key_hex):
        k = key_hex.encode("ascii")
        self.S, self.i, self.j = list(range(256)), 0, 0
        j = 0
        for i in range(256):
            j = (j + self.S[i] + k[i % len(k)]) % 256
            self.S[i], self.S[j] = self.S[j], self.S[i]
        for _ in range(256):
            self.byte()

    def byte(self):
        self.i = (self.i + 1) % 256
        self.j = (self.j + self.S[self.i]) % 256
        self.S[self.i], self.S[self.j] = self.S[self.j], self.S[self.i]
        return self.S[(self.S[self.i] + self.S[self.j]) % 256]

    def word(self):
        value = 0
        for _ in range(4):
            value = value * 256 + self.byte()
        return value

    def below(self, n):
        limit = 2**32 - 2**32 % n
        while True:
            word = self.word()
            if word < limit:
                return word % n


def shuffle(p, base, below):
    """§5."""
    plan = list(base)
    used = {j for s in p.slots for j in p.E[s]}
    least = min((p.w[j] for j in used), default=0)
    blocked = [max(0, w - least) for w in p.w]
    total = lambda j: blocked[j] + plan.count(j)  # noqa: E731
    seats = max(total(j) for j in set(plan))
    seat = []
    taken = {}
    for s in p.slots:
        q = blocked[plan[s]]
        while (plan[s], q) in taken:
            q += 1
        taken[(plan[s], q)] = s
        seat.append(q)
    for _ in range(64 * len(plan)):
        step(p, plan, seat, blocked, seats, below)
    return plan


def step(p, plan, seat, blocked, seats, below):
    c = below(64)
    length = 2 if c >= 16 else 3 if c >= 4 else 4 if c >= 1 else 5
    chain = [below(len(plan))]
    first_officer, first_seat = plan[chain[0]], seat[chain[0]]
    targets, complete = [], False
    total = lambda j: blocked[j] + plan.count(j)  # noqa: E731
    for hop in range(1, length):
        s = chain[-1]
        j = p.E[s][below(len(p.E[s]))]
        q = below(seats)
        if j == plan[s] or q < blocked[j]:
            return
        targets.append((j, q))
        occupant = next((r for r in p.slots if plan[r] == j and seat[r] == q), None)
        if occupant is not None:
            if occupant in chain:
                return
            chain.append(occupant)
            continue
        met = {plan[r] for r in chain[1:]}
        fits = total(j) == total(first_officer) - 1 and plan.count(j) < p.cap[j]
        if hop < length - 1 or not fits or j in met or first_officer in met:
            return
        complete = True
    if not complete:
        last = chain[-1]
        if plan[last] == first_officer or first_officer not in p.E[last]:
            return
        targets.append((first_officer, first_seat))
    after, seat_after = list(plan), list(seat)
    for s, (j, q) in zip(chain, targets):
        after[s], seat_after[s] = j, q
    for t in {p.team[s] for s in chain}:
        members = [after[s] for s in p.slots if p.team[s] == t]
        if len(set(members)) < len(members):
            return
    plan[:], seat[:] = after, seat_after


# ---------------------------------------------------------------- §12–§14 transcripts


def encode_codes(codes):
    parts, i = [], 0
    while i < len(codes):
        j = i
        while j < len(codes) and codes[j] == codes[i]:
            j += 1
        parts.append(f"{codes[i]}*{j - i}" if j - i > 1 else str(codes[i]))
        i = j
    return ",".join(parts)


def roster_columns(entities, shown):
    names = {"status", "district"} | {n for e in entities for n, v in e["facts"].items() if v != ""}
    columns = []
    for name in sorted(names, key=by_bytes):
        found = [attributes_of(e).get(name, "") for e in entities]
        values = sorted(set(found), key=by_bytes)
        columns.append({"attribute": name, "values": values, "codes": encode_codes([values.index(v) for v in found])})
    leaves = [identity_leaf(e) for e in entities]
    index = {e["id"]: i for i, e in enumerate(entities)}
    proof = partial_proof(leaves, sorted(index[id] for id in shown))
    return {
        "ids": "\n".join(e["id"] for e in entities),
        "attributes": columns,
        "identityRoot": merkle_root(leaves).hex(),
        "identityProof": base64.b64encode(b"".join(proof)).decode("ascii"),
    }


def sealed_form(line):
    entity = dict(line["entity"])
    entity["facts"] = {n: v for n, v in entity["facts"].items() if v != ""}
    return {**line, "entity": entity}


def numeric(seed, rules, officers, places, sets, teams, first_ids, kept=None):
    pair_key = key(seed, "pair").encode("ascii")

    def ticket(t, j):
        h = sha(pair_key + first_ids[t].encode("utf-8") + b"\x1f" + officers[j]["id"].encode("utf-8"))
        return int.from_bytes(h[:5], "big") >> 4

    return Problem(
        len(officers),
        [rules["team"]["loadCap"]] * len(officers),
        [o["carriedLoad"] for o in officers],
        len(teams),
        [place["team"] for place in places],
        [[j for j in sets[place["eligible"]] if j not in place["without"]] for place in places],
        ticket,
        kept,
    )


def make_draw(given):
    """The transcript of an input {seal, entities, officers, evidence}."""
    seal, evidence, rules = given["seal"], given["evidence"], given["seal"]["rules"]
    entities = sorted(given["entities"], key=lambda e: by_bytes(e["id"]))
    sealed = sorted(given["officers"], key=lambda o: by_bytes(o["inspector"]["id"]))
    records = [officer_record(o) for o in sealed]
    officers = [o["inspector"] for o in sealed]
    assert seal["entities"] == {"root": entity_root(entities), "size": len(entities)}
    assert seal["inspectors"] == {"root": officer_root(records), "size": len(records)}
    seed = compute_seed(seal, evidence)
    listed = {x["id"]: x["reason"] for x in seal["exclusions"]}
    strata = make_strata(entities, rules, listed)
    drawn, reserve, strata_records = draw_sample(strata, rules, seed)
    teams = make_teams(drawn, rules["team"]["routeLength"])
    sets, places = eligibility(drawn, teams, officers, rules)
    first_ids = [drawn[team["entities"][0]]["entity"]["id"] for team in teams]
    problem = numeric(seed, rules, officers, places, sets, teams, first_ids)
    base = base_plan(problem)
    assert base is not None, "no plan"
    certificate = certificate_of(problem, base)
    assert check_certificate(problem, base, certificate) is True
    plan = shuffle(problem, base, Stream(key(seed, "shuffle")).below)
    reasons = [reason_against(e, rules, listed) for e in entities]
    return {
        "format": "ssj-transcript-1",
        "engine": "double-random/core 1",
        "drawNumber": seal["drawNumber"],
        "predecessor": None,
        "seal": seal,
        "sealHash": seal_hash(seal),
        "evidence": evidence,
        "seed": seed,
        "entropy": entropy_of(seal, evidence),
        "assurance": assurance_of(seal, evidence),
        "roster": roster_columns(entities, [line["entity"]["id"] for line in drawn + reserve]),
        "exclusions": [{"reason": r, "count": reasons.count(r)} for r in REASONS if r in reasons],
        "strata": strata_records,
        "drawn": [sealed_form(line) for line in drawn],
        "reserve": [sealed_form(line) for line in reserve],
        "officers": records,
        "teams": teams,
        "matching": {
            "eligibleSets": sets,
            "slots": [{**place, "base": b, "officer": o} for place, b, o in zip(places, base, plan)],
            "certificate": certificate,
            "shuffleSteps": 64 * len(places),
        },
    }


def public_copy(transcript):
    return {**transcript, "officers": [{**o, "opened": None} for o in transcript["officers"]]}


def transcript_hash(transcript):
    return sha_hex(canonical(transcript))


def make_replacement(before, request):
    """§14: the linked transcript for {reason, note, changes}."""
    rules, seed, teams = before["seal"]["rules"], before["seed"], before["teams"]
    changes = (before["predecessor"] or {"changes": []})["changes"] + request["changes"]
    drawn, reserve, replaced = list(before["drawn"]), list(before["reserve"]), list(before.get("replaced", []))
    original = {}
    for change in request["changes"]:
        if change["kind"] == "entity-replaced":
            at = next(i for i, line in enumerate(drawn) if line["entity"]["id"] == change["entity"])
            spare = next(line for line in reserve if line["stratum"] == drawn[at]["stratum"])
            assert spare["entity"]["id"] == change["by"]
            replaced.append(drawn[at])
            drawn[at] = spare
            reserve.remove(spare)
    for change in changes:
        if change["kind"] == "entity-replaced":
            original[change["by"]] = original.get(change["entity"], change["entity"])
    officers = [{**o["opened"]["hidden"], **{n: o[n] for n in ["id", "name", "department", "carriedLoad"]}} for o in before["officers"]]
    sets, places = eligibility(drawn, teams, officers, rules, changes)
    ids = [drawn[team["entities"][0]]["entity"]["id"] for team in teams]
    first_ids = [original.get(id, id) for id in ids]
    kept = [slot["officer"] for slot in before["matching"]["slots"]]
    problem = numeric(seed, rules, officers, places, sets, teams, first_ids, kept)
    base = base_plan(problem)
    certificate = certificate_of(problem, base)
    assert check_certificate(problem, base, certificate) is True
    after = {
        **before,
        "predecessor": {
            "transcriptHash": transcript_hash(public_copy(before)),
            "kind": "replacement",
            "reason": request["reason"],
            "note": request["note"],
            "changes": changes,
        },
        "drawn": drawn,
        "reserve": reserve,
        "matching": {
            "eligibleSets": sets,
            "slots": [
                {**place, "previous": k, "base": b, "officer": b} for place, k, b in zip(places, kept, base)
            ],
            "certificate": certificate,
            "shuffleSteps": 0,
        },
    }
    if replaced:
        after["replaced"] = replaced
    return after


# ---------------------------------------------------------------- fictional inputs


class Numbers:
    """Numbers that are the same in every run."""

    def __init__(self, label):
        self.label, self.count = label, 0

    def below(self, n):
        self.count += 1
        return int.from_bytes(sha(f"{self.label} {self.count}".encode()), "big") % n

    def of(self, items):
        return items[self.below(len(items))]


def bytes32(label):
    return sha_hex("vector " + label)


DISTRICTS = ["421303", "421321", "421381", "SZGX"]
STATUSES = ["deregistered", "revoked", "moved-out", "cancelled", "closed"]


def fictional_entities(label, count):
    pick = Numbers(label + " entities")
    rows = []
    for i in range(count):
        facts = {"creditClass": pick.of(["A", "A", "A", "B", "B", "C"]), "industry": pick.of(["餐饮", "食品销售", "宾馆"])}
        if pick.below(3) == 0:
            facts["规模"] = pick.of(["小型", "微型", ""])
        rows.append(
            {
                "id": f"91420000{pick.below(10**9):09d}{i:01X}"[:18] if i < 16 else f"SZ-{i:04d}",
                "name": f"示例{facts['industry']}{i}号店（虚构）",
                "status": "active" if pick.below(8) else pick.of(STATUSES),
                "district": pick.of(DISTRICTS + [""]),
                "address": f'示范路{pick.below(900) + 1}号"甲"\\乙',
                "facts": facts,
            }
        )
    return rows


def fictional_officers(label, count, entities, departments):
    pick = Numbers(label + " officers")
    rows = []
    for i in range(count):
        inspector = {
            "id": f"HB{i:05d}",
            "name": f"示例检查员{i}（虚构）",
            "department": departments[i % len(departments)],
            "district": pick.of(DISTRICTS + ["", ""]),
            "certificates": [{"number": f"鄂{i:06d}", "validUntil": "2028-12-31"}],
            "qualifications": ["食品"] if pick.below(2) else [],
            "leave": [],
            "conflicts": [],
            "formerEmployers": [],
            "carriedLoad": pick.below(3),
        }
        if pick.below(4) == 0:
            inspector["conflicts"].append({"entity": pick.of(entities)["id"], "reason": pick.of(["relative", "interest"])})
        if pick.below(5) == 0:
            inspector["formerEmployers"].append(pick.of(entities)["name"])
        rows.append({"inspector": inspector, "salt": bytes32(f"{label} salt {i}")})
    return rows


def item(code, department, full=False):
    return {
        "code": code,
        "name": "示例事项",
        "department": department,
        "objectType": "示例对象",
        "basis": "示例依据",
        "content": "示例内容",
        "method": "实地",
        "ratioText": "不低于3%",
        "frequencyText": "每年不超过1次",
        "weight": "key",
        "fullCoverage": full,
        "guidance": "",
    }


def fictional_rules(**over):
    rules = {
        "title": "示例抽查（虚构）",
        "provincialTaskNumber": "",
        "lead": "SCJG",
        "participants": ["XFJY"],
        "items": [item("SCJG-01", "SCJG")],
        "fullCoverageBasis": [],
        "directedReason": "",
        "filters": [],
        "stratifyBy": ["creditClass"],
        "quota": {"kind": "ratio", "ratio": {"num": 10, "den": 100}, "rounding": "up"},
        "reserve": 2,
        "team": {"size": 2, "routeLength": 2, "loadCap": 6, "districtRule": "any", "leadQualification": ""},
        "inspectionFrom": "2026-12-01",
        "inspectionUntil": "2026-12-20",
        "deadlineProvisional": False,
    }
    return {**rules, **over}


def fictional_seal(label, entities, officers, rules, **over):
    records = sorted((officer_record(o) for o in officers), key=lambda r: by_bytes(r["id"]))
    rows = sorted(entities, key=lambda e: by_bytes(e["id"]))
    departments = [rules["lead"], *rules["participants"]]
    seal = {
        "format": "ssj-seal-1",
        "drawNumber": "SZ-2026-0001",
        "sealedAt": "2026-11-20T01:00:00Z",
        "itemListVersion": "2026-1",
        "entities": {"root": entity_root(rows), "size": len(rows)},
        "inspectors": {"root": officer_root(records), "size": len(records)},
        "rules": rules,
        "exclusions": [],
        "departments": [{"code": d, "name": f"示例部门{d}"} for d in departments],
        "districts": [{"code": d, "name": f"示例区县{d}"} for d in DISTRICTS],
        "witnesses": [
            {"department": "SCJG", "person": "W1", "name": "示例见证人甲", "form": "typed"},
            {"department": "XFJY", "person": "W2", "name": "示例见证人乙", "form": "committed"},
        ],
        "secretHash": secret_hash(bytes32(label + " secret")),
        "publicSource": None,
        "contributionsUntil": "2026-11-20T02:00:00Z",
        "revealsUntil": "2026-11-20T03:00:00Z",
        "withheldRule": "void",
        "leastAssurance": 2,
        "replaces": None,
    }
    return {**seal, **over}


def fictional_evidence(label, seal, withheld=(), public=None, texts=None):
    contributions = []
    for w in seal["witnesses"]:
        d = w["department"]
        if w["form"] == "typed":
            text = (texts or {}).get(d, f"{label} 随手一写 😀")
            contributions.append({"department": d, "form": "typed", "text": text, "at": "2026-11-20T01:20:00Z"})
            continue
        value = bytes32(f"{label} value {d}")
        contributions.append(
            {
                "department": d,
                "form": "committed",
                "commitment": commitment(value, seal_hash(seal), d),
                "value": None if d in withheld else value,
                "at": "2026-11-20T01:30:00Z",
                "revealedAt": None if d in withheld else "2026-11-20T02:30:00Z",
            }
        )
    return {"kind": "protocol", "secret": bytes32(label + " secret"), "contributions": contributions, "publicValue": public}


def scenarios():
    """Inputs that between them meet every branch of the specification."""
    rows = fictional_entities("joint", 130)
    people = fictional_officers("joint", 16, rows, ["SCJG", "XFJY"])
    seal = fictional_seal("joint", rows, people, fictional_rules())
    yield "joint", {"seal": seal, "entities": rows, "officers": people, "evidence": fictional_evidence("joint", seal)}

    # ids and attributes beyond the Basic Multilingual Plane; a fixed total with equal remainders; a public value;
    # a withheld commitment that is left out; somebody absent; dice
    rows = fictional_entities("total", 24)
    for i, strange in enumerate(["😀店", "Ａ店", "\U00020000店", "\ue000店", "Z店", "É"]):
        rows[i]["id"] = strange
        rows[i]["facts"] = {**rows[i]["facts"], "😀": "是", "\uff21": '引"号\\与\u0009制表', "z": ""}
    for i, row in enumerate(rows):
        row["facts"]["block"] = "甲乙丙丁"[i % 4]
        row["status"] = "active"
    people = fictional_officers("total", 6, rows, ["SCJG"])
    rules = fictional_rules(
        participants=[],
        stratifyBy=["block"],
        quota={"kind": "count", "count": 6},
        reserve=1,
        team={"size": 2, "routeLength": 3, "loadCap": 9, "districtRule": "any", "leadQualification": ""},
    )
    seal = fictional_seal(
        "total",
        rows,
        people,
        rules,
        witnesses=[
            {"department": "GAJ", "person": "W0", "name": "示例缺席者", "form": "typed"},
            {"department": "SCJG", "person": "W1", "name": "示例见证人甲", "form": "typed"},
            {"department": "XFJY", "person": "W2", "name": "示例见证人乙", "form": "committed"},
            {"department": "ZJJ", "person": "W3", "name": "示例见证人丙", "form": "committed"},
        ],
        publicSource={"kind": "lottery", "name": "福彩双色球 2026135 期", "notBefore": "2026-11-22T13:15:00Z", "entropyTenths": 241},
        withheldRule="leave-out",
        leastAssurance=3,
    )
    evidence = fictional_evidence(
        "total",
        seal,
        withheld={"ZJJ"},
        public={"value": "03 07 12 19 26 31 + 09", "at": "2026-11-22T13:20:00Z"},
        texts={"SCJG": "骰 3 1 4 1 5 9 2 6 5 3"},
    )
    evidence["contributions"] = [c for c in evidence["contributions"] if c["department"] != "GAJ"]
    yield "total", {"seal": seal, "entities": rows, "officers": people, "evidence": evidence}

    # weights, rates by stratum, a whole stratum, given seed, own district, a qualified lead
    rows = fictional_entities("weighted", 30)
    people = fictional_officers("weighted", 10, rows, ["SCJG", "SCJG", "XFJY"])
    for o in people:
        o["inspector"]["district"] = "" if o["inspector"]["id"] < "HB00006" else o["inspector"]["district"]
        o["inspector"]["qualifications"] = ["食品"]
    people[1]["inspector"]["certificates"] = []
    people[2]["inspector"]["certificates"] = [
        {"number": "旧", "validUntil": "2026-12-19"},
        {"number": "新", "validUntil": "2026-12-20"},
    ]
    people[3]["inspector"]["qualifications"] = []
    people[4]["inspector"]["leave"] = [{"from": "2026-11-28", "to": "2026-12-06"}, {"from": "2026-12-05", "to": "2026-12-10"}]
    people[6]["inspector"]["leave"] = [{"from": "2026-11-01", "to": "2026-12-09"}]
    rules = fictional_rules(
        quota={
            "kind": "ratio-per-stratum",
            "rates": [
                {"stratum": ["A"], "ratio": {"num": 3, "den": 100}},
                {"stratum": ["B"], "ratio": {"num": 1, "den": 6}},
                {"stratum": ["C"], "ratio": {"num": 1, "den": 1}},
            ],
            "rounding": "up",
        },
        weighting={"attribute": "industry", "weights": [{"value": "宾馆", "weight": 5}, {"value": "餐饮", "weight": 2}]},
        reserve=30,
        team={"size": 3, "routeLength": 4, "loadCap": 8, "districtRule": "own", "leadQualification": "食品"},
    )
    seal = fictional_seal("weighted", rows, people, rules, witnesses=[], leastAssurance=1)
    yield "weighted", {
        "seal": seal,
        "entities": rows,
        "officers": people,
        "evidence": {"kind": "given", "seed": bytes32("weighted given")},
    }

    # filters, listed exclusions, full coverage with its basis, never the own district, rounding down, one stratum
    rows = fictional_entities("filtered", 70)
    people = fictional_officers("filtered", 8, rows, ["SCJG", "XFJY", "WJW"])
    kept = [e for e in rows if e["facts"]["industry"] in ["餐饮", "宾馆"] and e["district"] in DISTRICTS[:3]]
    alive = sorted((e["id"] for e in kept if e["status"] == "active"), key=by_bytes)
    dead = sorted((e["id"] for e in rows if e["status"] != "active"), key=by_bytes)
    exclusions = [
        {"id": alive[3], "reason": "frequency-cap", "note": "本年已检查1次"},
        {"id": alive[9], "reason": "recent-result-reused", "note": "三个月内已有结果"},
        {"id": alive[11], "reason": "listed", "note": "正在办理其他案件"},
        {"id": dead[0], "reason": "listed", "note": "已注销"},
    ]
    rules = fictional_rules(
        participants=["XFJY", "WJW"],
        items=[item("SCJG-01", "SCJG"), item("WJW-09", "WJW", full=True)],
        fullCoverageBasis=[{"item": "WJW-09", "basis": "示例文件第3条"}],
        filters=[{"attribute": "industry", "values": ["餐饮", "宾馆"]}, {"attribute": "district", "values": DISTRICTS[:3]}],
        stratifyBy=[],
        quota={"kind": "ratio", "ratio": {"num": 2, "den": 13}, "rounding": "down"},
        reserve=0,
        team={"size": 2, "routeLength": 1, "loadCap": 4, "districtRule": "never-own", "leadQualification": ""},
    )
    seal = fictional_seal(
        "filtered",
        rows,
        people,
        rules,
        exclusions=sorted(exclusions, key=lambda x: by_bytes(x["id"])),
        replaces={"drawNumber": "SZ-2026-0000", "reason": "示例：名单有误"},
    )
    yield "filtered", {"seal": seal, "entities": rows, "officers": people, "evidence": fictional_evidence("filtered", seal)}


# ---------------------------------------------------------------- must-fail


def at(document, path):
    for part in path[:-1]:
        document = document[part]
    return document, path[-1]


def changed(transcript, path, value):
    result = copy.deepcopy(transcript)
    holder, last = at(result, path)
    holder[last] = value
    return result


def other_hash(text):
    return ("0" if text[0] != "0" else "1") + text[1:]


def must_fail(joint):
    """(name, path, value, checks that must fail): one forged member each, beside what follows from it."""
    t = joint
    slots = t["matching"]["slots"]
    swap = next(i for i, s in enumerate(slots) if s["officer"] != slots[0]["officer"] and s["eligible"] == slots[0]["eligible"])
    first = t["drawn"][0]
    yield "forged seal hash", ["sealHash"], other_hash(t["sealHash"]), ["seal-hash"]
    yield "title changed after sealing", ["seal", "rules", "title"], "另一个标题", ["seal-hash", "seed"]
    yield "quota changed after sealing", ["seal", "rules", "quota", "ratio", "num"], 20, ["seal-hash", "seed", "strata", "drawn"]
    yield "team of one", ["seal", "rules", "team", "size"], 1, ["seal-hash", "seal-coherent", "seed"]
    yield "window reversed", ["seal", "rules", "inspectionUntil"], "2026-11-30", ["seal-hash", "seal-coherent", "seed"]
    yield "reveals end before contributions", ["seal", "revealsUntil"], "2026-11-20T01:59:59Z", ["seal-hash", "seal-coherent", "seed"]
    yield "leave-out without a public source", ["seal", "withheldRule"], "leave-out", ["seal-hash", "seal-coherent", "seed"]
    yield "other draw number", ["drawNumber"], "SZ-2026-9999", ["seal-coherent"]
    yield "forged secret", ["evidence", "secret"], bytes32("forged"), ["seed"]
    yield "forged typed text", ["evidence", "contributions", 0, "text"], "换一句", ["seed"]
    yield "forged value", ["evidence", "contributions", 1, "value"], bytes32("forged"), ["seed"]
    yield "withheld under void", ["evidence", "contributions", 1, "value"], None, ["seed", "assurance"]
    yield "late text", ["evidence", "contributions", 0, "at"], "2026-11-20T02:00:01Z", ["seed"]
    yield "early text", ["evidence", "contributions", 0, "at"], "2026-11-20T00:59:59Z", ["seed"]
    yield "reveal before all had given", ["evidence", "contributions", 1, "revealedAt"], "2026-11-20T01:29:59Z", ["seed"]
    yield "late reveal", ["evidence", "contributions", 1, "revealedAt"], "2026-11-20T03:00:01Z", ["seed"]
    yield "foreign witness", ["evidence", "contributions", 0, "department"], "GAJ", ["seed"]
    yield "repeated witness", ["evidence", "contributions", 0, "department"], "XFJY", ["seed"]
    yield "uninvited public value", ["evidence", "publicValue"], {"value": "7", "at": "2026-11-21T00:00:00Z"}, ["seed"]
    yield "given seed in a witnessed draw", ["evidence"], {"kind": "given", "seed": t["seed"]}, ["seed", "assurance"]
    yield "seed of choice", ["seed"], bytes32("choice"), ["seed", "strata", "drawn", "base-plan"]
    yield "boasted entropy", ["entropy", 1, "entropyTenths"], 999, ["assurance"]
    yield "lower assurance stated", ["assurance"], 2, ["assurance"]
    yield "id removed from the list", ["roster", "ids"], "\n".join(t["roster"]["ids"].split("\n")[1:]), ["entity-root"]
    ids = t["roster"]["ids"].split("\n")
    yield "id changed in the list", ["roster", "ids"], "\n".join(["0" + ids[0][1:]] + ids[1:]) if ids[0][0] != "0" else "!", ["entity-root"]
    yield "ids out of order", ["roster", "ids"], "\n".join([ids[1], ids[0]] + ids[2:]), ["entity-root"]
    status = next(i for i, a in enumerate(t["roster"]["attributes"]) if a["attribute"] == "status")
    yield "everybody alive", ["roster", "attributes", status], {"attribute": "status", "values": ["active"], "codes": f"0*{len(ids)}"}, ["entity-root"]
    column = t["roster"]["attributes"][status]
    yield "a run not written as one", ["roster", "attributes", status, "codes"], column["codes"].replace("*2", ",", 1) if "*2" in column["codes"] else "0", ["entity-root"]
    yield "forged identity root", ["roster", "identityRoot"], other_hash(t["roster"]["identityRoot"]), ["entity-root", "identity"]
    yield "other address", ["drawn", 0, "entity", "address"], "另一个地址", ["identity"]
    yield "other name", ["reserve", 0, "entity", "name"], "另一个名称", ["identity"]
    yield "other attribute", ["drawn", 0, "entity", "facts"], {**first["entity"]["facts"], "industry": "加油站"}, ["identity"]
    yield "fact out of nowhere", ["drawn", 0, "entity", "facts"], {**first["entity"]["facts"], "nowhere": "x"}, ["identity"]
    yield "empty fact", ["drawn", 0, "entity", "facts"], {**first["entity"]["facts"], "规模": ""}, ["identity"]
    yield "truncated proof", ["roster", "identityProof"], "", ["identity"]
    yield "exclusion hidden", ["exclusions"], [], ["exclusions"]
    yield "pool larger than it was", ["strata", 0, "pool"], t["strata"][0]["pool"] + 1, ["strata"]
    yield "forged cut-off", ["strata", 0, "cutoff"], other_hash(t["strata"][0]["cutoff"]), ["strata"]
    yield "reserve drawn instead", ["drawn", 0], t["reserve"][0], ["drawn"]
    yield "drawn dropped", ["drawn"], t["drawn"][1:], ["drawn"]
    yield "forged ticket", ["drawn", 0, "ticket"], other_hash(first["ticket"]), ["drawn"]
    yield "forged rank", ["drawn", 0, "rank"], first["rank"] + 1, ["drawn"]
    yield "reserve reordered", ["reserve"], [t["reserve"][1], t["reserve"][0], *t["reserve"][2:]], ["reserve"]
    yield "officer renamed", ["officers", 0, "name"], "换人", ["officer-root"]
    yield "officer added", ["officers"], t["officers"] + [{**t["officers"][-1], "id": "HB99999"}], ["officer-root"]
    yield "carried load forgotten", ["officers", 0, "carriedLoad"], t["officers"][0]["carriedLoad"] + 1, ["officer-root"]
    hidden = t["officers"][0]["opened"]["hidden"]
    yield "conflict hidden", ["officers", 0, "opened", "hidden"], {**hidden, "conflicts": [{"entity": "X", "reason": "other"}]}, ["officers-opened"]
    yield "forged hidden hash", ["officers", 0, "hiddenHash"], other_hash(t["officers"][0]["hiddenHash"]), ["officer-root", "officers-opened"]
    yield "route changed", ["teams", 0, "entities"], t["teams"][0]["entities"][::-1] if len(t["teams"][0]["entities"]) > 1 else [1], ["teams"]
    yield "place added", ["matching", "slots"], slots + [slots[-1]], ["places"]
    yield "place for another department", ["matching", "slots", 0, "department"], "XFJY", ["places"]
    yield "set out of order", ["matching", "eligibleSets", 0], t["matching"]["eligibleSets"][0][::-1], ["places"]
    yield "officer out of range", ["matching", "slots", 0, "officer"], 99, ["places"]
    yield "less shuffling", ["matching", "shuffleSteps"], 0, ["places"]
    smaller = [j for j in t["matching"]["eligibleSets"][0] if j not in (slots[0]["base"], slots[0]["officer"])]
    yield "somebody kept out", ["matching", "slots", 0, "without"], sorted({*slots[0]["without"], smaller[0]}), ["eligibility"]
    yield "plan of choice", ["matching", "slots", 0, "officer"], slots[swap]["officer"], ["plan"]
    yield "base plan of choice", ["matching", "slots", 0, "base"], next(j for j in t["matching"]["eligibleSets"][slots[0]["eligible"]] if j != slots[0]["base"]), ["base-plan"]
    price = t["matching"]["certificate"]["officers"][0]
    yield "forged price", ["matching", "certificate", "officers", 0], [price[0], price[1] + 1], ["base-plan"]
    yield "certificate cut", ["matching", "certificate", "classes"], t["matching"]["certificate"]["classes"][1:], ["base-plan"]
    yield "unknown member", ["matching", "note"], "x", ["form"]
    yield "a fraction", ["assurance"], 2.5, ["form"]
    yield "upper-case hash", ["seed"], t["seed"].upper(), ["form"]
    yield "a day that does not exist", ["seal", "rules", "inspectionFrom"], "2026-02-30", ["form"]
    yield "wrong format", ["format"], "ssj-transcript-2", ["form"]
    yield "negative rank", ["drawn", 0, "rank"], -1, ["form"]
    yield "number as text", ["seal", "rules", "reserve"], "2", ["form"]
    yield "prototype", ["drawn", 0, "entity", "facts"], json.loads('{"__proto__": "x"}'), ["form"]


# ---------------------------------------------------------------- the files


def encoding_vectors():
    good = [
        {"b": [1, -5, 0, 2**53 - 1, -(2**53) + 1], "a": None},
        {"\u20ac": "Euro", "\r": "CR", "דּ": "Hebrew", "1": "One", "😀": "Smiley", "\u0080": "Control", "ö": "O"},
        "\u0000\u0001\b\t\n\u000b\f\r\u001f\"\\/\u007f\u2028 汉字 😀",
        [],
        {},
        [[[]], {"": {"": ""}}],
        True,
    ]
    bad = ["1.5", "-0.5", "1e400", "9007199254740992", '"\\ud800"', '{"\\udc00":1}', "[1,0.1]"]
    return {
        "canonical": [{"value": v, "canonical": canonical(v), "sha256": sha_hex(canonical(v))} for v in good],
        "refused": bad,
        "order": sorted(["b", "a", "B", "", "aa", "Ａ", "😀", "\ue000", "汉", "é", "z"], key=by_bytes),
    }


def merkle_vectors():
    sizes = [0, 1, 2, 3, 4, 5, 7, 8, 9, 16, 21]
    found = []
    for size in sizes:
        rows = [f"row {i}" for i in range(size)]
        hashes = [leaf(row) for row in rows]
        entry = {"rows": rows, "root": merkle_root(hashes).hex(), "paths": [], "partial": []}
        for i in range(size):
            entry["paths"].append([h.hex() for h in audit_path(hashes, i)])
        for known in [[], [0], list(range(size)), list(range(0, size, 2)), [size - 1]]:
            if size and all(0 <= i < size for i in known):
                entry["partial"].append({"known": known, "proof": [h.hex() for h in partial_proof(hashes, known)]})
        found.append(entry)
    return found


def ticket_vectors():
    keys = [key(bytes32("seed"), purpose) for purpose in ["draw", "quota", "pair", "shuffle"]]
    ids = ["91350100M000100Y43", "A", "É", "😀店", "x" * 55, "SZ-0001"]
    pairs = [("91350100M000100Y43", "HB00001"), ("x" * 55, "y" * 55), ("甲", "乙")]
    return {
        "seed": bytes32("seed"),
        "keys": dict(zip(["draw", "quota", "pair", "shuffle"], keys)),
        "tickets": [{"id": i, "ticket": sha_hex(keys[0] + i)} for i in ids],
        "weighted": [{"id": i, "weight": 4, "ticket": min(sha_hex(f"{keys[0]}{i}#{k}") for k in range(1, 5))} for i in ids],
        "pairs": [
            {
                "entity": e,
                "officer": o,
                "ticket": int.from_bytes(sha(keys[2].encode() + e.encode() + b"\x1f" + o.encode())[:5], "big") >> 4,
            }
            for e, o in pairs
        ],
    }


def stream_vectors():
    found = []
    for label in ["one", "two"]:
        key_hex = bytes32(label)
        words, below = Stream(key_hex), Stream(key_hex)
        found.append(
            {
                "key": key_hex,
                "words": [words.word() for _ in range(16)],
                "below": [[n, below.below(n)] for n in [1, 2, 3, 64, 10, 2**31 + 1, 2**32, 7, 1000003, 2**31 + 1]],
            }
        )
    return found


def matching_vectors():
    """Small matchings in numbers: base plan, certificate, plan after the shuffle; with and without a plan in force."""
    found = []
    for number in range(24):
        pick = Numbers(f"matching {number}")
        officers, teams = 3 + pick.below(4), 1 + pick.below(4)
        slot_team = [t for t in range(teams) for _ in range(1 + pick.below(2))]
        eligible = [[j for j in range(officers) if pick.below(3)] or [pick.below(officers)] for _ in slot_team]
        spread = 4 if number % 3 == 0 else 2**36  # few different tickets make ties
        table = [[pick.below(spread) for _ in range(officers)] for _ in range(teams)]
        cap = [1 + pick.below(3) for _ in range(officers)]
        carried = [pick.below(3) for _ in range(officers)]
        kept = [pick.of(e) for e in eligible] if number % 4 == 3 else None
        p = Problem(officers, cap, carried, teams, slot_team, eligible, lambda t, j: table[t][j], kept)
        base = base_plan(p)
        entry = {
            "officers": officers,
            "caps": cap,
            "carried": carried,
            "teams": teams,
            "slots": [{"team": t, "eligible": e} for t, e in zip(slot_team, eligible)],
            "tickets": table,
            "kept": kept,
            "base": base,
        }
        if base is not None:
            entry["certificate"] = certificate_of(p, base)
            assert check_certificate(p, base, entry["certificate"]) is True
            if kept is None:
                entry["key"] = bytes32(f"matching {number}")
                entry["plan"] = shuffle(p, base, Stream(entry["key"]).below)
        found.append(entry)
    return found


GB32100 = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def uscc_vectors():
    def last(code):
        return GB32100[(31 - sum(GB32100.index(c) * pow(3, i, 31) for i, c in enumerate(code)) % 31) % 31]

    def inner(eight):
        value = lambda c: int(c, 36)  # noqa: E731
        check = 11 - sum(value(c) * w for c, w in zip(eight, [3, 7, 9, 10, 5, 8, 4, 2])) % 11
        return {10: "X", 11: "0"}.get(check, str(check))

    pick, good = Numbers("uscc"), ["91350100M000100Y43"]
    for _ in range(40):
        eight = "".join(pick.of(GB32100) for _ in range(8))
        seventeen = pick.of("159Y") + pick.of("123") + f"{pick.below(10**6):06d}" + eight + inner(eight)
        good.append(seventeen + last(seventeen))
    bad = [
        {"code": "91350100M000100Y4Z", "fault": "character"},
        {"code": "91350100M000100Y4", "fault": "length"},
        {"code": "91350100I000100Y43", "fault": "character"},
        {"code": "91350100M000100Y4Y", "fault": "check-character"},
        {"code": "9135010AM000100Y43", "fault": "character"},
    ]
    for code in good[1:6]:
        wrong = code[:16] + next(c for c in "0123456789" if c != code[16])
        bad.append({"code": wrong + last(wrong), "fault": "organisation-check", "expected": code[16]})
        bad.append({"code": code[:17] + next(c for c in GB32100 if c != code[17]), "fault": "check-character", "expected": code[17]})
    return {"good": good, "bad": bad}


def draw_vectors():
    files = {}
    for name, given in scenarios():
        transcript = make_draw(given)
        files[name] = {
            "input": given,
            "seedText": seed_text(given["seal"], given["evidence"]),
            "transcript": transcript,
            "hash": transcript_hash(transcript),
            "publicHash": transcript_hash(public_copy(transcript)),
        }
    return files


def replacement_vectors(joint):
    """Two links: a recusal with an unreachable entity, then a leave."""
    slot = joint["matching"]["slots"][0]
    gone = joint["drawn"][0]
    spare = next(line for line in joint["reserve"] if line["stratum"] == gone["stratum"])
    team = next(t["number"] for t in joint["teams"] if 0 in t["entities"])
    first = {
        "reason": "recusal",
        "note": "示例：本人申请回避",
        "changes": [
            {"kind": "recused", "team": slot["team"] + 1, "officer": joint["officers"][slot["officer"]]["id"]},
            {"kind": "entity-replaced", "team": team, "entity": gone["entity"]["id"], "by": spare["entity"]["id"]},
        ],
    }
    middle = make_replacement(joint, first)
    busy = middle["matching"]["slots"][-1]["officer"]
    second = {
        "reason": "leave",
        "note": "示例：请假",
        "changes": [{"kind": "unavailable", "officer": middle["officers"][busy]["id"]}],
    }
    last = make_replacement(middle, second)
    return [
        {"of": "joint", "request": first, "transcript": middle, "hash": transcript_hash(middle)},
        {"of": "replacement 1", "request": second, "transcript": last, "hash": transcript_hash(last)},
    ]


def must_fail_vectors(joint):
    return [
        {"name": name, "path": path, "value": value, "fails": fails}
        for name, path, value, fails in must_fail(joint)
    ]


def files():
    draws = draw_vectors()
    joint = draws["joint"]["transcript"]
    yield "encoding", encoding_vectors()
    yield "uscc", uscc_vectors()
    yield "merkle", merkle_vectors()
    yield "tickets", ticket_vectors()
    yield "stream", stream_vectors()
    yield "matching", matching_vectors()
    for name, draw in draws.items():
        yield f"draw-{name}", draw
    yield "replacements", replacement_vectors(joint)
    yield "must-fail", {"of": "joint", "changes": must_fail_vectors(joint)}


def main():
    folder = Path(__file__).parent / "vectors"
    folder.mkdir(exist_ok=True)
    differing = []
    for name, content in files():
        text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        path = folder / f"{name}.json"
        if "--check" in sys.argv:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                differing.append(path.name)
        else:
            path.write_text(text, encoding="utf-8")
    if differing:
        sys.exit("differs: " + ", ".join(differing))


if __name__ == "__main__":
    main()
