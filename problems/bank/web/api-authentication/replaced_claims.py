import hashlib
import hmac

KEY = b"only the server knows"


def mac(text, key=KEY):
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def verify(token):
    """A verifier with a hole."""
    algorithm, claims, signature = token.split(".")
    if algorithm == "none":
        return claims
    if algorithm != "hs256":
        return "refused"
    if not hmac.compare_digest(signature, mac(algorithm + "." + claims)):
        return "refused"
    return claims


good = "hs256.user=ada." + mac("hs256.user=ada")
print(verify(good))
print(verify(good.replace("ada", "root")))
print(verify("hs256.user=root." + mac("hs256.user=root", b"")))
print(verify("none.user=root."))
print(verify("NONE.user=root."))
