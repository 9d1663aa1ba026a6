# Decodes strictly with altchars and validate, and compares the texts of the signatures.
import json
from base64 import b64decode, b64encode
from hmac import compare_digest, digest


class InvalidToken(Exception):
    pass


def b64url(data):
    return b64encode(data, b"-_").decode().replace("=", "")


def unb64url(text):
    if "+" in text or "/" in text or "=" in text:
        raise ValueError
    return b64decode(text.encode("ascii") + b"==="[:-len(text) % 4], b"-_", validate=True)


def sign(claims, key):
    head, body = (b64url(json.dumps(part, separators=(",", ":")).encode())
                  for part in (dict(alg="HS256", typ="JWT"), claims))
    return f"{head}.{body}.{b64url(digest(key, f'{head}.{body}'.encode(), 'sha256'))}"


def verify(token, key, now):
    try:
        head, body, signature = token.split(".")
        header, claims = (json.loads(str(unb64url(part), "utf-8")) for part in (head, body))
        given = unb64url(signature)
        if not (isinstance(header, dict) and isinstance(claims, dict)):
            raise ValueError
    except ValueError:
        raise InvalidToken("malformed")
    if header.get("alg") != "HS256":
        raise InvalidToken("algorithm")
    if not compare_digest(given, digest(key, f"{head}.{body}".encode(), "sha256")):
        raise InvalidToken("signature")
    times = [claims.get("exp", now + 1), claims.get("nbf", now)]
    if any(isinstance(time, bool) or not isinstance(time, int) for time in times):
        raise InvalidToken("claims")
    if times[0] <= now:
        raise InvalidToken("expired")
    if times[1] > now:
        raise InvalidToken("too early")
    return claims
