import type pg from 'pg';
import { ConnectionPool } from './connection.js';
import { unalarmed } from './open-pool.js';

/**
 * Another pool of connections of the same kind as those of `pool`, for work that is not to wait for what that one is busy
 * with, nor to be waited for. Not pipelined. It is its maker's to end.
 */
export const poolBeside = (pool: pg.Pool, max: number, applicationName: string): pg.Pool =>
  unalarmed(new ConnectionPool({ ...pool.options, max, application_name: applicationName, pipeline: false }));
