import type { NoticeSettings } from '../../domain/activity/contract.ts';
import { USUAL_HOURS } from '../../domain/activity/hours.ts';
import { activityNotices } from '../../domain/activity/notices.ts';
import { NOTICES } from '../../domain/api.ts';
import { NOTICE_TIMINGS } from '../../domain/shared/notice.ts';
import { appForLinks } from '../mail/links.ts';
import type { World } from '../world.ts';
import type { StoredSettings } from './settings-store.ts';

/** The notice of the day follows from the others. */
export const mayBeChosen = (type: string): boolean =>
  Object.hasOwn(NOTICES, type) && !(type in activityNotices);

/** What somebody has chosen, beside all that they may choose. */
export async function settingsAnswer(
  world: World,
  tenantId: string,
  { hours, mail, kinds, refusedAt }: StoredSettings,
): Promise<NoticeSettings> {
  const app = await appForLinks(world, tenantId);
  return {
    kinds: Object.entries(NOTICES)
      .filter(([type]) => mayBeChosen(type))
      .map(([type, { about, usually }]) => {
        const timing = NOTICE_TIMINGS.find((one) => one === kinds[type]) ?? usually;
        return { type, about, usually, timing };
      }),
    hours,
    usualHours: { ...USUAL_HOURS, days: [...USUAL_HOURS.days] },
    mail,
    refusedAt: refusedAt || null,
    inCatalogue: app !== undefined,
  };
}
