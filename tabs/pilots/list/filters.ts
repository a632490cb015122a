import { TAXONOMY } from '../../../domain/knowledge/taxonomy.ts';
import { KEPT, listPilots } from '../../../domain/pilots/contract.ts';
import { type PilotOutline, stageOf } from '../../../domain/pilots/pilot.ts';
import { VERDICTS } from '../../../domain/pilots/states.ts';
import type { CallInput } from '../../api/client.ts';
import { dayHere } from '../../components/dates.ts';
import { dueOf } from '../due.ts';

export type Filter = Omit<CallInput<typeof listPilots>['query'] & object, 'after'>;

const one = <T extends string>(known: readonly T[], asked: string | null): T | undefined =>
  known.find((value) => value === asked);

/** The filter that an address asks for; anything it does not know is no filter. */
export function filterOf(search: string): Filter {
  const asked = new URLSearchParams(search);
  const given = {
    taxonomy: one(TAXONOMY, asked.get('taxonomy')),
    verdict: one([...VERDICTS, 'none'], asked.get('verdict')),
    kept: one(KEPT, asked.get('kept')),
    function: asked.get('function')?.trim() || undefined,
    artifactId: asked.get('artifact') ?? undefined,
  };
  // What is refused as a question would show nothing but the refusal.
  const read = listPilots.query.safeParse(
    Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  );
  return read.success ? read.data : {};
}

/** The same address with another filter; whatever else it says (such as tab=channel) stays. */
export function withFilter(search: string, filter: Filter): string {
  const next = new URLSearchParams(search);
  for (const name of ['taxonomy', 'verdict', 'kept', 'function', 'artifact']) next.delete(name);
  for (const [name, value] of Object.entries(filter))
    if (value) next.set(name === 'artifactId' ? 'artifact' : name, value);
  return next.size > 0 ? `?${next}` : '';
}

export interface Columns {
  /** Those whose check-in is due first, those to come last. */
  readonly running: readonly PilotOutline[];
  /** The longest over first. */
  readonly waiting: readonly PilotOutline[];
  /** The latest first. */
  readonly over: readonly PilotOutline[];
}

/** When the next check-in of a pilot is due, as far as its outline tells. */
export const dueIn = ({ startsAt, checkInDays, lastCheckIn }: PilotOutline, today = dayHere()) =>
  dueOf({ startsOn: dayHere(startsAt), checkInDays }, lastCheckIn?.on ?? null, today);

/** What stands in which column at a moment. */
export function columnsOf(pilots: readonly PilotOutline[], now: Date): Columns {
  const at = (...stages: string[]) => pilots.filter((pilot) => stages.includes(stageOf(pilot, now)));
  return {
    running: [
      ...at('running').sort((a, b) => dueIn(a).day.localeCompare(dueIn(b).day)),
      ...at('to-come').sort((a, b) => a.startsAt.localeCompare(b.startsAt)),
    ],
    waiting: at('waiting').sort((a, b) => a.endsAt.localeCompare(b.endsAt)),
    over: at('ended', 'reported').sort((a, b) => (b.overAt ?? '').localeCompare(a.overAt ?? '')),
  };
}
