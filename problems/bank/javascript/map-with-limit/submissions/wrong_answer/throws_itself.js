function mapWithLimit(items, limit, fn) {
  const results = items.map(() => undefined);
  let next = 0;
  let failed = false;
  const work = () => {
    if (failed || next === items.length) return undefined;
    const index = next++;
    const promise = fn(items[index], index);
    return Promise.resolve(promise).then(
      (result) => { results[index] = result; return work(); },
      (error) => { failed = true; throw error; });
  };
  const workers = [];
  for (let i = 0; i < limit; i++) workers.push(work());
  return Promise.all(workers).then(() => results);
}
