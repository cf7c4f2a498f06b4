import { writeFile } from 'node:fs/promises';
import { inPackage } from '#libs/database';
import { describeLifecycle } from './describe-lifecycle.js';

/** Writes `docs/lifecycle.md`. */
await writeFile(inPackage('docs/lifecycle.md'), describeLifecycle());
