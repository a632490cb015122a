import { FORGET_NOTICES } from '../feed/forgetting.ts';
import { workKind } from '../outbox/kinds.ts';
import { NoticeStore } from './notice-store.ts';

/** Nothing of a thing that is gone is told any more: its marks go first, so that nothing is told meanwhile. */
export const forgetThingKind = workKind({
  ...FORGET_NOTICES,
  run: async (world, { tenantId, communityId }, { payload: { kind, id, people } }) => {
    const about = { communityId, kind, id };
    await world.due.forget(tenantId, about);
    for (const personId of people) await new NoticeStore(world.table, tenantId, personId).forgetAbout(about);
  },
  tries: 30,
  whenGivenUp: 'retry-daily',
});
