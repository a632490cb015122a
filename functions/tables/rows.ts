import * as z from 'zod';
import type { Row } from './table.ts';

/** A column that holds JSON, checked against `schema` when it is read. */
export function json<T extends z.core.$ZodType>(schema: T) {
  return z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema as z.core.$ZodType<z.output<T>, unknown>);
}

/** A column that cannot be null in the table and is '' instead. */
export const orNull = z.string().transform((text) => text || null);

/** When the newest of the rows was written, by the table's own clock. */
export function newestOf(rows: readonly Row[]): string | null {
  let newest: string | null = null;
  for (const { timestamp } of rows)
    if (timestamp && (newest === null || timestamp > newest)) newest = timestamp;
  return newest;
}
