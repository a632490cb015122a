import * as z from 'zod/mini';
import type { Schema } from './route.ts';

// Newer and older versions write shapes that this version does not know. Parts that cannot be read are passed over and
// counted, and the rest is used.

let count = 0;

/**
 * Counts a caught part and gives what stands in its place. zod calls it without a context when it only describes the
 * schema.
 */
function passedOver<T>(stand: T) {
  return (caught: unknown): T => {
    if (caught !== undefined) count += 1;
    return stand;
  };
}

/** A list whose items of an unknown kind or shape are passed over. */
export function tolerantArray<T extends Schema>(item: T): z.ZodMiniArray<T> {
  const items = z.array(z.catch(item, passedOver(undefined) as () => z.output<T>));
  return items.check(z.overwrite((all) => all.filter((one) => one !== undefined))) as never;
}

/** Values by name, of which those of an unknown shape are passed over. */
export function tolerantRecord<T extends Schema>(value: T): z.ZodMiniRecord<z.ZodMiniString, T> {
  const values = z.record(z.string(), z.catch(value, passedOver(undefined) as () => z.output<T>));
  const known = (all: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(all).filter(([, one]) => one !== undefined));
  return values.check(z.overwrite(known as never)) as never;
}

/** A part that pages can do without: null where it is of an unknown kind or shape. */
export function nullIfUnreadable<T extends Schema>(part: T): z.ZodMiniNullable<T> {
  return z.catch(z.nullable(part), passedOver(null)) as never;
}

/** A part that may be null. One that another version leaves out is null as well. */
export function nullIfMissing<T extends Schema>(part: T): z.ZodMiniDefault<z.ZodMiniNullable<T>> {
  return z._default(z.nullable(part), null as never) as never;
}

/** Calls `read`, which must be synchronous, and counts the parts that it passed over. */
export function counting<T>(read: () => T): { readonly value: T; readonly passedOver: number } {
  const before = count;
  const value = read();
  return { value, passedOver: count - before };
}
