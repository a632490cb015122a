import { changeNoticeSettings as contract } from '../../domain/activity/contract.ts';
import { serve } from '../use-case.ts';
import { mayBeChosen, settingsAnswer } from './settings-answer.ts';
import { NoticeSettingsStore } from './settings-store.ts';

/** Only what is given is changed, so that two pages that change different things do not undo each other. */
export const changeNoticeSettings = serve(contract, async ({ caller, body, operation }, world) => {
  const { hours, mail, kinds } = body;
  const change = {
    ...(hours !== undefined && { hours }),
    ...(mail !== undefined && { mail }),
    ...(kinds && { kinds: Object.fromEntries(Object.entries(kinds).filter(([type]) => mayBeChosen(type))) }),
  };
  const store = new NoticeSettingsStore(world.table, caller.tenantId);
  // Whoever looks at this may have installed Guildhall since, so that Teams is asked again.
  const settings = await store.change(caller.id, { ...change, refusedAt: '' }, operation);
  return settingsAnswer(world, caller.tenantId, settings);
});
