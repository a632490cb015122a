import { $ZodError } from 'zod/v4/core';
import { Refusal } from '../../domain/shared/refusal.ts';
import { counting } from '../../domain/shared/tolerant.ts';
import type { Trace } from '../trace.ts';
import type { Row } from './table.ts';

/** Rows of one kind: how their keys look, and how they are read. */
export interface RowKind<T> {
  readonly key: RegExp;
  readonly of: (row: Row) => T;
}

/** During a deployment an instance of the newer version may answer soon. */
const RETRY_SECONDS = 30;

/** Reads a row; undefined if it is of another kind or of a shape that this version does not know. */
export function readIfKnown<T>(
  { key, of }: RowKind<T>,
  row: Row,
): { value: T; passedOver: number } | undefined {
  if (!key.test(row.rowKey ?? '')) return undefined;
  try {
    return counting(() => of(row));
  } catch (error) {
    if (error instanceof $ZodError) return undefined;
    throw error;
  }
}

/**
 * Reads all of a row. Throws `newer-version` if this version does not know its shape or a part of it, so that nothing
 * is written over what was not read.
 */
export function readAll<T>(of: (row: Row) => T, row: Row): T {
  const read = readIfKnown({ key: /^/, of }, row);
  if (!read || read.passedOver > 0) throw newerVersion();
  return read.value;
}

export function newerVersion(): Refusal {
  return new Refusal('newer-version', { retryAfterSeconds: RETRY_SECONDS });
}

/** Whether an error means that a row is of another version. */
export function isOfNewerVersion(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'newer-version';
}

/** The result of a look-up; undefined, and counted, if this version cannot read it. */
export async function unlessNewer<T>(trace: Trace, lookUp: Promise<T>): Promise<T | undefined> {
  try {
    return await lookUp;
  } catch (error) {
    if (!isOfNewerVersion(error)) throw error;
    trace.rowsPassedOver += 1;
    return undefined;
  }
}

/** When the newest of the rows was written, by the table's own clock. */
export function newestOf(rows: readonly Pick<Row, 'timestamp'>[]): string | null {
  let newest: string | null = null;
  for (const { timestamp } of rows)
    if (timestamp && (newest === null || timestamp > newest)) newest = timestamp;
  return newest;
}
