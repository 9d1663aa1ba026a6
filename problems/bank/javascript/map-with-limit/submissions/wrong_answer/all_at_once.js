async function mapWithLimit(items, limit, fn) {
  return Promise.all(items.map(async (item, index) => fn(item, index)));
}
