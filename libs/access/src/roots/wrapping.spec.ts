import { unwrap, wrap } from './wrapping.js';

const masterKey = 'a master key of 32 characters or more';
const name = { purpose: 'cursors', generation: 1 };
const root = Buffer.alloc(32, 7);
const wrapped = wrap(masterKey, name, root);

test('a wrapped root is opened by its master key, and tells nothing by itself', () => {
  expect(unwrap(masterKey, name, wrapped)).toEqual(root);
  expect(wrapped.includes(root.subarray(0, 8))).toBe(false);
});

test.each([
  ['another master key', `${masterKey}.`, name, wrapped],
  ['another purpose', masterKey, { ...name, purpose: 'holders' }, wrapped],
  ['another generation', masterKey, { ...name, generation: 2 }, wrapped],
  ['a changed byte', masterKey, name, Buffer.concat([wrapped.subarray(0, 39), Buffer.from([wrapped[39]! ^ 1])])],
  ['a part', masterKey, name, wrapped.subarray(0, 32)],
  ['nothing', masterKey, name, Buffer.alloc(0)],
])('%s opens nothing', (_, key, named, sealed) => {
  expect(unwrap(key, named, sealed)).toBeNull();
});
