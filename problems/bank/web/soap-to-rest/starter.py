class Fault(Exception):
    """A SOAP fault; its attribute code says which."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def translate(envelope):
    """Return the REST request (method, target, body) for a SOAP envelope, or raise Fault."""
    return ()
