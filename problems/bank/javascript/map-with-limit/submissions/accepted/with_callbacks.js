function mapWithLimit(items, limit, fn) {
  return new Promise((resolve, reject) => {
    const results = items.map(() => undefined);
    let next = 0;
    let left = items.length;
    let failed = false;
    const fail = (error) => {
      failed = true;
      reject(error);
    };
    const start = () => {
      if (failed || next === items.length) return;
      const index = next++;
      let promise;
      try {
        promise = Promise.resolve(fn(items[index], index));
      } catch (error) {
        fail(error);
        return;
      }
      promise.then((result) => {
        results[index] = result;
        left -= 1;
        if (left === 0) resolve(results);
        else start();
      }, fail);
    };
    if (left === 0) resolve(results);
    for (let i = 0; i < limit; i++) start();
  });
}
