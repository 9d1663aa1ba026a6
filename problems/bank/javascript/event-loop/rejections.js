Promise.reject(new Error('no'))
  .then(() => console.log('then 1'))
  .catch((error) => {
    console.log('catch', error.message);
    return 'saved';
  })
  .then((value) => console.log('then 2', value))
  .finally(() => console.log('finally'))
  .catch(() => console.log('never?'));
