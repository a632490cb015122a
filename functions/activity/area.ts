import type { Area } from '../area.ts';
import { changeNoticeSettings } from './change-notice-settings.ts';
import { forgetNotices } from './forget.ts';
import { openNoticeSettings } from './open-notice-settings.ts';

export const activity: Area = {
  routes: [openNoticeSettings, changeNoticeSettings],
  timers: [forgetNotices],
};
