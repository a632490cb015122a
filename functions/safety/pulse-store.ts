import { createHash } from 'node:crypto';
import * as z from 'zod';
import { NO_ANSWERS, pulseFigures, tally } from '../../domain/safety/pulse.ts';
import { instant } from '../../domain/shared/time.ts';
import { countingDown } from '../tables/keys.ts';
import type { Place } from '../tables/place.ts';
import { json, rowCodec, type Value, words } from '../tables/row-codec.ts';
import type { Row, Write } from '../tables/table.ts';
import type { World } from '../world.ts';

/*
 * Everything of one session's pulse is one row, so that its time and version say only when last somebody opened Home or
 * answered, and never whose answer came when. Its key is the session alone: a session has one pulse, also if it is moved.
 * At the end the row is emptied and stays, so that nobody is asked again, and what is shown gets a row of its own. See
 * docs/decisions/0033-pulse.md.
 */

export const pulseRow = rowCodec({
  topic: z.string(),
  startsAt: instant,
  /** With which passes are made; '' once nobody is asked any more. */
  secret: z.string(),
  /** Who has a pass, and for which request, as `passMark`; without an order. */
  passes: words,
  /** Passes that were used, as `usedMark`; without an order. */
  used: words,
  /** What has been answered while people are asked. */
  tally: json(tally),
});

export type Pulse = Value<typeof pulseRow> & { readonly etag: string };

export const pulseKey = (sessionId: string): string => `pulse|${sessionId}`;

export async function pulseOf({ table }: Pick<World, 'table'>, place: Place, sessionId: string) {
  return table.find(place.partition, pulseKey(sessionId), pulseRow.readWithEtag);
}

const hash = (...parts: readonly string[]) =>
  createHash('sha256').update(parts.join('|')).digest('hex').slice(0, 16);

/** Says that a person has a pass, and for which request, so that nobody gets two. */
export const personMark = (sessionId: string, personId: string): string =>
  hash('person', sessionId, personId);
export const passMark = (sessionId: string, personId: string, blinded: string): string =>
  `${personMark(sessionId, personId)}.${hash('request', sessionId, blinded)}`;
export const usedMark = (sessionId: string, serial: string): string => hash('used', sessionId, serial);

const sorted = (marks: Iterable<string>): ReadonlySet<string> => new Set([...marks].sort());

type Columns = Omit<Pulse, 'etag'>;

export const emptyPulse = (topic: string, startsAt: string, secret: string): Columns => ({
  topic,
  startsAt,
  secret,
  passes: new Set(),
  used: new Set(),
  tally: NO_ANSWERS,
});

/** The whole row is written each time, so that the marks keep no order but their own. */
export function writingPulse(sessionId: string, { etag = '', ...pulse }: Columns & { etag?: string }): Write {
  const row = pulseRow.columns({ ...pulse, passes: sorted(pulse.passes), used: sorted(pulse.used) });
  const key = pulseKey(sessionId);
  return etag === '' ? { do: 'create', key, row } : { do: 'replace', key, row, etag };
}

/** What is shown of a pulse that is over. Of the sums no more is kept than that. */
export const pulseOverRow = rowCodec({
  topic: z.string(),
  startsAt: instant,
  figures: json(z.nullable(pulseFigures)),
});

const OVER = /^pulse-over\|\d{13}\|[0-9a-f-]{36}$/;

/** The latest session sorts first. */
export const pulseOverKey = (sessionId: string, startsAt: string): string =>
  `pulse-over|${countingDown(new Date(startsAt))}|${sessionId}`;

/** The latest sessions about which nobody is asked any more. */
export async function pulsesOver({ table }: Pick<World, 'table'>, place: Place, top: number) {
  const of = (row: Row) => ({ ...pulseOverRow.read(row), sessionId: (row.rowKey ?? '').slice(-36) });
  return table.range(place.partition, 'pulse-over|', 'pulse-over|~', { key: OVER, of }, { top });
}
