import { campaign } from './campaign.js';
import { rooms, sourcesOf } from './rooms.js';
import { dropTemplate, makeTemplate } from '#test/harness/databases/template-database';

const [, , ...paths] = process.argv;

const below = (path: string) => {
  const folder = path.replace(/\/$/, '');
  return (file: string) => file === folder || file.startsWith(`${folder}/`);
};

for (const room of rooms) {
  const named = paths.includes(room.name);
  const all = sourcesOf(room);
  const files = named ? all : [...new Set(paths.flatMap((path) => all.filter(below(path))))];
  if (files.length === 0) continue;
  if (room.needsDatabase && process.env.SLOTLOG_TEST_SERVER === undefined) await makeTemplate();
  console.log(`${room.name}: ${files.length} files`);
  await campaign({ room, files, isOver: () => false, say: console.log });
}
await dropTemplate();
