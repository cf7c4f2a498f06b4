// What orval is to make, in the folder of each edition.
const makings = (folder) => ({
  fetch: {
    client: 'fetch',
    mode: 'split',
    mock: true,
    override: { mutator: { path: `${folder}/served.ts`, name: 'send' } },
  },
  zod: { client: 'zod', override: { zod: { generateEachHttpStatus: true } } },
});

const configOf = (edition) => {
  const folder = `./generated/${edition}`;
  return Object.entries(makings(folder)).map(([name, making]) => [
    `${edition}-${name}`,
    {
      input: `${folder}/openapi.json`,
      output: { target: `${folder}/orval-${name}.ts`, schemas: `${folder}/orval-model`, ...making },
    },
  ]);
};

export default Object.fromEntries(['3.1', '3.0'].flatMap(configOf));
