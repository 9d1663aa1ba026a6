console.log('start');
setTimeout(() => console.log('timer'), 0);
Promise.resolve()
  .then(() => console.log('first'))
  .then(() => console.log('second'));
queueMicrotask(() => console.log('microtask'));
console.log('end');
