import { mkdir, mkdtemp, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { restoreSymlinks } from './restore-symlinks.js';

it('links that the install script should have made are made once, wherever the package lies', async () => {
  const home = await mkdtemp(join(tmpdir(), 'slotlog-links-'));
  const native = join(home, 'native');
  await mkdir(join(native, 'lib'), { recursive: true });
  await writeFile(join(native, 'lib/libpq.so.5.18'), 'library');
  const links = ['native/lib/libpq.so', 'native/lib/libpq.so.5'];
  const list = links.map((target) => ({ source: 'native/lib/libpq.so.5.18', target }));
  await writeFile(join(native, 'pg-symlinks.json'), JSON.stringify(list));

  await restoreSymlinks(native);
  await restoreSymlinks(native);

  expect(await readlink(join(home, 'native/lib/libpq.so'))).toBe('libpq.so.5.18');
  expect(await readFile(join(home, 'native/lib/libpq.so.5'), 'utf8')).toBe('library');
  await rm(home, { recursive: true });
});
