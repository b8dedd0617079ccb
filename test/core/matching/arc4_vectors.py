"""Expected values for shuffle-stream.test.ts, from an implementation of its own (Python 3, standard library).

ARC4 as in RFC 6229, whose vectors check it here; keyed with the ASCII bytes of the hex digits, the first 256 bytes
dropped, words of four bytes big-endian. Run: python3 arc4_vectors.py
"""

from hashlib import sha256
from json import dumps


def arc4(key):
    s = list(range(256))
    j = 0
    for i in range(256):
        j = (j + s[i] + key[i % len(key)]) % 256
        s[i], s[j] = s[j], s[i]
    i = j = 0
    while True:
        i = (i + 1) % 256
        j = (j + s[i]) % 256
        s[i], s[j] = s[j], s[i]
        yield s[(s[i] + s[j]) % 256]


def take(stream, n):
    return bytes(next(stream) for _ in range(n))


def words(key_hex):
    stream = arc4(key_hex.encode("ascii"))
    take(stream, 256)
    while True:
        yield int.from_bytes(take(stream, 4), "big")


def below(stream, n):
    limit = 2**32 - 2**32 % n
    while True:
        word = next(stream)
        if word < limit:
            return word % n


# RFC 6229, section 2, key 0x0102030405, offsets 0 and 240.
rfc = take(arc4(bytes([1, 2, 3, 4, 5])), 256)
assert rfc[:16].hex() == "b2396305f03dc027ccc3524a0a1118a8"
assert rfc[240:].hex() == "28cb1132c96ce286421dcaadb8b69eae"

for text in ("", "shuffle"):
    key = sha256(text.encode()).hexdigest()
    stream = words(key)
    print(dumps({"key": key, "words": [next(stream) for _ in range(4)]}))
    stream = words(key)
    bounds = [64, 1, 7, 2**32, 2**31 + 1, 2**31 + 1, 2**31 + 1, 2**31 + 1, 1000, 3]
    print(dumps({"bounds": bounds, "below": [below(stream, n) for n in bounds]}))
