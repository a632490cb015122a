import { endRole as contract } from '../../domain/roles/contract.ts';
import { mayEndRole } from '../../domain/roles/policy.ts';
import { requirePermission, serve } from '../use-case.ts';
import { changeRole } from './change-role.ts';
import { gateKey } from './role-rows.ts';
import { outlineOf } from './role-store.ts';
import { ending } from './settle-role.ts';

/** Rights that were given for the term end with it. There always is an organiser without an end, who stays. */
export const endRole = serve(contract, async (call, world) => {
  const { place, me, body, operation } = call;
  const ended = await changeRole(world, call, async (stored, now) => {
    requirePermission(mayEndRole(me, stored.stage, stored.term?.person.id ?? null));
    const step = await ending(world, place, stored, now, now.toISOString(), body.word, operation);
    return {
      ...step,
      change: { ...step.change, unseen: stored.stage === 'nominating' },
      also: [...step.also, { do: 'clear', key: gateKey(stored.id) }],
    };
  });
  return outlineOf(ended);
});
