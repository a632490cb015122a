import { openRhythm as contract, type DraftTurn, type StandingDraft } from '../../domain/rhythm/contract.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import type { Membership } from '../tables/community-store.ts';
import { type ComingTurn, readRota } from '../turns/coming-turns.ts';
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

function draftTurnOf(
  { person, how, reason }: ComingTurn,
  people: ReadonlyMap<string, Membership>,
): DraftTurn {
  const named = (id: string | null): PersonRef | null => {
    const found = id === null ? undefined : people.get(id);
    return found ? { id: found.id, name: found.name } : null;
  };
  const { passedOver } = reason;
  const ahead = passedOver && named(passedOver.id);
  return {
    person: named(person),
    how,
    reason: {
      ...reason,
      passedOver: ahead && passedOver ? { person: ahead, owed: passedOver.owed } : null,
      skipped: reason.skipped.flatMap((id) => named(id) ?? []),
    },
  };
}
