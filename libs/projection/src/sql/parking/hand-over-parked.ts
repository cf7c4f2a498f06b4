import type { ClientBase } from 'pg';
import type { Consumer } from '../../parking/parked-subject.js';

/** What was parked of one consumer is forgotten, and what is parked of another becomes its own. */
export const handOverParked = async (client: ClientBase, from: Consumer, to: Consumer): Promise<void> => {
  await forgetParked(client, to);
  await client.query(
    'update slotlog.parked_subjects set consumer = $3, version = $4 where consumer = $1 and version = $2',
    [from.name, from.version, to.name, to.version],
  );
};

export const forgetParked = (client: ClientBase, { name, version }: Consumer) =>
  client.query('delete from slotlog.parked_subjects where consumer = $1 and version = $2', [name, version]);
