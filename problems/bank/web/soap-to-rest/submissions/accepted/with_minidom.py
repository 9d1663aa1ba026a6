# With the DOM, which keeps the document type.
from urllib.parse import quote, quote_plus
from xml.dom import minidom

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
PRODUCTS = "urn:example:products"
FIELDS = {"GetProduct": "sku", "DeleteProduct": "sku", "ListProducts": "category page", "CreateProduct": "sku name price tag"}


class Fault(Exception):
    def __init__(self, code):
        self.code = code


def elements(node, namespace=None, name=None):
    return [child for child in node.childNodes if child.nodeType == child.ELEMENT_NODE
            and (name is None or (child.namespaceURI, child.localName) == (namespace, name))]


def text_of(node):
    return "".join(child.data for child in node.childNodes if child.nodeType in (child.TEXT_NODE, child.CDATA_SECTION_NODE)).strip()


def digits(text):
    return bool(text) and set(text) <= set("0123456789")


def translate(envelope):
    try:
        document = minidom.parseString(envelope.encode())
    except Exception:
        raise Fault("Client")
    if document.doctype is not None:
        raise Fault("Client")
    root = document.documentElement
    if (root.namespaceURI, root.localName) != (SOAP, "Envelope"):
        raise Fault("VersionMismatch")
    for header in elements(root, SOAP, "Header"):
        if any(entry.getAttributeNS(SOAP, "mustUnderstand") == "1" for entry in elements(header)):
            raise Fault("MustUnderstand")
    calls = [call for body in elements(root, SOAP, "Body") for call in elements(body)]
    if len(calls) != 1 or calls[0].namespaceURI != PRODUCTS or calls[0].localName not in FIELDS:
        raise Fault("Client")
    name = calls[0].localName
    given = {field: [text for text in map(text_of, elements(calls[0], PRODUCTS, field)) if text]
             for field in FIELDS[name].split()}
    for field, texts in given.items():
        optional = name == "ListProducts"
        if field != "tag" and (len(texts) > 1 or (not texts and not optional)):
            raise Fault("Client")
        if field in ("price", "page") and texts and not digits(texts[0]):
            raise Fault("Client")
    if name == "ListProducts":
        parts = []
        if given["category"]:
            parts.append("category=" + quote_plus(given["category"][0]))
        if given["page"]:
            if int(given["page"][0]) < 1:
                raise Fault("Client")
            parts.append(f"page={int(given['page'][0])}")
        return "GET", "/products" + ("?" if parts else "") + "&".join(parts), None
    sku = given["sku"][0]
    if name == "CreateProduct":
        return "POST", "/products", {"sku": sku, "name": given["name"][0], "price": int(given["price"][0]), "tags": given["tag"]}
    return ("GET" if name == "GetProduct" else "DELETE"), "/products/" + quote(sku, safe=""), None
