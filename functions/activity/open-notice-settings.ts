import { openNoticeSettings as contract } from '../../domain/activity/contract.ts';
import { serve } from '../use-case.ts';
import { settingsAnswer } from './settings-answer.ts';
import { NoticeSettingsStore } from './settings-store.ts';

export const openNoticeSettings = serve(contract, async ({ caller }, world) => {
  const settings = await new NoticeSettingsStore(world.table, caller.tenantId).of(caller.id);
  return settingsAnswer(world, caller.tenantId, settings);
});
