// Watches what a driver calls of the candidate's, as a debugger does: nothing of it can be seen or reached
// by the program. Evaluated in a global object of its own, and only where somebody wants to know.
'use strict';

(({ known, begin, end, takes, spoil }) => {
  const driver = new Set(['driver.js', '<call>', '<viva>']);
  const hosted = ['arguments', 'console', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate',
    'clearImmediate', 'queueMicrotask', 'structuredClone'];
  const standard = new Set([...Object.getOwnPropertyNames(globalThis).filter((name) => name !== 'Debugger'), ...hosted]);
  const longestChain = 10; // of prototypes
  const unseen = Symbol('unseen'); // which cannot be typed
  const debug = new Debugger();
  let world;
  let shown = new Set(); // functions of the driver's that are noted in the place of what they call
  let begun = new WeakSet(); // frames of generators and of async functions come back
  let objects = []; // that the candidate's functions made, and that have a name

  const isObject = (value) => value instanceof Debugger.Object;
  const raw = (value) => (isObject(value) ? value.unsafeDereference() : value);
  const isPrimitive = (value) => Object(value) !== value;
  const ofDriver = (frame) => frame.script !== null && driver.has(frame.script.url);
  function nameOf(callee) {
    const found = callee.getOwnPropertyDescriptor('name');
    return found !== undefined && typeof found.value === 'string' ? found.value : '';
  }
  const isShown = (frame) => shown.size > 0 && frame.type === 'call' && shown.has(nameOf(frame.callee));

  // By code of the driver's, and not on behalf of what is noted already. What a timer or a settled promise
  // runs is called by nobody.
  function isCalledByDriver(frame) {
    if (frame.older === null) return false;
    for (let caller = frame.older; caller !== null; caller = caller.older) {
      if (!ofDriver(caller) || isShown(caller)) return false;
    }
    return true;
  }

  function isGlobal(name, value) {
    if (!/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name)) return false;
    const own = world.getOwnPropertyDescriptor(name);
    if (own !== undefined) return own.value === value;
    const scope = world.asEnvironment().find(name); // let, const and class
    return scope !== null && scope.type === 'declarative' && scope.getVariable(name) === value;
  }

  // [kind, name] of what `callee` is to the object.
  function memberOf(object, callee) {
    let owner = object;
    for (let i = 0; i < longestChain && owner !== null && !owner.isProxy; i++, owner = owner.proto) {
      for (const key of owner.getOwnPropertyNames()) {
        const found = owner.getOwnPropertyDescriptor(key);
        if (found === undefined) continue;
        if (found.value === callee) return ['method', key];
        if (found.get === callee || found.set === callee) return ['property', key];
      }
    }
    return undefined;
  }

  function receiverOf({ callee, this: self }) {
    return !callee.isArrowFunction && isObject(self) && self !== world ? self : undefined;
  }

  // {kind, name, identity, self}: `self` is what has to be said beside the arguments.
  function described(frame) {
    const { callee } = frame;
    const name = nameOf(callee);
    if (frame.constructing) return { kind: isGlobal(name, callee) ? 'constructor' : 'closure', name, identity: 0 };
    const self = receiverOf(frame);
    const identity = known(raw(callee));
    if (identity > 0) return { kind: 'closure', name, identity, self };
    const owners = self !== undefined && known(raw(self)) > 0 ? [self, ...objects] : objects;
    for (const owner of owners) {
      const member = memberOf(owner, callee);
      if (member !== undefined) return { kind: member[0], name: member[1], identity: known(raw(owner)) };
    }
    if (isGlobal(name, callee)) return { kind: 'function', name, identity: 0, self };
    if (self !== undefined && self.callable && isGlobal(nameOf(self), self)) {
      const member = memberOf(self, callee);
      if (member !== undefined && member[0] === 'method')
        return { kind: 'function', name: `${nameOf(self)}.${member[1]}`, identity: 0 };
    }
    return { kind: 'closure', name, identity: 0 };
  }

  function ended(frame, completion) {
    if (frame.callee.isGeneratorFunction) return end('unknown', undefined);
    if (frame.callee.isAsyncFunction) return end('returned', raw(frame.asyncPromise));
    if (completion === null) return end('unknown', undefined);
    if ('throw' in completion) return end('raised', raw(completion.throw));
    const made = frame.constructing && !isObject(completion.return) ? frame.this : completion.return;
    if (end('returned', raw(made))) objects.push(made);
    return undefined;
  }

  // Until the frame is left nobody is asked: what it calls in turn is its own business.
  function passOver(frame, then) {
    debug.onEnterFrame = undefined;
    frame.onPop = (completion) => {
      frame.onPop = undefined;
      debug.onEnterFrame = entered;
      then(completion);
    };
  }

  function entered(frame) {
    if (frame.type !== 'call' || frame.callee === null) return;
    if (ofDriver(frame) ? !isShown(frame) : frame.script === null) return;
    if (!takes() || !isCalledByDriver(frame)) return;
    if (begun.has(frame)) {
      passOver(frame, () => {});
      return;
    }
    begun.add(frame);
    const { kind, name, identity, self } = ofDriver(frame)
      ? { kind: 'function', name: nameOf(frame.callee), identity: 0 }
      : described(frame);
    const isLeft = whenGiven(frame, (values) => begin(kind, name, identity, raw(self), values));
    passOver(frame, (completion) => {
      isLeft();
      ended(frame, completion);
    });
  }

  // Default values put arguments into their places one by one: `then` gets them when all are there, or
  // the frame is left, which the caller has to say.
  function whenGiven(frame, then) {
    const isThere = (value) => isObject(value) || isPrimitive(value);
    let given = false;
    function look(isLast) {
      const values = Array.from(frame.arguments);
      if (given || (!isLast && !values.every(isThere))) return;
      given = true;
      frame.onStep = undefined;
      then(values.map((value) => (isThere(value) ? raw(value) : unseen)));
    }
    look(false);
    if (!given) frame.onStep = () => look(false);
    return () => look(true);
  }

  // Whether the text is one function that needs no names but the language's own.
  function isClosed(text) {
    const used = new Set();
    const declared = new Set();
    const all = (nodes, visit) => nodes.forEach((node) => node && visit(node));

    function bind(pattern) {
      if (pattern.type === 'Identifier') declared.add(pattern.name);
      else if (pattern.type === 'ObjectPattern') all(pattern.properties, bind);
      else if (pattern.type === 'ArrayPattern') all(pattern.elements, bind);
      else if (pattern.type === 'SpreadExpression') bind(pattern.expression);
      else if (pattern.type === 'AssignmentExpression') {
        bind(pattern.left);
        walk(pattern.right);
      } else {
        if (pattern.key.type === 'ComputedName') walk(pattern.key);
        bind(pattern.value);
      }
    }
    function walk(node) {
      if (Array.isArray(node)) all(node, walk);
      if (typeof node !== 'object' || node === null) return;
      if (node.type === 'Identifier') used.add(node.name);
      for (const [key, inner] of Object.entries(node)) {
        if (key === 'label' || (key === 'property' && !node.computed && node.type === 'MemberExpression')) continue;
        if (key === 'key' && inner.type !== 'ComputedName') continue;
        if (inner === null || typeof inner !== 'object') continue;
        if (key === 'params' || (key === 'rest' && inner)) all([inner].flat(), bind);
        else if (key === 'id' || (key === 'param' && node.type === 'CatchClause')) bind(inner);
        else walk(inner);
      }
    }
    try {
      const [{ type, expression }, ...others] = Reflect.parse(`(${text}\n)`, { loc: false }).body;
      if (type !== 'ExpressionStatement' || others.length > 0) return false;
      if (!/^(Arrow)?FunctionExpression$/.test(expression.type)) return false;
      walk(expression);
    } catch (error) {
      return false;
    }
    return [...used].every((name) => declared.has(name) || standard.has(name));
  }

  function start(global, names) {
    world ??= debug.addDebuggee(global);
    shown = new Set(names);
    begun = new WeakSet();
    objects = [];
    debug.onEnterFrame = entered;
  }
  function stop() {
    debug.onEnterFrame = undefined;
  }
  // What goes wrong here is not the program's business either; but then nothing is known.
  debug.uncaughtExceptionHook = spoil;
  return { start, stop, isClosed };
});
