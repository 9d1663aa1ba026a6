/** What arr.map(fn, thisArg) returns, without calling Array.prototype.map. */
function map(arr, fn, thisArg) {
}
