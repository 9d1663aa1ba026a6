function mapWithLimit(items, limit, fn) {
  return new Promise((resolve, reject) => {
    const results = new Array(items.length);
    let next = 0;
    let left = items.length;
    let failed = false;
    if (left === 0) resolve(results);
    const start = () => {
      if (failed || next >= items.length) return;
      const index = next++;
      fn(items[index], index).then((result) => {
        results[index] = result;
        left -= 1;
        if (left === 0) resolve(results);
        start();
      }, (error) => {
        failed = true;
        reject(error);
      });
    };
    for (let i = 0; i < limit; i++) start();
  });
}
