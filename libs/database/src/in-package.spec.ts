import { readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { inPackage } from './in-package.js';

it('a file of the package is found from wherever the code runs', () => {
  expect(isAbsolute(inPackage('package.json'))).toBe(true);
  expect(JSON.parse(readFileSync(inPackage('package.json'), 'utf8')).name).toBe('slotlog');
});
