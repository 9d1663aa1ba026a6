/** A function that calls fn with `this` being self, and with the first arguments before its own. */
function bindTo(fn, self, ...first) {
}
