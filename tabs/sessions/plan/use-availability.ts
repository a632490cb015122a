import { checkAvailability } from '../../../domain/community/contract.ts';
import type { SessionTime } from '../../../domain/sessions/session-draft.ts';
import { call } from '../../api/client.ts';
import { useQuery } from '../../api/use-data.ts';
import { useRested } from '../../components/use-rested.ts';
import { type Availability, alternatives, overlap, overview, type Span } from './availability.ts';

/** Calendars are asked once the time has not been changed for a moment. */
const SETTLED = 400;

const ask = (communityId: string, when: SessionTime) =>
  call(checkAvailability, { params: { communityId }, body: when });

/** Who is free, busy or outside working hours; null as time asks nothing. */
export function useAvailability(communityId: string, when: SessionTime | null) {
  // Compared by its words, because the time is another object each time that the form is drawn.
  const settled = JSON.parse(useRested(JSON.stringify(when), SETTLED)) as SessionTime | null;
  return useQuery<Availability>(
    settled && [checkAvailability.name, communityId, settled],
    () => ask(communityId, settled as SessionTime),
    { keepPreviousData: true, revalidateOnFocus: false, dedupingInterval: 30_000 },
  );
}

export interface Alternative {
  readonly when: SessionTime;
  readonly startsAt: string;
  readonly fine: number;
  readonly total: number;
}

/** How many are free at times nearby, asked one after the other to limit the load on Microsoft 365. */
export function useAlternatives(communityId: string, when: SessionTime | null, own: Span | null) {
  return useQuery<Alternative[]>(
    when && ['alternatives', communityId, when],
    async () => {
      const found: Alternative[] = [];
      for (const other of alternatives(when as SessionTime, new Date())) {
        const answer = await ask(communityId, other);
        const { fine, total } = overview(answer, overlap(answer, own));
        found.push({ when: other, startsAt: answer.startsAt, fine, total });
      }
      return found;
    },
    { revalidateOnFocus: false, dedupingInterval: 60_000 },
  );
}
