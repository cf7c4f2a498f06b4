import type pg from 'pg';

export const createAppRole = (client: pg.ClientBase) => client.query('create role slotlog_app nologin');
