/** One figure per round, as its median and its spread: (largest − smallest) / median. */
export interface Figure {
  readonly median: number;
  readonly spread: number;
}

export const figureOf = (values: readonly number[]): Figure => {
  const sorted = values.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  return { median, spread: (sorted.at(-1)! - sorted[0]!) / median };
};

/** Runs all contestants one after the other, round after round, so that what disturbs one disturbs all. */
export const runRounds = async (
  rounds: number,
  contestants: Readonly<Record<string, () => Promise<number>>>,
): Promise<Map<string, Figure>> => {
  const values = new Map<string, number[]>(Object.keys(contestants).map((name) => [name, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const [name, run] of Object.entries(contestants)) {
      const value = await run();
      values.get(name)!.push(value);
      console.log(`  round ${round}  ${name.padEnd(34)} ${Math.round(value).toLocaleString('en').padStart(8)} /s`);
    }
  }
  return new Map([...values].map(([name, each]) => [name, figureOf(each)]));
};

export const printFigures = (figures: ReadonlyMap<string, Figure>) => {
  console.log(`\n  ${'median of the rounds'.padEnd(36)} ${'per second'.padStart(10)}   spread`);
  for (const [name, { median, spread }] of figures) {
    const percent = `${Math.round(spread * 100)} %`;
    console.log(`  ${name.padEnd(36)} ${Math.round(median).toLocaleString('en').padStart(10)} ${percent.padStart(8)}`);
  }
};

/** The ratio of two medians, rounded to two digits; null where one of them was not measured. */
export const ratio = (figures: ReadonlyMap<string, Figure>, of: string, to: string): number | null => {
  const [a, b] = [figures.get(of), figures.get(to)];
  return a && b ? Math.round((a.median / b.median) * 100) / 100 : null;
};

/** How often `act` completes in a second with so many callers, each beginning anew as soon as it is done. */
export const perSecond = async (callers: number, seconds: number, act: (caller: number) => Promise<unknown>) => {
  const began = performance.now();
  const end = began + seconds * 1_000;
  let done = 0;
  const caller = async (index: number) => {
    while (performance.now() < end) {
      await act(index);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: callers }, (_, index) => caller(index)));
  return done / ((performance.now() - began) / 1_000);
};
