/** A promise of the results of fn(item, index) for all items; at most `limit` calls run at the same time. */
function mapWithLimit(items, limit, fn) {
}
