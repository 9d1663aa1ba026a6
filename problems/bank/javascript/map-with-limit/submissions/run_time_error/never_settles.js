function mapWithLimit(items, limit, fn) {
  return new Promise((resolve, reject) => {
    const results = new Array(items.length);
    let next = 0;
    let left = items.length;
    let failed = false;
    const start = async () => {
      if (failed || next >= items.length) return;
      const index = next++;
      try {
        results[index] = await fn(items[index], index);
      } catch (error) {
        failed = true;
        reject(error);
        return;
      }
      left -= 1;
      if (left === 0) resolve(results);
      start();
    };
    for (let i = 0; i < limit; i++) start();
  });
}
