const people = [{ name: 'Ada', age: 36 }, { name: 'Bob', age: 20 }];
const older = people.map((person) => {
  person.age += 1;
  return person;
});
const copies = people.map((person) => ({ ...person, age: 0 }));

console.log(people[0].age, older[0].age, copies[0].age);
console.log(older === people, older[1] === people[1], copies[1] === people[1]);
