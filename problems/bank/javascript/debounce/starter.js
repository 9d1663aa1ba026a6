/** A function that calls fn when it was not called itself for `wait` milliseconds. */
function debounce(fn, wait) {
}
