import type { ClientBase } from 'pg';
import type { ProjectionId } from '../projection.js';

/** Forgets how far a projection has come, in all shards. */
export const deleteCheckpoints = (client: ClientBase, { name, version }: ProjectionId) =>
  client.query('delete from slotlog.checkpoints where projection = $1 and version = $2', [name, version]);
