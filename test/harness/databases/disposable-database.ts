import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';
import { administer, urlOfDatabase } from './administer.js';

export interface DisposableDatabase {
  /** As the owner of everything in it. */
  readonly url: string;
  drop(): Promise<void>;
}

const beingAccessed = '55006';

/** What the global setup says through the environment. */
export function testSetting(name: `SLOTLOG_TEST_${'SERVER' | 'TEMPLATE' | 'APPS' | 'TOOL'}`): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is unset: this test belongs to a Jest project with a database`);
  return value;
}

async function create(server: string, name: string, template: string, attempts = 5): Promise<void> {
  try {
    // Through the log it costs Postgres a fifth more processor over a run of the integration tests.
    const copied = `create database ${name} template ${template} strategy file_copy`;
    await administer(server, (client) => client.query(copied));
  } catch (error) {
    if ((error as pg.DatabaseError).code !== beingAccessed || attempts === 1) throw error;
    await setTimeout(100);
    await create(server, name, template, attempts - 1);
  }
}

/** A database made like the given one, empty unless stated; the end of the run drops it where the test did not. */
export async function disposableDatabase(template = 'template0'): Promise<DisposableDatabase> {
  const server = testSetting('SLOTLOG_TEST_SERVER');
  const name = `${testSetting('SLOTLOG_TEST_TEMPLATE')}_${randomBytes(6).toString('hex')}`;
  await create(server, name, template);
  return {
    url: urlOfDatabase(server, name),
    drop: async () => {
      await administer(server, async (client) => {
        await client.query("set statement_timeout = '20s'");
        await client.query(`drop database if exists ${name} with (force)`);
      });
    },
  };
}
