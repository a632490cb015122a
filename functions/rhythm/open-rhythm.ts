import { openRhythm as contract, type DraftTurn, type StandingDraft } from '../../domain/rhythm/contract.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import type { Membership } from '../tables/community-store.ts';
import { type ComingTurn, namedReason, readRota } from '../turns/coming-turns.ts';
import { serve } from '../use-case.ts';

export const openRhythm = serve(contract, async ({ place }, world) => {
  const rota = await readRota(world, place);
  if (!rota) throw new Refusal('not-found');
  const { community, people, rhythm, decisions, coming, later, skipped } = rota;
  const names = new Map(people.map((person) => [person.id, person]));
  return {
    rhythm,
    cadence: community.cadence,
    zone: community.zone,
    drafts: [...coming, ...later].flatMap((turn): StandingDraft[] =>
      turn.draft
        ? [
            {
              ...turn.draft,
              decision: decisions.get(turn.draft.id) ?? null,
              turn: draftTurnOf(turn, names),
            },
          ]
        : [],
    ),
    skipped: skipped.map((draft) => ({ ...draft, decision: decisions.get(draft.id) ?? null })),
  };
});

function draftTurnOf(turn: ComingTurn, people: ReadonlyMap<string, Membership>): DraftTurn {
  const named = (id: string): PersonRef | null => {
    const found = people.get(id);
    return found ? { id: found.id, name: found.name } : null;
  };
  const { person, how } = turn;
  return { person: person === null ? null : named(person), how, reason: namedReason(turn, named) };
}
