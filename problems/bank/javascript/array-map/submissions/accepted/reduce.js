const map = (arr, fn) => arr.reduce((mapped, item, index) => [...mapped, fn(item, index, arr)], []);
