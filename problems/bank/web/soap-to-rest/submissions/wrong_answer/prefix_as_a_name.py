# Looks for the prefixes s: and p:.
import re
from urllib.parse import quote, urlencode


class Fault(Exception):
    def __init__(self, code):
        self.code = code


def field(text, name):
    return [value.strip() for value in re.findall(f"<p:{name}>(.*?)</p:{name}>", text, re.S) if value.strip()]


def translate(envelope):
    if "<s:Envelope" not in envelope:
        raise Fault("VersionMismatch")
    found = re.search(r"<s:Body>\s*<p:(\w+)", envelope)
    if not found:
        raise Fault("Client")
    name, sku = found[1], field(envelope, "sku")
    if name in ("GetProduct", "DeleteProduct") and sku:
        return name[:-7].upper(), "/products/" + quote(sku[0], safe=""), None
    if name == "ListProducts":
        query = urlencode([(key, field(envelope, key)[0]) for key in ("category", "page") if field(envelope, key)])
        return "GET", "/products" + ("?" + query if query else ""), None
    if name == "CreateProduct":
        return "POST", "/products", {"sku": sku[0], "name": field(envelope, "name")[0],
                                     "price": int(field(envelope, "price")[0]), "tags": field(envelope, "tag")}
    raise Fault("Client")
