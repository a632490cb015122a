import type { Faults } from '../microsoft365/faults.ts';

/** A bad day that the whole organisation has; the browser's own (offline, an expired token) are the page's. */
export interface BadDay {
  graph: 'up' | 'down' | 'throttled';
  consent: 'given' | 'missing';
}

type Switches = Pick<Faults, 'settings' | 'add'>;

const secondsToWait = 5;

const throttling = (rule: Faults['settings']['rules'][number]): boolean =>
  rule.times === 'all' && rule.status === 429 && Object.keys(rule.match).length === 0;

export function readBadDay({ settings }: Switches): BadDay {
  const graph = settings.down ? 'down' : settings.rules.some(throttling) ? 'throttled' : 'up';
  const consent = settings.consentMissing.some((one) => !one.person && !one.scope) ? 'missing' : 'given';
  return { graph, consent };
}

/** Touches its own switches only: a test may have set others. */
export function setBadDay(faults: Switches, day: BadDay): void {
  const { settings } = faults;
  settings.down = day.graph === 'down';
  settings.rules = settings.rules.filter((rule) => !throttling(rule));
  if (day.graph === 'throttled') faults.add({ times: 'all', status: 429, retryAfter: secondsToWait });
  settings.consentMissing = settings.consentMissing.filter((one) => one.person || one.scope);
  if (day.consent === 'missing') settings.consentMissing.push({});
}
