/** A function that calls fn for its first call only, and has a method reset(). */
function once(fn) {
}
