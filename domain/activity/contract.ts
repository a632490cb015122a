import * as z from 'zod/mini';
import { NOTICE_TIMINGS } from '../shared/notice.ts';
import { none, route } from '../shared/route.ts';
import { instant } from '../shared/time.ts';
import { nullIfMissing, nullIfUnreadable, tolerantArray } from '../shared/tolerant.ts';
import { tellingHours } from './hours.ts';

export const noticeTiming = z.enum(NOTICE_TIMINGS);

/** There are far fewer kinds of notices, but newer pages may know more than this version. */
const KINDS_MAX = 100;

/** What somebody chooses of the notices that they get. */
export const noticeChoices = z.strictObject({
  /** null for the hours of their calendar, or else the usual ones. */
  hours: z.nullable(tellingHours),
  /** Whether they are mailed what cannot be told in Teams. */
  mail: z.boolean(),
  /** How soon they are told, by kind of notice. What this version does not know is passed over. */
  kinds: z
    .record(z.string().check(z.maxLength(64)), noticeTiming)
    .check(z.refine((kinds) => Object.keys(kinds).length <= KINDS_MAX, 'fewer kinds')),
});
export type NoticeChoices = z.infer<typeof noticeChoices>;

const shownHours = z.object(tellingHours.shape);

const settings = z.object({
  kinds: tolerantArray(
    z.object({ type: z.string(), about: z.string(), timing: noticeTiming, usually: noticeTiming }),
  ),
  /** null for somebody who has chosen none. */
  hours: nullIfUnreadable(shownHours),
  /** What their hours are where they have chosen none. */
  usualHours: shownHours,
  mail: z.boolean(),
  /** When Teams refused last to tell them something, which is when Guildhall is not installed for them. */
  refusedAt: nullIfMissing(instant),
  /** Whether Guildhall is known to be in the organisation's app catalogue; without it nobody is told in Teams. */
  inCatalogue: z.boolean(),
});
export type NoticeSettings = z.infer<typeof settings>;

export const openNoticeSettings = route({
  name: 'openNoticeSettings',
  method: 'GET',
  path: '/api/notices/settings',
  summary: 'What I am told of in Teams, and when',
  access: 'signed-in',
  shows: ['notice-settings'],
  params: none,
  query: none,
  body: none,
  reply: settings,
});

export const changeNoticeSettings = route({
  name: 'changeNoticeSettings',
  method: 'PATCH',
  path: '/api/notices/settings',
  summary: 'Choose what I am told of, and when; what is left out stays as it is',
  access: 'signed-in',
  touches: ['notice-settings'],
  params: none,
  query: none,
  body: z.partial(noticeChoices).check(z.refine((choices) => Object.keys(choices).length > 0, 'a choice')),
  reply: settings,
});
