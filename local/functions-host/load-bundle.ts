import Module, { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import type { CoreModule } from './core-api.ts';

const CORE = '@azure/functions-core';
const DEPENDENCIES = `${sep}node_modules${sep}`;

/** One loaded copy of a function app, with its own modules, as each process of the worker has. */
interface Copy {
  readonly core: CoreModule;
  readonly folder: string;
  readonly modules: Map<string, Loadable>;
}

/** What Node's modules can do besides what their types say. */
type Loadable = Module & { load(file: string): void };

const copies = new WeakMap<object, Copy>();
let intercepted = false;

/**
 * Lets the modules of a copy require each other and the worker's core module, also long after the copy has been loaded:
 * chunks are loaded when they are first needed. The worker provides its core module the same way: no such npm package
 * exists.
 */
function interceptRequire(): void {
  if (intercepted) return;
  intercepted = true;
  const prototype = Module.prototype as unknown as { require(this: object, id: string): unknown };
  const original = prototype.require;
  prototype.require = function require(this: object, id: string): unknown {
    const copy = copies.get(this);
    if (!copy) return original.call(this, id);
    if (id === CORE) return copy.core;
    if (Module.isBuiltin(id)) return original.call(this, id);
    const file = createRequire((this as Module).filename).resolve(id);
    const isOfCopy =
      file.startsWith(copy.folder) && !file.slice(copy.folder.length - 1).includes(DEPENDENCIES);
    return isOfCopy ? loadInto(copy, file) : original.call(this, id);
  };
}

function loadInto(copy: Copy, file: string): unknown {
  const known = copy.modules.get(file);
  if (known) return known.exports;
  const module = new Module(file) as Loadable;
  copies.set(module, copy);
  copy.modules.set(file, module);
  try {
    module.load(file);
  } catch (error) {
    // As in Node's own cache, what has failed to load is loaded anew when it is required again.
    copy.modules.delete(file);
    throw error;
  }
  return module.exports;
}

/** Runs the CommonJS bundle from disk, never from the module cache, with `core` as its host. */
export function loadBundle(bundle: string, core: CoreModule): void {
  interceptRequire();
  loadInto({ core, folder: dirname(bundle) + sep, modules: new Map() }, bundle);
}
