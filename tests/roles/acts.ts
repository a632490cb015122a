import type { ConsentPage } from '../../domain/community/consent.ts';
import type { RolePage } from '../../domain/roles/contract.ts';
import type { RoleOutline } from '../../domain/roles/role.ts';
import { addDays } from '../../domain/shared/time.ts';
import { answerHolder } from '../../functions/roles/answer-holder.ts';
import { answerNomination } from '../../functions/roles/answer-nomination.ts';
import { nominate } from '../../functions/roles/nominate.ts';
import { offerRole } from '../../functions/roles/offer-role.ts';
import { openRole } from '../../functions/roles/open-role.ts';
import { proposeHolder } from '../../functions/roles/propose-holder.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import type { Guild } from '../outbox/guild.ts';
import type { Process, Workshop } from '../outbox/support.ts';

export const DAY = 86_400_000;

/** What people do about roles, through use cases. `now` says where: tests change it. */
export function acts(now: () => { readonly shop: Workshop; readonly guild: Guild }) {
  const today = (days = 0) => addDays(now().shop.clock.now().toISOString().slice(0, 10), days);
  const look = (app: Process, roleId: string) =>
    now().guild.run<RolePage>(app, openRole, now().guild.first, { params: { roleId } });
  const holds = (who: Person, until = today(30)) => ({
    personId: who.id,
    description: '',
    from: today(),
    until,
    word: 'Both said so',
    open: { days: 3 },
  });

  /** A role for which these have been nominated and have said yes. */
  async function shown(app: Process, carries: 'mentor' | 'organiser' | null, nominees: readonly Person[]) {
    const roleId = crypto.randomUUID();
    const params = { roleId };
    const gather = { days: 3 };
    await now().guild.run(app, offerRole, now().guild.first, {
      params,
      body: { title: 'Mentor', description: '', carries, from: today(), until: today(30), gather },
    });
    for (const [index, person] of nominees.entries())
      await now().guild.run(app, nominate, now().guild.person(index), {
        params,
        body: { personId: person.id, reason: 'She asks' },
      });
    now().shop.clock.advance(4 * DAY);
    await look(app, roleId);
    for (const person of nominees)
      await now().guild.run(app, answerNomination, person, { params, body: { willing: true } });
    return roleId;
  }

  async function held(app: Process, carries: 'mentor' | 'organiser', who: Person): Promise<RoleOutline> {
    const roleId = await shown(app, carries, [who]);
    const { etag } = (await look(app, roleId)).role;
    await now().guild.run(app, proposeHolder, now().guild.first, {
      params: { roleId },
      body: holds(who),
      etag,
    });
    now().shop.clock.advance(4 * DAY);
    return (await look(app, roleId)).role;
  }
  const say = (app: Process, who: Person, roleId: string, round: number, objection: string | null) =>
    now().guild.run<ConsentPage>(app, answerHolder, who, { params: { roleId }, body: { round, objection } });
  async function propose(app: Process, roleId: string, body: ReturnType<typeof holds>) {
    const { etag } = (await look(app, roleId)).role;
    return now().guild.run<RoleOutline>(app, proposeHolder, now().guild.first, {
      params: { roleId },
      body,
      etag,
    });
  }

  return { today, look, holds, shown, held, say, propose };
}
