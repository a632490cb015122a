import * as z from 'zod';
import { verdict } from '../../domain/pilots/states.ts';
import type { OfferedReport } from '../../domain/sessions/reports.ts';
import { instant } from '../../domain/shared/time.ts';
import { KEYS, reportOfferKey, reportOffersRange } from './keys.ts';
import type { Place } from './place.ts';
import { person, rowCodec } from './row-codec.ts';
import type { Row, Table, Write } from './table.ts';

/** A published report that is offered to sessions until one has taken it. Its pilot stands in the key. */
export const reportOfferRow = rowCodec({ title: z.string(), owner: person, verdict, at: instant });

/** Reports that nobody has taken for so long are not offered any more. */
const OFFERED_MS = 120 * 86_400_000;
/** How many are offered at once. */
const OFFERED_MAX = 10;

const pilotIdIn = ({ rowKey = '' }: Row) => rowKey.split('|')[2] ?? '';

const keyOf = ({ at, pilotId }: Pick<OfferedReport, 'at' | 'pilotId'>) =>
  reportOfferKey(new Date(at), pilotId);

/** The write that offers a report to the sessions to come. */
export const offeringReport = (offer: OfferedReport): Write => ({
  do: 'put',
  key: keyOf(offer),
  row: reportOfferRow.columns(offer),
});

/** The write that corrects what is offered. It fails if a session has taken it meanwhile. */
export const correctingOffer = (offer: OfferedReport): Write => ({
  do: 'touch',
  key: keyOf(offer),
  row: reportOfferRow.columns(offer),
});

/** The write after which a report is not offered, whether or not it still is. */
export const offeringReportNoMore = (offer: Pick<OfferedReport, 'at' | 'pilotId'>): Write => ({
  do: 'clear',
  key: keyOf(offer),
});

/** The write by which a session takes a report. It fails if another one has taken it. */
export const takingReport = (offer: OfferedReport): Write => ({ do: 'remove', key: keyOf(offer) });

/** Whether no session has taken a report yet. */
export async function isOffered(
  table: Table,
  place: Place,
  offer: Pick<OfferedReport, 'at' | 'pilotId'>,
): Promise<boolean> {
  return (await table.get(place.partition, keyOf(offer), [])) !== undefined;
}

/** The reports that are offered, the latest first. */
export async function offeredReports(table: Table, place: Place, now: Date): Promise<OfferedReport[]> {
  const [from, to] = reportOffersRange(new Date(now.getTime() - OFFERED_MS));
  const offer = {
    key: KEYS.reportOffer,
    of: (row: Row) => ({ pilotId: pilotIdIn(row), ...reportOfferRow.read(row) }),
  };
  return table.range(place.partition, from, to, offer, { top: OFFERED_MAX });
}
