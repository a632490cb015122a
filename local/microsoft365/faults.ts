import { z } from 'zod';

const match = z.strictObject({
  host: z.enum(['entra', 'graph']).optional(),
  method: z.string().optional(),
  /** a regular expression over the path with its query, e.g. `/events$` */
  path: z.string().optional(),
  /** oid of the mailbox (or, without one in the path, of the caller) */
  person: z.string().optional(),
});

const rule = z.strictObject({
  match: match.default({}),
  /** let the first ones through */
  skip: z.number().int().nonnegative().default(0),
  times: z.union([z.number().int().positive(), z.literal('all')]).default(1),
  delay: z.number().nonnegative().default(0),
  /** nothing given: only the delay */
  status: z.number().int().min(400).max(599).optional(),
  code: z.string().optional(),
  message: z.string().optional(),
  /** seconds; `{ date: n }` is an HTTP date n seconds from now (negative: in the past); left out: no header */
  retryAfter: z.union([z.number(), z.strictObject({ date: z.number() })]).optional(),
  /** `reset` breaks the connection, `hang` never answers (a time-out for the caller) */
  connection: z.enum(['reset', 'hang']).optional(),
  /** the request takes effect before it fails */
  afterEffect: z.boolean().default(false),
});

export const faultSettings = z.strictObject({
  rules: z.array(rule).default([]),
  /** every Graph request answers 503 */
  down: z.boolean().default(false),
  /** oids whose mailbox answers 404 */
  mailboxGone: z.array(z.string()).default([]),
  /** delegated consent taken away, for one person or all, for one scope or all: on-behalf-of fails */
  consentMissing: z
    .array(z.strictObject({ person: z.string().optional(), scope: z.string().optional() }))
    .default([]),
  /** oids for whom on-behalf-of asks for a second factor (AADSTS50076 with claims) */
  claimsChallenge: z.array(z.string()).default([]),
  /** the next n delta links are answered 410; true: all */
  deltaExpired: z.union([z.boolean(), z.number().int().nonnegative()]).default(false),
  notifications: z
    .strictObject({
      /** the next n are lost; true: all */
      lose: z.union([z.boolean(), z.number().int().nonnegative()]).default(false),
      duplicate: z.boolean().default(false),
      /** held back until this many wait, then delivered last first */
      reorder: z.number().int().nonnegative().default(0),
      delay: z.number().nonnegative().default(0),
      /** how often one is tried before it is given up; Graph goes on for four hours */
      attempts: z.number().int().positive().default(9),
    })
    .default({ lose: false, duplicate: false, reorder: 0, delay: 0, attempts: 9 }),
  /** Exchange's limit on concurrent requests for one mailbox: more are answered 429. 0: no limit */
  mailboxConcurrency: z.number().int().nonnegative().default(0),
});

export type FaultSettings = z.output<typeof faultSettings>;
export type FaultRule = z.output<typeof rule>;
export type FaultRuleInput = Omit<z.input<typeof rule>, 'match'> & {
  match?: Omit<z.input<typeof match>, 'path'> & { path?: string | RegExp };
};

interface Subject {
  host: 'entra' | 'graph';
  method: string;
  path: string;
  person?: string;
}

export interface Faults {
  /** Plain and mutable: switch things on and off here, e.g. `faults.settings.down = true`. */
  settings: FaultSettings;
  /** The next `times` (1 unless told) matching requests fail this way. */
  add(input: FaultRuleInput): { hits(): number; remove(): void };
  /** Replaces everything, as PUT /local/faults does. */
  set(input: unknown): void;
  clear(): void;
  /** The rule for this request, used up once. */
  take(request: Subject): FaultRule | undefined;
  /** Uses up one of a counted switch. */
  takeDeltaExpired(): boolean;
  takeLostNotification(): boolean;
}

export function createFaults(): Faults {
  const hits = new WeakMap<FaultRule, number>();
  const nothing = () => faultSettings.parse({});

  const fits = ({ match: wanted }: FaultRule, request: Subject): boolean =>
    (wanted.host ?? 'graph') === request.host &&
    (wanted.method === undefined || wanted.method.toUpperCase() === request.method) &&
    (wanted.path === undefined || new RegExp(wanted.path).test(request.path)) &&
    (wanted.person === undefined || wanted.person === request.person);

  const countDown = (left: boolean | number, keep: (left: number) => void): boolean => {
    if (typeof left === 'boolean') return left;
    if (left === 0) return false;
    keep(left - 1);
    return true;
  };

  const faults: Faults = {
    settings: nothing(),
    add(input) {
      const path = input.match?.path;
      const added = rule.parse({
        ...input,
        match: { ...input.match, ...(path instanceof RegExp && { path: path.source }) },
      });
      faults.settings.rules.push(added);
      return {
        hits: () => hits.get(added) ?? 0,
        remove: () => {
          faults.settings.rules = faults.settings.rules.filter((one) => one !== added);
        },
      };
    },
    set(input) {
      faults.settings = faultSettings.parse(input);
    },
    clear() {
      faults.settings = nothing();
    },
    take(request) {
      for (const one of faults.settings.rules) {
        if (!fits(one, request)) continue;
        if (one.skip > 0) {
          one.skip -= 1;
          continue;
        }
        hits.set(one, (hits.get(one) ?? 0) + 1);
        if (one.times !== 'all') {
          one.times -= 1;
          if (one.times === 0) faults.settings.rules = faults.settings.rules.filter((other) => other !== one);
        }
        return one;
      }
      return undefined;
    },
    takeDeltaExpired: () =>
      countDown(faults.settings.deltaExpired, (left) => {
        faults.settings.deltaExpired = left;
      }),
    takeLostNotification: () =>
      countDown(faults.settings.notifications.lose, (left) => {
        faults.settings.notifications.lose = left;
      }),
  };
  return faults;
}
