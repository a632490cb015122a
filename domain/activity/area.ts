import type { Area } from '../area.ts';
import { changeNoticeSettings, openNoticeSettings } from './contract.ts';
import { activityNotices } from './notices.ts';

export const activity = {
  routes: { openNoticeSettings, changeNoticeSettings },
  notices: activityNotices,
} as const satisfies Area;
