console.log(['10', '10', '10'].map(Number));
console.log(['10', '10', '10'].map(parseInt));
console.log([1, , 3].map((n) => n ?? 'none').length);
console.log([3, 10, 2].sort());
