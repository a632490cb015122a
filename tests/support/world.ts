import type * as z from 'zod/mini';
import type { API } from '../../domain/api.ts';
import type { Route } from '../../domain/shared/route.ts';
import { BUSY_WAIT_MS } from '../../functions/calendar/failures.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { type LocalWorld, startWorld, type WorldOptions } from '../../local/world.ts';
import { doPutOffWork } from './put-off.ts';
import { sendRequest } from './request.ts';

/** What one request cost, as its log line tells. */
export interface Cost {
  readonly route: string;
  readonly status: number;
  readonly code: string;
  readonly storageCalls: number;
  readonly rowsRead: number;
  readonly rowsPassedOver: number;
  readonly graphCalls: number;
  readonly correlation: string;
}

export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

type Contracts = typeof API;
type Said<R extends Route> = {
  params?: z.input<R['params']>;
  query?: z.input<R['query']>;
  body?: z.input<R['body']>;
  etag?: string;
  operation?: string;
  /** Instead of the person's own token; null sends none. */
  token?: string | null;
  headers?: Record<string, string>;
  /** Another instance of the function app, instead of the world's own. */
  at?: string;
};

export interface TestWorld extends LocalWorld {
  readonly logs: readonly { level: string; message: string; functionName?: string }[];
  /** What the requests since the last `clearCosts` cost, oldest first. */
  costs(): Cost[];
  clearCosts(): void;
  /** Calls a route as a person over real HTTP and gives whatever it answers. */
  ask<R extends Contracts[keyof Contracts]>(
    person: Person,
    route: R,
    said?: Said<R>,
  ): Promise<Answer<z.output<R['reply']> & Record<string, unknown>>>;
  /** As `ask`, but anything other than 200 is an error. */
  call<R extends Contracts[keyof Contracts]>(
    person: Person,
    route: R,
    said?: Said<R>,
  ): Promise<z.output<R['reply']>>;
  /** Waits until the outbox is empty and every notification has arrived. */
  settled(): Promise<void>;
}

/**
 * Starts the whole local world for a test: in this process, in memory, on free ports, timers by hand. `unknownRows`:
 * the test puts rows into the table that this version does not know.
 */
export async function testWorld({
  unknownRows = false,
  ...options
}: Partial<WorldOptions> & { unknownRows?: boolean } = {}): Promise<TestWorld> {
  const logs: { level: string; message: string; functionName?: string }[] = [];
  let costsFrom = 0;
  /** Until when work is put off because somebody else was in the mailbox. */
  let busyUntil = 0;
  const world = await startWorld({
    folder: 'memory',
    certificateFolder: process.env.GUILDHALL_CERTIFICATES ?? '.guildhall/certificate',
    polling: 'eager',
    log: (line) => {
      logs.push(line);
      if (line.message.includes('"code":"MailboxBusy"')) busyUntil = Date.now() + BUSY_WAIT_MS;
    },
    ...options,
  });
  const tokens = new Map<string, string>();

  async function ask<R extends Contracts[keyof Contracts]>(person: Person, route: R, said: Said<R> = {}) {
    let token = said.token;
    if (token === undefined) {
      // After the clock was moved the token of before has expired.
      const key = `${person.id} ${world.clock.aheadMs}`;
      token = tokens.get(key) ?? (await world.microsoft365.userToken(person.id));
      tokens.set(key, token);
    }
    const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(String((said.params as Record<string, unknown> | undefined)?.[name])),
    );
    const query = said.query
      ? `?${new URLSearchParams(Object.entries(said.query as Record<string, string>).filter(([, value]) => value !== undefined))}`
      : '';
    const sends = route.method !== 'GET' && route.method !== 'DELETE';
    const { status, headers, text } = await sendRequest(`${said.at ?? world.url}${path}${query}`, {
      method: route.method,
      headers: {
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(sends && { 'content-type': 'application/json' }),
        ...(said.etag !== undefined && { 'if-match': said.etag }),
        'x-operation-id': said.operation ?? crypto.randomUUID(),
        ...said.headers,
      },
      ...(sends && { body: JSON.stringify(said.body ?? {}) }),
    });
    return {
      status,
      headers,
      body: (text ? JSON.parse(text) : {}) as z.output<R['reply']> & Record<string, unknown>,
    };
  }

  return {
    ...world,
    stop: async () => {
      await world.stop();
      // What our own code writes it can read: anything passed over here is a mistake, unless a test put it there.
      const line = logs.find(({ message }) => /"rowsPassedOver":[1-9]/.test(message));
      if (line && !unknownRows) throw new Error(`Rows were passed over: ${line.message}`);
    },
    logs,
    ask,
    call: async (person, route, said) => {
      const answer = await ask(person, route, said);
      if (answer.status !== 200) {
        throw new Error(`${route.name} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
      }
      return answer.body;
    },
    costs: () =>
      logs.slice(costsFrom).flatMap(({ message }): Cost[] => {
        if (!message.startsWith('{"event":"request"')) return [];
        return [JSON.parse(message) as Cost];
      }),
    clearCosts: () => {
      costsFrom = logs.length;
    },
    settled: async () => {
      for (;;) {
        // Work causes notifications and notifications cause work; twice round is enough for every chain there is.
        for (let round = 0; round < 2; round += 1) {
          await world.host.idle({ ignoreDelayed: true });
          await world.microsoft365.settled();
        }
        await world.host.idle({ ignoreDelayed: true });
        if (busyUntil === 0) return;
        const until = new Date(busyUntil);
        busyUntil = 0;
        // Nothing runs any more, so the mailbox is free: waiting for it would only take time.
        await doPutOffWork(world, until);
      }
    },
  };
}
