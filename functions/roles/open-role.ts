import { maySetAside, pageOf } from '../../domain/community/consent.ts';
import { roleMay } from '../../domain/community/policy.ts';
import { electRoles } from '../../domain/roles/abilities.ts';
import { openRole as contract, type RolePage } from '../../domain/roles/contract.ts';
import {
  mayAnswerHolder,
  mayAnswerNomination,
  mayEndRole,
  mayNominate,
  mayProposeHolder,
  mayShow,
} from '../../domain/roles/policy.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { serve } from '../use-case.ts';
import { roleNow } from './change-role.ts';
import { leadsElection } from './role-guards.ts';
import { nominationBy, nominations, outlineOf, type StoredNomination, saidOf } from './role-store.ts';

/** With the membership these are four storage calls, and one more where it is decided in a session. */
export const openRole = serve(contract, async ({ place, me, params }, world): Promise<RolePage> => {
  const stored = await roleNow(world, place, params.roleId);
  const now = world.now();
  const isUnseen = stored.stage === 'nominating' || stored.unseen;
  const [said, nominated, members, leads] = await Promise.all([
    saidOf(world, place, stored.id),
    // Nobody reads what others nominate before it is shown, and never where it was not: not even this request.
    isUnseen
      ? nominationBy(world, place, stored, me.id).then((one) => (one ? [one] : []))
      : nominations(world, place, stored),
    world.communities.members(place),
    leadsElection(world, place, me, stored.sessionId),
  ]);
  const ids = new Set(members.filter(({ role }) => roleMay(role, electRoles)).map(({ id }) => id));
  const stays = (id: string) => ids.has(id);
  const { proposal, term } = stored;
  const consent = proposal?.consent ?? null;
  const mine = nominated.find(({ by }) => by.id === me.id);
  const nominees = isUnseen ? [] : byNominee(nominated);
  const isNominee = nominees.some(({ person }) => person.id === me.id);
  return {
    now: now.toISOString(),
    role: outlineOf(stored),
    mine: mine ? { person: mine.person, reason: mine.reason } : null,
    nominees: nominees.map(({ person, nominations: all }) => {
      const willing = said.willing.get(person.id);
      return {
        person,
        nominations: all,
        willing: willing === undefined ? null : willing ? 'yes' : 'no',
        left: !stays(person.id),
      };
    }),
    proposal: proposal && {
      person: proposal.person,
      by: proposal.by,
      word: proposal.word,
      before: proposal.before,
      consent: pageOf(
        proposal.consent,
        said.answers,
        me.id,
        stays,
        maySetAside(me, proposal.by.id, proposal.consent, now),
      ),
    },
    unseen: stored.unseen,
    holderLeft: stored.stage === 'held' && term !== null && !stays(term.person.id),
    abilities: {
      nominate: mayNominate(me, stored, now),
      show: mayShow(me, stored, stored.sessionId !== null, leads),
      willing: mayAnswerNomination(stored, isNominee),
      propose: mayProposeHolder(me, stored, consent, leads, now),
      answer: mayAnswerHolder(me, stored.stage === 'proposed' ? consent : null, now),
      end: mayEndRole(me, stored.stage, term?.person.id ?? null),
    },
  };
});

/** Nominations of each person; those with the same name stay apart. */
function byNominee(all: readonly StoredNomination[]) {
  const found = new Map<string, { person: PersonRef; nominations: { by: PersonRef; reason: string }[] }>();
  for (const { person, by, reason } of all) {
    const one = found.get(person.id) ?? { person, nominations: [] };
    one.nominations.push({ by, reason });
    found.set(person.id, one);
  }
  return [...found.values()];
}
