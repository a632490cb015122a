import Module, { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import type { CoreModule } from './core-api.ts';

const CORE = '@azure/functions-core';
let loading: CoreModule | undefined;
let intercepted = false;

/** The worker provides its core module the same way: no such npm package exists. */
function interceptRequire(): void {
  if (intercepted) return;
  intercepted = true;
  const prototype = Module.prototype as unknown as { require(this: object, id: string): unknown };
  const original = prototype.require;
  prototype.require = function require(this: object, id: string): unknown {
    // Asked for once by each loaded copy, at its first registration, which is while it loads.
    if (id === CORE && loading) return loading;
    return original.call(this, id);
  };
}

/** Runs the CommonJS bundle from disk, never from the module cache, with `core` as its host. */
export function loadBundle(bundle: string, core: CoreModule): void {
  interceptRequire();
  const require = createRequire(bundle);
  forget(require, bundle);
  loading = core;
  try {
    require(bundle);
  } finally {
    loading = undefined;
    forget(require, bundle);
  }
}

function forget(require: NodeJS.Require, bundle: string): void {
  const folder = dirname(bundle) + sep;
  const dependencies = `${sep}node_modules${sep}`;
  for (const file of Object.keys(require.cache)) {
    if (file.startsWith(folder) && !file.slice(folder.length - 1).includes(dependencies)) {
      delete require.cache[file];
    }
  }
}
