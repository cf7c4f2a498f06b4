import { writeFile } from 'node:fs/promises';
import { inPackage } from '#libs/database';
import { describeTold } from './describe-told.js';

/** Writes `docs/who-is-told.md`. */
await writeFile(inPackage('docs/who-is-told.md'), describeTold());
