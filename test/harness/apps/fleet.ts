import { setTimeout as sleep } from 'node:timers/promises';
import { Link } from '#test/harness/databases/link';
import { type App, operatorKey, startApp } from './start-app.js';

/** Between two starts of what does not start, in milliseconds. */
const pause = 250;

/** A process that is started again whenever it ends, as a supervisor does, on a link of its own to the database. */
export class Member {
  /** What it did unasked: it ended by itself. */
  readonly surprises: string[] = [];
  /** How often it has started, and how often it has not: the database may be away. */
  readonly starts = { done: 0, failed: 0 };
  #app: App | undefined;
  #isWanted = true;
  #isFrozen = false;
  #isBeingEnded = false;
  #running: Promise<void> | undefined;
  readonly #heard = new Set<() => void>();

  constructor(
    readonly role: 'all' | 'api' | 'projector',
    readonly name: string,
    readonly link: Link,
    private readonly databaseUrl: string,
    /** Another build's folder `dist`: it is run from its next start on. */
    public build: string | undefined,
    /** What it is told beside its role. */
    private readonly environment: Record<string, string>,
  ) {}

  /** Where it listens, or did last; undefined before it ever has. */
  get url(): string | undefined {
    return this.#app?.url;
  }

  /** Resolves when it listens. */
  async start(): Promise<void> {
    this.#running ??= this.#keepRunning();
    const before = this.starts.done;
    while (this.starts.done === before) await new Promise<void>((resolve) => this.#heard.add(resolve));
  }

  /** By SIGKILL; it comes again. */
  async kill(): Promise<void> {
    await this.#end('kill');
  }

  /** As an upgrade does it: told to end, and started again, from another build if there is one. */
  async restart(build = this.build): Promise<void> {
    this.build = build;
    const isBack = this.start();
    await this.#end('stop');
    await isBack;
  }

  freeze(): void {
    this.#isFrozen = this.#signal('SIGSTOP');
  }

  thaw(): void {
    this.#signal('SIGCONT');
    this.#isFrozen = false;
  }

  /** What it says it lacks for being ready; null once it is. */
  async lacks(): Promise<string | null> {
    if (!this.#app || this.#isFrozen) return 'does not run';
    const signal = AbortSignal.timeout(2_000);
    const answer = await fetch(`${this.#app.url}/readyz`, { signal }).catch(() => null);
    if (answer?.status === 200) return null;
    return answer === null ? 'does not answer' : ((await answer.json()) as { detail: string }).detail;
  }

  /** The lines of all its logs. */
  lines(): string[] {
    return [...this.#lines, ...(this.#app?.lines ?? [])];
  }

  async stop(): Promise<void> {
    this.#isWanted = false;
    this.thaw();
    await this.#end('stop');
    await this.#running;
    await this.link.close();
  }

  readonly #lines: string[] = [];

  async #end(how: 'kill' | 'stop'): Promise<void> {
    if (!this.#app) return;
    this.#isBeingEnded = true;
    await this.#app[how]();
  }

  #signal(signal: NodeJS.Signals): boolean {
    try {
      return this.#app !== undefined && process.kill(this.#app.pid, signal);
    } catch {
      return false;
    }
  }

  async #keepRunning(): Promise<void> {
    const url = this.link.through(this.databaseUrl);
    while (this.#isWanted) {
      this.#isBeingEnded = false;
      const options = { isEnough: 'listening', ...(this.build && { build: this.build }) } as const;
      const app = await startApp(url, { ROLE: this.role, ...this.environment }, options).catch((error: Error) => {
        this.#lines.push(error.message);
        return null;
      });
      if (app === null) {
        this.starts.failed += 1;
        await sleep(pause);
        continue;
      }
      this.#app = app;
      this.starts.done += 1;
      for (const tell of this.#heard) tell();
      this.#heard.clear();
      if (!this.#isWanted) await app.stop();
      await app.ended;
      this.#lines.push(...app.lines);
      this.#app = undefined;
      if (!this.#isBeingEnded) this.surprises.push(`${this.name} ended by itself: ${app.lines.at(-1) ?? ''}`);
    }
  }
}

/** Processes of several roles on one database. */
export class Fleet {
  readonly key = operatorKey;

  private constructor(readonly members: readonly Member[]) {}

  /** The first makes the tables, alone. `told` is what each is told beside its role. */
  static async start(
    databaseUrl: string,
    roles: readonly Member['role'][],
    build?: string,
    told: readonly Record<string, string>[] = [],
  ): Promise<Fleet> {
    const members: Member[] = [];
    for (const [index, role] of roles.entries()) {
      const link = await Link.toServerOf(databaseUrl);
      members.push(new Member(role, `${role} ${index + 1}`, link, databaseUrl, build, told[index] ?? {}));
    }
    const fleet = new Fleet(members);
    const [first, ...others] = members;
    await first!.start();
    await Promise.all(others.map((member) => member.start()));
    return fleet;
  }

  get apis(): readonly Member[] {
    return this.members.filter(({ role }) => role !== 'projector');
  }

  get projectors(): readonly Member[] {
    return this.members.filter(({ role }) => role !== 'api');
  }

  /** What those say who are not ready; nothing once all are, at once. */
  async lacks(): Promise<string[]> {
    const said = await Promise.all(this.members.map((member) => member.lacks()));
    return this.members.flatMap(({ name }, index) => (said[index] ? [`${name}: ${said[index]}`] : []));
  }

  /** What was logged of errors that nobody had foreseen, one line for each message. */
  internal(): string[] {
    const lines = this.members.flatMap((member) => member.lines().filter((line) => line.includes('"level":50')));
    return [...new Map(lines.map((line) => [/"message":"([^"]*)"/.exec(line)?.[1] ?? line, line])).values()];
  }

  surprises(): string[] {
    return this.members.flatMap(({ surprises }) => surprises);
  }

  async stop(): Promise<void> {
    await Promise.all(this.members.map((member) => member.stop()));
  }
}
