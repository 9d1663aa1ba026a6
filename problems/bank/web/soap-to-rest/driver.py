"""Builds envelopes in many spellings, and shows the request or the fault that each becomes."""
from viva import observe

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
PRODUCTS = "urn:example:products"
ENVELOPE = f'<s:Envelope xmlns:s="{SOAP}" xmlns:p="{PRODUCTS}"><s:Body>{{body}}</s:Body></s:Envelope>'


def outcome(solution, envelope):
    try:
        return solution.translate(envelope)
    except solution.Fault as fault:
        return "Fault", fault.code
    except Exception as error:
        return "another error", type(error).__name__


def word(rng):
    return "".join(rng.choice("abcdefgh") for _ in range(rng.randrange(2, 7)))


def call(name, *fields):
    inner = "".join(f"<p:{field}>{text}</p:{field}>" for field, text in fields)
    return ENVELOPE.format(body=f"<p:{name}>{inner}</p:{name}>")


def show(solution, rng, envelopes):
    order = rng.sample(range(len(envelopes)), len(envelopes))
    observe("outcomes", [(index, outcome(solution, envelopes[index])) for index in order])


def paths(solution, rng):
    skus = [word(rng), f"{word(rng)}/{word(rng)}", f"{word(rng)} {word(rng)}", f"{word(rng)}?x=1&amp;y", "50%", "a+b", "..", "\u00e9t\u00e9",
            f"#{rng.randrange(99)}", "a&lt;b&gt;", "~tilde_-."]
    show(solution, rng, [call(name, ("sku", sku)) for sku in skus for name in ("GetProduct", "DeleteProduct")])


def queries(solution, rng):
    category = f"{word(rng)} &amp; {word(rng)}"
    page = str(rng.randrange(2, 99))
    show(solution, rng, [
        call("ListProducts"), call("ListProducts", ("category", category)), call("ListProducts", ("page", page)),
        call("ListProducts", ("page", page), ("category", category)), call("ListProducts", ("category", ""), ("page", page)),
        call("ListProducts", ("category", "   ")), call("ListProducts", ("category", "a/b?c=d")), call("ListProducts", ("page", "x")),
        call("ListProducts", ("page", "0")), call("ListProducts", ("page", "1")), call("ListProducts", ("page", "-3")), call("ListProducts", ("page", ""))])


def bodies(solution, rng):
    sku, name, price = word(rng), f"{word(rng)} {word(rng)}", str(rng.randrange(1, 9999))
    tags = [("tag", word(rng)) for _ in range(rng.randrange(2, 5))]
    start = [("sku", sku), ("name", name)]
    show(solution, rng, [
        call("CreateProduct", *start, ("price", price)), call("CreateProduct", *start, ("price", price), *tags),
        call("CreateProduct", tags[0], ("price", price), ("name", name), tags[1], ("sku", sku)),
        call("CreateProduct", ("sku", f"\n  {sku}\n"), ("name", f" {name} "), ("price", f" {price} "), ("tag", " x ")),
        call("CreateProduct", *start), call("CreateProduct", *start, ("price", "")), call("CreateProduct", *start, ("price", "12.50")),
        call("CreateProduct", *start, ("price", "-1")), call("CreateProduct", *start, ("price", "0")), call("CreateProduct", *start, ("price", "007")),
        call("CreateProduct", ("sku", sku), ("name", ""), ("price", price)), call("CreateProduct", ("name", name), ("price", price)),
        call("CreateProduct", *start, ("price", price), ("tag", ""), ("tag", "  ")), call("CreateProduct", *start, ("price", price), ("colour", "red")),
        call("CreateProduct", *start, ("price", "1_000")), call("CreateProduct", *start, ("price", "\u0663"))])


def prefixes(solution, rng):
    sku, prefix = word(rng), word(rng)
    show(solution, rng, [
        f'<{prefix}:Envelope xmlns:{prefix}="{SOAP}"><{prefix}:Body><GetProduct xmlns="{PRODUCTS}"><sku>{sku}</sku></GetProduct></{prefix}:Body></{prefix}:Envelope>',
        f'<Envelope xmlns="{SOAP}"><Body><q:GetProduct xmlns:q="{PRODUCTS}"><q:sku>{sku}</q:sku></q:GetProduct></Body></Envelope>',
        f'<?xml version="1.0"?>\n<!-- {word(rng)} --><s:Envelope xmlns:s="{SOAP}">\n <s:Header/>\n <s:Body>\n <!-- x --> <GetProduct xmlns="{PRODUCTS}">\n<sku>\n{sku}</sku></GetProduct>\n</s:Body></s:Envelope>\n',
        f'<p:Envelope xmlns:p="{PRODUCTS}"><p:Body><p:GetProduct><p:sku>{sku}</p:sku></p:GetProduct></p:Body></p:Envelope>',
        f'<s:Envelope xmlns:s="{SOAP}"><s:Body><s:GetProduct><s:sku>{sku}</s:sku></s:GetProduct></s:Body></s:Envelope>',
        f'<s:Envelope xmlns:s="{SOAP}"><s:Body><GetProduct xmlns="urn:other"><sku>{sku}</sku></GetProduct></s:Body></s:Envelope>',
        f'<s:Envelope xmlns:s="{SOAP}" xmlns:p="{PRODUCTS}"><s:Body><p:GetProduct><sku>{sku}</sku></p:GetProduct></s:Body></s:Envelope>'])


def faults(solution, rng):
    sku = word(rng)
    good = call("GetProduct", ("sku", sku))
    show(solution, rng, [
        good, "", sku, good[:-4], good + "x", f"<Envelope><Body/></Envelope>", good.replace(SOAP, "http://www.w3.org/2003/05/soap-envelope"),
        good.replace("Envelope", "Letter"), f'<s:Envelope xmlns:s="{SOAP}"/>', ENVELOPE.format(body=""), ENVELOPE.format(body=sku),
        ENVELOPE.format(body=f"<p:GetProduct><p:sku>{sku}</p:sku></p:GetProduct><p:GetProduct/>"), call("BuyProduct", ("sku", sku)), call("getproduct", ("sku", sku)),
        call("GetProduct"), call("GetProduct", ("sku", " ")), call("GetProduct", ("sku", sku), ("sku", "b")), call("DeleteProduct"),
        f'<s:Envelope xmlns:s="urn:x" xmlns:p="{PRODUCTS}"><s:Header><p:a s:mustUnderstand="1"/></s:Header></s:Envelope>'])


def headers(solution, rng):
    sku, number = word(rng), rng.randrange(100)
    good = call("GetProduct", ("sku", sku))

    def headed(header):
        return good.replace("<s:Body>", f"<s:Header>{header}</s:Header><s:Body>")

    show(solution, rng, [
        headed(f"<p:trace>{number}</p:trace>"), headed('<p:trace s:mustUnderstand="1"/>'), headed('<p:trace s:mustUnderstand="0"/>'), headed('<p:trace mustUnderstand="1"/>'),
        headed('<p:a/><x:b xmlns:x="urn:x" s:mustUnderstand="1">y</x:b>'), headed('<p:trace s:mustUnderstand="1"/>').replace("GetProduct", "BuyProduct"),
        "<!DOCTYPE x>" + good, f'<!DOCTYPE x [<!ENTITY e "{number}">]>' + good.replace(sku, "&e;"),
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>' + good.replace(sku, "&b;&b;"),
        good.replace(sku, "&#65;&#66;"), good.replace(sku, f"<![CDATA[<!DOCTYPE {number}>]]>"), good.replace(sku, "&unknown;")])
