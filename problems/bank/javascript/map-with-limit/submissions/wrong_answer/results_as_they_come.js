async function mapWithLimit(items, limit, fn) {
  const results = [];
  let next = 0;
  async function work() {
    while (next < items.length) {
      const index = next++;
      results.push(await fn(items[index], index));
    }
  }
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
  return results;
}
