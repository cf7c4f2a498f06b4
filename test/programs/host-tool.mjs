// A process that runs the built operator's tool as often as it is asked to, one run after the other, with its modules
// loaded once. It is handed connections: the line on one says what to run, the line that comes back what came of it.
import { Console } from 'node:console';
import { createInterface } from 'node:readline';
import { Readable, Writable } from 'node:stream';

const tool = new URL('../../dist/apps/replay/src/main.js', import.meta.url).href;
const [exit, console] = [process.exit, globalThis.console];

/** What is written, as a pipe would get it. */
class Written extends Writable {
  #parts = [];

  _write(part, _, done) {
    this.#parts.push(part);
    done();
  }

  get text() {
    return Buffer.concat(this.#parts).toString('utf8');
  }
}

const put = (streams) => {
  for (const [name, value] of Object.entries(streams))
    Object.defineProperty(process, name, { value, configurable: true });
};
const own = { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr };

let runs = 0;

/** `main` is loaded anew for each run, and what it imports is there. */
const run = async ({ args, environment, input }) => {
  const [out, err] = [new Written(), new Written()];
  let ended;
  const end = (code) => {
    ended ??= { code, out: out.text, err: err.text };
  };
  process.argv = [process.argv[0], tool, ...args];
  process.env = environment;
  process.exitCode = undefined;
  process.exit = (code = process.exitCode ?? 0) => {
    end(code);
    throw new Error('the tool has ended');
  };
  put({ stdin: Readable.from([Buffer.from(input)]), stdout: out, stderr: err });
  globalThis.console = new Console(out, err);
  try {
    runs += 1;
    await import(`${tool}?run=${runs}`);
    end(process.exitCode ?? 0);
  } finally {
    Object.assign(process, { exit, exitCode: undefined });
    Object.assign(globalThis, { console });
    put(own);
    for (const signal of ['SIGINT', 'SIGTERM']) process.removeAllListeners(signal);
  }
  return ended;
};

let turn = Promise.resolve();

process.on('message', (_, connection) => {
  connection.on('error', () => {});
  createInterface(connection).once('line', (line) => {
    turn = turn.then(async () => void connection.end(`${JSON.stringify(await run(JSON.parse(line)))}\n`));
  });
});
process.once('disconnect', () => exit(0));
