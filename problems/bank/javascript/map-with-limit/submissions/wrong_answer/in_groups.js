async function mapWithLimit(items, limit, fn) {
  const results = [];
  for (let start = 0; start < items.length; start += limit) {
    const group = items.slice(start, start + limit);
    results.push(...await Promise.all(group.map(async (item, i) => fn(item, start + i))));
  }
  return results;
}
