import type pg from 'pg';
import { Connection } from './connection.js';

/** A connection of the same kind as those of `pool`, not yet open, for whoever keeps one for himself. */
export const connectionBeside = (pool: pg.Pool, applicationName: string): Connection =>
  new Connection({ ...pool.options, application_name: applicationName });
