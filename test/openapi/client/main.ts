// npm run client -- types | pack | judge | follow: writes the types of the client, packs it, judges what is packed, follows its page.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { follow } from './follow.js';
import { generate, generated } from './generate.js';
import { judge } from './judge.js';
import { pack } from './pack.js';

const types = async () => {
  mkdirSync(generated, { recursive: true });
  for (const [name, text] of await generate()) writeFileSync(join(generated, name), text);
};

const todo = { types, pack: async () => console.log(pack(process.cwd()).tarball), judge, follow }[
  process.argv[2] ?? ''
];
if (!todo) {
  console.error('npm run client -- types | pack | judge | follow');
  process.exit(2);
}
try {
  await todo();
} catch (error) {
  console.error(`✗ ${(error as Error).message}`);
  process.exit(1);
}
process.exit(0);
