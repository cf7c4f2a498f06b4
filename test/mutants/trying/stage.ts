/** A small stage for the specs that Jest runs: the same words, but all in one process, each test by itself, as often as wanted. */
export interface Act {
  /** Unique among all: file, groups, title. */
  readonly id: string;
  readonly file: string;
  readonly run: () => unknown;
}

type Hook = () => unknown;

class Group {
  readonly before: Hook[] = [];
  readonly after: Hook[] = [];
  readonly beforeEach: Hook[] = [];
  readonly afterEach: Hook[] = [];
  readonly parts: (Group | Act)[] = [];
  constructor(
    readonly title: string,
    readonly parent: Group | null,
  ) {}

  get acts(): Act[] {
    return this.parts.flatMap((part) => (part instanceof Group ? part.acts : [part]));
  }

  get hasHooks(): boolean {
    const own = this.before.length + this.after.length > 0;
    return own || this.parts.some((part) => part instanceof Group && part.hasHooks);
  }
}

let current = new Group('', null);
let currentFile = '';
const ids = new Set<string>();

const inGroup = (title: string, fill: () => void) => {
  const outer = current;
  current = new Group(title, outer);
  outer.parts.push(current);
  try {
    fill();
  } finally {
    current = outer;
  }
};

const pathOf = (group: Group | null): string[] => (group === null ? [] : [...pathOf(group.parent), group.title]);

const act = (title: string, run: () => unknown) => {
  let id = [...pathOf(current), title].join(' › ');
  while (ids.has(id)) id += '′';
  ids.add(id);
  current.parts.push({ id, file: currentFile, run });
};

type Row = readonly unknown[];

/** Of a longer table so many rows, from all over it: some have one for each time that a clock on earth is set. */
const rowsTried = 40;
const isTried = (index: number, rows: number) => index % Math.ceil(rows / rowsTried) === 0;

/** `each` of Jest, for tables that are arrays: a row that is no array is the only argument. */
const each =
  <Rest extends unknown[]>(define: (title: string, run: () => never, ...rest: Rest) => void) =>
  (rows: readonly unknown[]) =>
  (title: string, run: (...row: Row) => unknown, ...rest: Rest) => {
    for (const [index, row] of rows.entries()) {
      if (!isTried(index, rows.length)) continue;
      const values = Array.isArray(row) ? (row as Row) : [row];
      define(`${title} #${index + 1}`, (() => run(...values)) as () => never, ...rest);
    }
  };

const skip = Object.assign(() => {}, { each: () => () => {} });
const it = Object.assign(act, { each: each(act), skip, concurrent: act });
const describe = Object.assign(inGroup, { each: each(inGroup), skip });

export const words = {
  it,
  test: it,
  describe,
  beforeAll: (hook: Hook) => current.before.push(hook),
  afterAll: (hook: Hook) => current.after.unshift(hook),
  beforeEach: (hook: Hook) => current.beforeEach.push(hook),
  afterEach: (hook: Hook) => current.afterEach.unshift(hook),
};

/** What a spec file says when it is loaded. */
export class Play {
  readonly file: string;
  readonly #group: Group;
  private constructor(group: Group) {
    this.#group = group;
    this.file = group.title;
  }

  static async load(file: string, load: () => Promise<unknown>): Promise<Play> {
    for (const id of ids) if (id.startsWith(`${file} › `)) ids.delete(id);
    const group = new Group(file, null);
    current = group;
    currentFile = file;
    await load();
    return new Play(group);
  }

  get acts(): Act[] {
    return this.#group.acts;
  }

  /** Whether something is made for several acts: then it is dear to run each by itself. */
  get hasHooks(): boolean {
    return this.#group.hasHooks;
  }

  /** Runs those that are wanted with the hooks around them, and tells what is about to run: an act, or null for a hook of all. */
  async perform(isWanted: (act: Act) => boolean, watch: Watch): Promise<void> {
    await performGroup(this.#group, isWanted, watch);
  }
}

/** An act that waits for what does not come. */
export class Hung extends Error {}

/** The clock that no spec sets. */
const { setTimeout: realTimeout, clearTimeout: noTimeout } = globalThis;

const atMost = async (milliseconds: number, work: () => unknown): Promise<void> => {
  if (milliseconds === Number.POSITIVE_INFINITY) return void (await work());
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = realTimeout(() => reject(new Hung()), milliseconds);
  });
  try {
    await Promise.race([work(), over]);
  } finally {
    noTimeout(timer);
  }
};

export interface Watch {
  /** How long an act may take, in milliseconds. */
  readonly actMs: number;
  /** Before an act, and null before what runs for several. */
  readonly before: (act: Act | null) => void;
  /** Whether to go on. */
  readonly after: (act: Act | null, error: unknown) => boolean;
}

/** Ends a performance that has seen enough, after the hooks that tidy up. */
class Enough extends Error {}

const chainOf = (group: Group | null): Group[] => (group === null ? [] : [...chainOf(group.parent), group]);

const performAct = async (act: Act, group: Group, { actMs }: Watch) => {
  const groups = chainOf(group);
  try {
    for (const { beforeEach } of groups) for (const hook of beforeEach) await hook();
    await atMost(actMs, act.run);
  } finally {
    for (const { afterEach } of groups.toReversed()) for (const hook of afterEach) await hook();
  }
};

const watched = async (act: Act | null, watch: Watch, work: () => Promise<unknown>) => {
  watch.before(act);
  let error: unknown;
  try {
    await work();
  } catch (thrown) {
    error = thrown ?? new Error('threw nothing');
  }
  if (!watch.after(act, error)) throw new Enough();
};

const hooks = (list: readonly Hook[], watch: Watch) =>
  list.length === 0
    ? undefined
    : watched(null, watch, async () => {
        for (const hook of list) await hook();
      });

const performGroup = async (group: Group, isWanted: (act: Act) => boolean, watch: Watch) => {
  if (!group.acts.some(isWanted)) return;
  try {
    await hooks(group.before, watch);
    for (const part of group.parts) {
      if (part instanceof Group) await performGroup(part, isWanted, watch);
      else if (isWanted(part)) await watched(part, watch, () => performAct(part, group, watch));
    }
  } catch (error) {
    for (const hook of group.after) await Promise.resolve(hook()).catch(() => {});
    if (group.parent === null && error instanceof Enough) return;
    throw error;
  }
  await hooks(group.after, watch);
};
