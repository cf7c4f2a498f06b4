import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';
import fc from 'fast-check';
import { Imports } from './imports.js';
import { sayThemEverywhere } from './jest-words.js';
import type { Order, Scene } from './order.js';
import { Rehearsal } from './rehearsal.js';

const words = pathToFileURL(join(import.meta.dirname, 'jest-words.ts')).href;

/** Each round loads the specs and the product anew, for mutants that are there while a module is loaded. */
const loadInRounds = ({ root, texts }: Scene, imports: Imports) => {
  const planted = new Map(texts.map(([path, text]) => [pathToFileURL(join(root, path)).href, text]));
  const ours = `${pathToFileURL(root).href}/`;
  const compiled = new Map<string, string>();
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === '@jest/globals') return { url: words, shortCircuit: true };
      const [parentURL, round] = context.parentURL?.split('?round=') ?? [];
      const resolved = next(specifier, { ...context, parentURL });
      if (parentURL !== undefined) imports.note(parentURL, resolved.url);
      const isOurs =
        resolved.url.startsWith(ours) && resolved.url.endsWith('.ts') && !resolved.url.includes('/node_modules/');
      return round && isOurs && resolved.url !== words
        ? { ...resolved, url: `${resolved.url}?round=${round}` }
        : resolved;
    },
    load(url, context, next) {
      const [plain = url] = url.split('?');
      if (!plain.startsWith('file:') || !plain.endsWith('.ts')) return next(url, context);
      const text = planted.get(plain);
      if (text === undefined && plain === url) return next(url, context);
      let source = compiled.get(plain);
      if (source === undefined) {
        source =
          text === undefined
            ? String(next(plain, context).source)
            : transformSync(text, { filename: fileURLToPath(plain) }).code;
        compiled.set(plain, source);
      }
      return { format: 'module', source, shortCircuit: true };
    },
  });
};

const tryOut = async (rehearsal: Rehearsal, order: Extract<Order, { mutant: number }>) => {
  if (order.text === undefined) return rehearsal.tryOut(order);
  const { withFunction } = await import('./given-database.js');
  const work = () => rehearsal.tryOut(order);
  return withFunction(order.text, work).catch(() => ({
    mutant: order.mutant,
    noticedBy: 'installing',
    isEndless: false,
    ms: 0,
  }));
};

/**
 * The same numbers each time, so that a table can be made again, and others for each property of an act; what fails is not
 * made smaller, as nobody reads it.
 */
const dice = {
  rolled: 20261123,
  endOnFailure: true,
  get seed() {
    this.rolled += 1;
    return this.rolled;
  },
};

process.once('message', async (scene: Scene) => {
  sayThemEverywhere();
  fc.configureGlobal(dice);
  // What comes loose belongs to no act, and is no notice.
  process.on('unhandledRejection', () => {}).on('uncaughtException', () => {});
  const imports = new Imports(scene.root);
  loadInRounds(scene, imports);
  const rehearsal = new Rehearsal(scene, imports, () => (dice.rolled = 20261123));
  process.on('message', async (order: Order) => {
    const answer = 'dress' in order ? await rehearsal.dress() : await tryOut(rehearsal, order);
    process.send!(answer);
  });
  process.send!('ready');
});
