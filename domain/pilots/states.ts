import * as z from 'zod/mini';

// In a file of its own, because pages that only say how a pilot ended do not load the rest.

export const VERDICTS = ['worked', 'mixed', 'failed', 'stopped'] as const;
export const verdict = z.enum(VERDICTS);
export type Verdict = z.infer<typeof verdict>;

/**
 * Where a pilot stands. `begun`: to come, running, or waiting for its report, by its dates (see `stageOf`). `ended`: it
 * ended without a report. `reported`: its report is published.
 */
export const PILOT_STATES = ['begun', 'ended', 'reported'] as const;
export const pilotState = z.enum(PILOT_STATES);
