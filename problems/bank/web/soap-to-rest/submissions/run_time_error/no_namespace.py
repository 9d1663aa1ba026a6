# Without its namespace the element is not found.
import re
import xml.etree.ElementTree as ElementTree
from urllib.parse import quote, urlencode
from xml.parsers import expat

SOAP = "{http://schemas.xmlsoap.org/soap/envelope/}"
PRODUCTS = "{urn:example:products}"


class Fault(Exception):
    """A SOAP fault; its attribute code says which."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def refuse_doctype(*_):
    raise Fault("Client")


def parse(envelope):
    scanner = expat.ParserCreate()
    scanner.StartDoctypeDeclHandler = refuse_doctype
    try:
        scanner.Parse(envelope, True)
        return ElementTree.fromstring(envelope)
    except (expat.ExpatError, ElementTree.ParseError):
        raise Fault("Client") from None


class Fields:
    """The fields of an operation that are not empty."""

    def __init__(self, operation):
        self._operation = operation

    def all(self, name):
        texts = ((element.text or "").strip() for element in self._operation.findall(PRODUCTS + name))
        return [text for text in texts if text]

    def optional(self, name):
        texts = self.all(name)
        if len(texts) > 1:
            raise Fault("Client")
        return texts[0] if texts else None

    def required(self, name):
        text = self.optional(name)
        if text is None:
            raise Fault("Client")
        return text


def number(text, least):
    if not re.fullmatch("[0-9]+", text) or int(text) < least:
        raise Fault("Client")
    return int(text)


def product_path(fields):
    return "/products/" + quote(fields.required("sku"), safe="")


def list_products(fields):
    category, page = fields.optional("category"), fields.optional("page")
    given = {"category": category, "page": page and number(page, 1)}
    query = urlencode({name: value for name, value in given.items() if value is not None})
    return "GET", "/products" + ("?" + query if query else ""), None


def create_product(fields):
    return "POST", "/products", {
        "sku": fields.required("sku"),
        "name": fields.required("name"),
        "price": number(fields.required("price"), 0),
        "tags": fields.all("tag"),
    }


OPERATIONS = {
    PRODUCTS + "GetProduct": lambda fields: ("GET", product_path(fields), None),
    PRODUCTS + "DeleteProduct": lambda fields: ("DELETE", product_path(fields), None),
    PRODUCTS + "ListProducts": list_products,
    PRODUCTS + "CreateProduct": create_product,
}


def translate(envelope):
    """Return the REST request (method, target, body) for a SOAP envelope, or raise Fault."""
    root = parse(envelope)
    if root.tag != SOAP + "Envelope":
        raise Fault("VersionMismatch")
    for entry in root.findall(f"{SOAP}Header/*"):
        if entry.get(SOAP + "mustUnderstand") == "1":
            raise Fault("MustUnderstand")
    operations = [root.find("Body")[0]]
    if len(operations) != 1 or operations[0].tag not in OPERATIONS:
        raise Fault("Client")
    return OPERATIONS[operations[0].tag](Fields(operations[0]))
