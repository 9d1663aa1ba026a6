import base64
import json


def encode(value):
    text = json.dumps(value, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).rstrip(b"=").decode()


token = encode({"alg": "HS256"}) + "." + encode({"sub": "ada", "admin": False}) + ".c2lnbmF0dXJl"
header, claims, signature = token.split(".")
padded = claims + "=" * (-len(claims) % 4)
print(base64.urlsafe_b64decode(padded).decode())
print(base64.urlsafe_b64decode(signature).decode())
print("=" in token)
