import { filesOf, textOf } from '#test/architecture/repository';

const patches = filesOf('test/faults/patches/**/*.patch');

/** The lines that each hunk of a patch expects to find, by file. */
const expected = (patch: string) =>
  patch.split(/^--- a\//m).flatMap((part) => {
    const [path = '', ...hunks] = part.split(/^@@ .*\n/m);
    const file = path.split('\n')[0]!;
    return hunks.map((hunk) => {
      const lines = hunk.split('\n').filter((line) => line.startsWith(' ') || line.startsWith('-'));
      return { file, lines: lines.map((line) => line.slice(1)).join('\n') };
    });
  });

it('there are planted faults', () => {
  expect(patches.length).toBeGreaterThan(5);
});

it.each(patches)('%s fits the source as it is, and names who notices', (path) => {
  const patch = textOf(path);
  expect(patch).toMatch(/^# \S.*\n# noticed by: (unit|integration|e2e|stress|attack) \S+( ".+")?\n--- a\//);
  const hunks = expected(patch);
  expect(hunks).not.toEqual([]);
  expect(hunks.filter(({ file, lines }) => !textOf(file).includes(lines))).toEqual([]);
});

const specs = filesOf('{apps,libs,test}/**/*.spec.ts');

it.each(patches)('%s names tests that there are', (path) => {
  const [, project, tests] = /^# noticed by: (\S+) (\S+)/m.exec(textOf(path))!;
  expect(project === 'attack' || specs.some((spec) => new RegExp(tests!).test(spec))).toBe(true);
});

it('it notices a fault that does not fit any more', () => {
  const [hunk] = expected(textOf(patches[0]!).replace(/^-(?!-)/m, '-no longer: '));
  expect(textOf(hunk!.file)).not.toContain(hunk!.lines);
});
