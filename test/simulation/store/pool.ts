import type { Pool } from 'pg';
import { ConnectionFailed } from '#libs/database';
import type { Life } from '../life.js';
import { SimulatedConnection } from './connection.js';
import { ServerError } from './server-error.js';
import type { Asked } from './session.js';
import type { Statement } from './statement.js';
import { logStatements, textStatements } from './statements.js';
import type { Store } from './store.js';
import { viewStatement } from './view-statements.js';

const statementOf = ({ name = '', text = '' }: Asked): Statement => {
  const known = logStatements[name] ?? textStatements.find(([start]) => text.startsWith(start))?.[1];
  const statement = known ?? viewStatement(name, text);
  if (!statement) throw new Error(`nobody has told me what ${name || text} is`);
  return statement;
};

/** Connections as one process has them, each used once. */
export const simulatedPool = (store: Store, life: Life): Pool => {
  const connect = () =>
    new Promise<SimulatedConnection>((connected, failed) => {
      store.time.after(store.dice.below(3), () =>
        life.told(() => {
          const isDown = store.time.now < store.downUntil;
          if (isDown || store.happens('refusedConnections'))
            failed(
              store.dice.happens(0.5) ? new ServerError('57P03') : new ConnectionFailed(new Error('ECONNREFUSED')),
            );
          else connected(new SimulatedConnection(store, statementOf, life));
        }),
      );
    });
  const query = async (asked: Asked | string, values?: readonly unknown[]) => {
    const connection = await connect();
    return connection.query(asked, values).finally(() => connection.release());
  };
  const pool = { options: { max: 10 }, connect, query, end: async () => {}, on: () => pool };
  return pool as unknown as Pool;
};
