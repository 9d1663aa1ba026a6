/** Whether two values look the same, at all levels. */
function deepEqual(a, b) {
}
