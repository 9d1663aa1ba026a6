"""Makes tokens, good and bad ones, and shows what comes of each."""
import base64
import hashlib
import hmac
import json
import secrets

from viva import observe

compare = hmac.compare_digest
compared = []


def counting_compare(first, second):
    compared.append((first, second))
    return compare(first, second)


# Before the solution is loaded, so that it counts however the function is imported.
hmac.compare_digest = secrets.compare_digest = counting_compare

NOW = 1_700_000_000


def encode(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def forge(header, claims, key, digest=hashlib.sha256):
    """A token with any header; both parts are JSON texts."""
    body = encode(header.encode()) + "." + encode(claims.encode())
    return body + "." + encode(hmac.new(key, body.encode(), digest).digest())


def outcome(solution, token, key, now=NOW):
    try:
        return solution.verify(token, key, now)
    except solution.InvalidToken as error:
        return f"InvalidToken: {error}"
    except Exception as error:
        return f"another error: {type(error).__name__}"


def claims_of(rng):
    claims = {"sub": "".join(rng.choice("abcdefghij") for _ in range(rng.randrange(1, 9))), "exp": NOW + rng.randrange(1, 9999)}
    if rng.random() < 0.5:
        claims["roles"] = rng.sample(["reader", "writer", "admin"], 2)
    if rng.random() < 0.5:
        claims["note"] = "".join(rng.choice("~?>\u00ff\u00fe\u20ac{}") for _ in range(6))
    return claims


def key_of(rng):
    return bytes(rng.randrange(256) for _ in range(rng.choice((5, 32, 80))))


def round_trip(solution):
    token = solution.sign({"sub": "ada", "exp": NOW + 600}, b"secret")
    observe("outcomes", [outcome(solution, token, b"secret"), outcome(solution, token, b"Secret")])


def sign_many(solution, rng):
    observe("tokens", [solution.sign(claims_of(rng), key_of(rng)) for _ in range(12)])


def tampered(solution, rng):
    key, claims = key_of(rng), claims_of(rng)
    token = forge('{"alg":"HS256","typ":"JWT"}', json.dumps(claims), key)
    header, body, signature = token.split(".")
    other = encode(json.dumps({**claims, "sub": "root"}).encode())
    raw = base64.urlsafe_b64decode(signature + "=")
    tokens = [
        token,
        f"{header}.{other}.{signature}",
        f"{encode(b'{}')}.{body}.{signature}",
        f"{encode(json.dumps({'alg': 'HS256'}).encode())}.{body}.{signature}",
        f"{header}.{body}.{encode(bytes([raw[0] ^ 1]) + raw[1:])}",
        f"{header}.{body}.{encode(raw[:-1] + bytes([raw[-1] ^ 128]))}",
        f"{header}.{body}.{encode(raw[:16])}",
        f"{header}.{body}.{encode(raw + b'0')}",
        f"{header}.{body}.",
        f"{header}.{body}.{encode(hashlib.sha256(key + f'{header}.{body}'.encode()).digest())}",
        f"{header}.{body}.{encode(hmac.new(key, body.encode(), hashlib.sha256).digest())}",
        f"{header}.{body}.{encode(raw.hex().encode())}",
        forge('{"typ":"JWT","alg":"HS256","kid":"1"}', json.dumps(claims, indent=1), key),
    ]
    order = rng.sample(range(len(tokens)), len(tokens))
    observe("outcomes", [(index, outcome(solution, tokens[index], key)) for index in order])
    observe("other-key", outcome(solution, token, key + b"\1"))


def algorithms(solution, rng):
    key, claims = key_of(rng), json.dumps(claims_of(rng))
    unsigned = encode(b'{"alg":"none"}') + "." + encode(claims.encode()) + "."
    empty = forge('{"alg":"none","typ":"JWT"}', claims, b"")
    tokens = [unsigned, unsigned + "AA", empty, forge('{"alg":"none"}', claims, key)]
    for name in ("None", "hs256", "HS512", "RS256", "HS256 ", ""):
        tokens.append(forge(json.dumps({"alg": name}), claims, key, hashlib.sha512 if name == "HS512" else hashlib.sha256))
    for header in ('{"typ":"JWT"}', '{"alg":null}', '{"alg":["HS256"]}', '{"alg":256}', '{"alg":"HS256"}', '{"alg":"HS256","typ":"x"}'):
        tokens.append(forge(header, claims, key))
    order = rng.sample(range(len(tokens)), len(tokens))
    observe("outcomes", [(index, outcome(solution, tokens[index], key)) for index in order])


def times(solution, rng):
    key, rows = key_of(rng), []
    for shift in (-1, 0, 1):
        for claims in ({"exp": NOW + shift}, {"nbf": NOW + shift, "exp": NOW + 50}, {"nbf": NOW + shift},
                       {"nbf": NOW + 5, "exp": NOW + shift}, {"iat": NOW + 99 + shift}):
            claims["id"] = rng.randrange(1000)
            rows.append((shift, outcome(solution, forge('{"alg":"HS256"}', json.dumps(claims), key), key)))
    for name in ("exp", "nbf"):
        for value in (str(NOW + 9), None, True, [NOW], NOW + 0.5, NOW - 0.5, -NOW, 0, {"s": 1}):
            token = forge('{"alg":"HS256"}', json.dumps({name: value, "id": rng.randrange(1000)}), key)
            rows.append((name, repr(value), outcome(solution, token, key)))
    observe("outcomes", rows)


def malformed(solution, rng):
    key, claims = key_of(rng), json.dumps(claims_of(rng))
    head = '{"alg":"HS256"}'
    good = forge(head, claims, key)
    header, body, signature = good.split(".")

    def signed(first, second):
        """Any two texts as the parts, with a signature that fits."""
        return f"{first}.{second}." + encode(hmac.new(key, f"{first}.{second}".encode(), hashlib.sha256).digest())

    tokens = [
        "", ".", "..", "a.b", "a.b.c", f"{header}.{body}", good + ".", "." + good, good + "." + signature, good + "=", good + "\n", " " + good,
        f"{header}.{body}.{signature[:10]}!{signature[10:]}", f"{header}.{body}.{signature[:-1]}", f"{header}.{body}.{signature[:20]} {signature[20:]}",
        forge("[]", claims, key), forge('"HS256"', claims, key), forge("{", claims, key), forge(head, "[1]", key), forge(head, "null", key), forge(head, "3", key),
        forge(head, "{'sub': 1}", key), forge(head, "", key), forge("", claims, key),
        signed(header + "=", body), signed(header, body + "*"), signed(header, body[:5] + "+/" + body[5:]),
        signed(header, encode(b'{"sub":"\xff\xfe"}')), signed(header, "A"), good,
    ]
    order = rng.sample(range(len(tokens)), len(tokens))
    observe("outcomes", [(index, outcome(solution, tokens[index], key)) for index in order])


def constant_time(solution, rng):
    rows = []
    for _ in range(8):
        key, claims = key_of(rng), claims_of(rng)
        token = forge('{"alg":"HS256"}', json.dumps(claims), key)
        damaged = token[:-3] + ("AAA" if token[-3:] != "AAA" else "BBA")
        for candidate in (token, damaged):
            del compared[:]
            answer = outcome(solution, candidate, key)
            lengths = {len(first) == len(second) for first, second in compared}
            rows.append((answer, "compared in constant time" if lengths else "not compared in constant time"))
    observe("outcomes", rows)
