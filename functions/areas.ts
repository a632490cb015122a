import { madeOnce } from '../domain/shared/made-once.ts';
import type { Area } from './area.ts';

/** Every area of Guildhall. */
const OF_THEIR_OWN = {
  community: async () => (await import('./community/area.ts')).community,
  sessions: async () => (await import('./sessions/area.ts')).sessions,
  knowledge: async () => (await import('./knowledge/area.ts')).knowledge,
  glossary: async () => (await import('./glossary/area.ts')).glossary,
  scoring: async () => (await import('./scoring/area.ts')).scoring,
  pilots: async () => (await import('./pilots/area.ts')).pilots,
  charter: async () => (await import('./charter/area.ts')).charter,
  roles: async () => (await import('./roles/area.ts')).roles,
  onboarding: async () => (await import('./onboarding/area.ts')).onboarding,
  activity: async () => (await import('./activity/area.ts')).activity,
  rota: async () => (await import('./rota/area.ts')).rota,
  rhythm: async () => (await import('./rhythm/area.ts')).rhythm,
  safety: async () => (await import('./safety/area.ts')).safety,
  recognition: async () => (await import('./recognition/area.ts')).recognition,
  inclusion: async () => (await import('./inclusion/area.ts')).inclusion,
  synthesis: async () => (await import('./synthesis/area.ts')).synthesis,
  home: async () => (await import('./home/area.ts')).home,
  calendar: async () => (await import('./calendar/area.ts')).calendar,
} satisfies Record<string, () => Promise<Area>>;

/** What all areas offer together, for what serves them all: search, the outbox and the timer that tells people. */
export const everyArea = madeOnce(
  (): Promise<readonly Area[]> => Promise.all(Object.values(OF_THEIR_OWN).map((load) => load())),
);

/** Loads an area by its name. A cold start waits for none of them: each is loaded when it is first called. */
export const AREAS = {
  ...OF_THEIR_OWN,
  outbox: madeOnce(async () => (await import('./outbox/area.ts')).outbox(await everyArea())),
  telling: madeOnce(async () => (await import('./activity/timer.ts')).telling(await everyArea())),
};
export type AreaName = keyof typeof AREAS;
