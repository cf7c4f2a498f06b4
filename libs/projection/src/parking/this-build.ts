import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inPackage } from '#libs/database';

let build: string | undefined;

/** This process: the version of Slotlog that it runs, and eight digits that no other one has. */
export const thisBuild = (): string => {
  build ??= `${JSON.parse(readFileSync(inPackage('package.json'), 'utf8')).version}+${randomUUID().slice(0, 8)}`;
  return build;
};
