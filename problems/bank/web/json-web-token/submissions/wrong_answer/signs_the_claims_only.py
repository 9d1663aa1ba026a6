# The header is under the signature as well.
import base64
import hashlib
import hmac
import json
import re

PART = re.compile(r"[A-Za-z0-9_-]*")


class InvalidToken(Exception):
    """A token that must not be trusted; its text says why."""


def encode(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def decode(part):
    if not PART.fullmatch(part) or len(part) % 4 == 1:
        raise InvalidToken("malformed")
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def decode_object(part):
    try:
        value = json.loads(decode(part).decode("utf-8"))
    except ValueError:
        raise InvalidToken("malformed") from None
    if not isinstance(value, dict):
        raise InvalidToken("malformed")
    return value


def signature_of(signed, key):
    return hmac.new(key, signed.encode("ascii"), hashlib.sha256).digest()


def sign(claims, key):
    """Return the claims as a token, signed with HS256."""
    parts = ({"alg": "HS256", "typ": "JWT"}, claims)
    signed = ".".join(encode(json.dumps(part, separators=(",", ":")).encode()) for part in parts)
    return signed + "." + encode(signature_of(signed.split(".")[1], key))


def verify(token, key, now):
    """Return the claims of the token, or raise InvalidToken."""
    parts = token.split(".")
    if len(parts) != 3:
        raise InvalidToken("malformed")
    header, claims, signature = decode_object(parts[0]), decode_object(parts[1]), decode(parts[2])
    if header.get("alg") != "HS256":
        raise InvalidToken("algorithm")
    if not hmac.compare_digest(signature, signature_of(parts[1], key)):
        raise InvalidToken("signature")
    for name in ("exp", "nbf"):
        if name in claims and type(claims[name]) is not int:
            raise InvalidToken("claims")
    if "exp" in claims and now >= claims["exp"]:
        raise InvalidToken("expired")
    if "nbf" in claims and now < claims["nbf"]:
        raise InvalidToken("too early")
    return claims
