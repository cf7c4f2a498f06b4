import { DatabaseClock } from './database-clock.js';

const noon = Date.UTC(2026, 10, 23, 12);
const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Clocks that a test sets: a machine's own two, and the database's. */
class Clocks {
  #monotonic = 5 * second;
  #wall = noon;
  #database: number;
  readonly clock: DatabaseClock;

  constructor(offBy = 0) {
    this.#database = noon + offBy;
    this.clock = new DatabaseClock({ monotonic: () => this.#monotonic, wall: () => this.#wall });
  }

  pass(span: number) {
    this.#monotonic += span;
    this.#wall += span;
    this.#database += span;
    return this;
  }

  sleep(span: number) {
    this.#wall += span;
    this.#database += span;
    return this;
  }

  setWall(by: number) {
    this.#wall += by;
    return this;
  }

  setDatabase(by: number) {
    this.#database += by;
    return this;
  }

  /** The database is asked, and answers after `took` milliseconds. */
  ask(accepted: { at: number; logTime: number } | null = null, took = 2) {
    const began = this.#monotonic;
    this.pass(took / 2);
    const time = this.#database;
    this.pass(took / 2);
    this.clock.observe({ time, began, ended: this.#monotonic, accepted });
    return this;
  }

  /** The operator's word, as of now. */
  accept(logTime = this.#database) {
    return this.ask({ at: this.#database, logTime });
  }

  /** By how many milliseconds the estimate is off the database's clock. */
  get off() {
    return this.clock.now() - this.#database;
  }
}

const begun = () => new Clocks().ask();

const step = (clocks: Clocks, by: number) => {
  clocks.setDatabase(by).ask();
  return clocks.pass(10 * second).ask();
};

describe('a process that starts', () => {
  it.each([-minute, 0, minute])('takes the database’s time where it is %d ms off its own', (off) => {
    const clocks = new Clocks(off).ask();
    expect(clocks.off).toBe(0);
    expect(clocks.clock.isDoubtful).toBe(false);
  });

  it.each([-minute - 1, minute + 1])('keeps to its own, and goes on asking, where that is %d ms off', (off) => {
    const clocks = new Clocks(off).ask();
    for (let times = 0; times < 20; times += 1) clocks.pass(second).ask();
    expect(clocks.off).toBe(-off);
    expect(clocks.clock).toMatchObject({ isDoubtful: true, ahead: off });
  });

  it('takes what the operator has accepted within the last ten minutes', () => {
    expect(new Clocks(10 * hour).accept().off).toBe(0);
    const accepted = { at: noon + 10 * hour, logTime: noon + 10 * hour };
    expect(new Clocks(10 * hour).pass(10 * minute - second).ask(accepted).off).toBe(0);
    expect(new Clocks(10 * hour).pass(10 * minute).ask(accepted).off).toBe(-10 * hour);
    expect(new Clocks(9 * hour).ask(accepted).off).toBe(-9 * hour);
  });
});

it('an instant that is recorded after the operator’s word is no reading of the clock', () => {
  expect(
    new Clocks(10 * hour)
      .accept()
      .setDatabase(5 * minute)
      .ask().off,
  ).toBe(-5 * minute);
});

describe('a clock that is set', () => {
  it('is believed after ten seconds', () => {
    const clocks = begun()
      .setDatabase(10 * minute)
      .ask();
    expect(clocks.clock).toMatchObject({ isDoubtful: true, ahead: 10 * minute });
    expect(clocks.pass(9 * second).ask().off).toBe(-10 * minute);
    expect(clocks.pass(second).ask().off).toBe(0);
    expect(clocks.clock).toMatchObject({ isDoubtful: false, ahead: 0 });
  });

  it('is followed back in the same way', () => {
    expect(step(begun(), -2 * minute).off).toBe(0);
  });

  it('is not believed where it is set again meanwhile, or put back', () => {
    const clocks = begun()
      .setDatabase(5 * minute)
      .ask()
      .pass(9 * second)
      .setDatabase(minute)
      .ask();
    expect(clocks.pass(9 * second).ask().off).toBe(-6 * minute);
    clocks.setDatabase(-6 * minute).ask();
    expect(clocks.clock.isDoubtful).toBe(false);
    expect(clocks.off).toBe(0);
  });

  it('is not believed by more than ten minutes, nor ten minutes within an hour, without the operator’s word', () => {
    const far = step(begun(), 10 * minute + 5 * second);
    expect(far.off).toBe(-(10 * minute + 5 * second));
    expect(far.accept().off).toBe(0);
    const often = step(step(begun(), 6 * minute), 6 * minute);
    expect(often.off).toBe(-6 * minute);
    expect(often.pass(hour).ask().off).toBe(0);
  });

  it('is followed at once by less than a second', () => {
    expect(begun().setDatabase(900).ask().off).toBe(0);
  });
});

describe('a machine that slept', () => {
  it('is in doubt, and takes the database’s time where its own wall clock says the same, however long that was', () => {
    const clocks = begun().sleep(8 * hour);
    expect(clocks.clock.isDoubtful).toBe(true);
    clocks.ask();
    expect(clocks.pass(10 * second).ask().off).toBe(0);
    expect(clocks.clock.isDoubtful).toBe(false);
  });

  it('takes no other', () => {
    const clocks = begun()
      .sleep(8 * hour)
      .setDatabase(2 * hour)
      .ask();
    expect(clocks.pass(10 * second).ask().off).toBe(-10 * hour);
  });

  it('is in doubt no more where only its own clock was set', () => {
    const clocks = begun().setWall(hour);
    expect(clocks.clock.isDoubtful).toBe(true);
    expect(clocks.ask().clock.isDoubtful).toBe(false);
    expect(clocks.off).toBe(0);
  });
});

it('an instant may be recorded within a minute of now, or as late as the log was when the operator looked', () => {
  const { clock } = begun();
  const now = clock.now();
  expect(clock.recording).toEqual({ earliest: now - minute, latest: now + minute });
  expect(begun().accept(noon + hour).clock.recording.latest).toBe(noon + hour);
});

it('the one of two readings with the shorter round trip counts', () => {
  const clocks = begun();
  clocks.setDatabase(400).ask(null, 600);
  expect(clocks.off).toBe(-400);
  expect(clocks.ask(null, 2).off).toBe(0);
});
