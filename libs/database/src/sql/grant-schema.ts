import type pg from 'pg';

export const grantSchema = (client: pg.ClientBase) => client.query('grant usage on schema slotlog to slotlog_app');
