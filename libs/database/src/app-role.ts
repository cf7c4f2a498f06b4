import type pg from 'pg';
import { sqlStateOf } from './database-failure.js';
import { createAppRole } from './sql/create-app-role.js';
import { findAppRole } from './sql/find-app-role.js';
import { grantAppRole } from './sql/grant-app-role.js';
import { takeAppRole } from './sql/take-app-role.js';

export const appRole = 'slotlog_app';
export type AppRole = typeof appRole;

const refusals = {
  insufficientPrivilege: '42501',
  duplicateObject: '42710',
  uniqueViolation: '23505',
  noSuchRole: '22023',
};

/**
 * False where the owner may not, or where another migration did the same just now: roles belong to the whole cluster,
 * while the lock on migrations holds for one database only.
 */
async function attempt(statement: Promise<unknown>): Promise<boolean> {
  try {
    await statement;
    return true;
  } catch (error) {
    if (Object.values(refusals).includes(sqlStateOf(error) ?? '')) return false;
    throw error;
  }
}

/** Taking the role is the proof: superusers need no grant, and a grant's words differ between Postgres 15 and 16. */
const mayTake = (login: pg.ClientBase): Promise<boolean> => attempt(takeAppRole(login));

/** Makes the role that the application runs as and lets these logins take it; null where the owner may not do that. */
export async function makeAppRole(owner: pg.ClientBase, logins: readonly pg.ClientBase[]): Promise<AppRole | null> {
  if (!(await findAppRole(owner))) await attempt(createAppRole(owner));
  for (const login of logins) {
    if (await mayTake(login)) continue;
    await attempt(grantAppRole(owner, login));
    if (!(await mayTake(login))) return null;
  }
  return appRole;
}
