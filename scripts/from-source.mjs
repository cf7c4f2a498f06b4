import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformFileSync } from '@swc/core';

/**
 * Lets plain Node run the TypeScript of this package as Jest does, without a build: `#libs/…` is the source, a relative
 * `./x.js` is `./x.ts`, and swc compiles it. For what runs outside Jest's own loader: its global setup, and scripts
 * (`node --import ./scripts/from-source.mjs scripts/….ts`).
 */
registerHooks({
  resolve(specifier, context, next) {
    const conditions = ['slotlog-source', ...context.conditions];
    const typed = specifier.startsWith('.') && context.parentURL?.endsWith('.ts');
    return next(typed ? specifier.replace(/\.js$/, '.ts') : specifier, { ...context, conditions });
  },
  load(url, context, next) {
    if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
    const { code } = transformFileSync(fileURLToPath(url), { sourceMaps: 'inline' });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
