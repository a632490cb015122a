import type { CheckInState, Stage } from '../../domain/pilots/pilot.ts';
import type { Verdict } from '../../domain/pilots/states.ts';

export const VERDICT_WORDS: Record<Verdict, string> = {
  worked: 'Worked',
  mixed: 'Mixed',
  failed: 'Failed',
  stopped: 'Stopped',
};

export const STAGE_WORDS: Record<Stage, string> = {
  'to-come': 'To come',
  running: 'Running',
  waiting: 'Waiting for a report',
  ended: 'Ended without a report',
  reported: 'Published',
};

/** How a pilot stands whose report was withdrawn. */
export const WITHDRAWN = 'Report withdrawn';

export const CHECK_IN_WORDS: Record<CheckInState, string> = {
  'on-track': 'On track',
  wobbling: 'Wobbling',
  stuck: 'Stuck',
};

/** What one calls somebody: the first of their names. */
export const firstName = (name: string): string => name.split(' ')[0] ?? name;
