import type { Area } from '../area.ts';
import { changeNoticeSettings } from './change-notice-settings.ts';
import { forgetNoticesKind } from './forget-notices.ts';
import { openNoticeSettings } from './open-notice-settings.ts';

export const activity: Area = {
  routes: [openNoticeSettings, changeNoticeSettings],
  work: [forgetNoticesKind],
};
