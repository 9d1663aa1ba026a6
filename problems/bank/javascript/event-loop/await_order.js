async function load(name) {
  console.log('begin', name);
  const value = await name.toUpperCase();
  console.log('end', value);
  return value;
}

load('a').then((value) => console.log('got', value));
load('b');
console.log('waiting');
