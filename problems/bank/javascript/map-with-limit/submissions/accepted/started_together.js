// Calls are started by promises, so that one that throws is like one that is rejected.
function mapWithLimit(items, limit, fn) {
  return new Promise((resolve, reject) => {
    const results = new Array(items.length);
    let next = 0, done = 0, failed = false;
    const start = () => {
      if (failed || next === items.length) return;
      const index = next++;
      Promise.resolve().then(() => fn(items[index], index)).then((result) => {
        results[index] = result;
        if (++done === items.length) resolve(results);
        else start();
      }, (error) => {
        failed = true;
        reject(error);
      });
    };
    if (items.length === 0) resolve(results);
    for (let i = 0; i < limit; i++) start();
  });
}
