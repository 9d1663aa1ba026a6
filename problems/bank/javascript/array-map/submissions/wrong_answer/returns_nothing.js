function map(arr, fn) {
  const result = [];
  arr.forEach((item, i) => {
    result.push(fn(item, i, arr));
  });
}
