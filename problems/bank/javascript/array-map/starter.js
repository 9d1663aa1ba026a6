/** What arr.map(fn) returns, without calling Array.prototype.map. */
function map(arr, fn) {
}
