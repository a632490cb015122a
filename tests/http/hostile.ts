import { expect } from 'vitest';
import { REFUSALS } from '../../domain/api.ts';
import type { Route, Schema } from '../../domain/shared/route.ts';
import { type TestWorld, testWorld } from '../support/world.ts';
import { SAMPLES } from './gathered.ts';
import { changed, dump, messages, quiet, startCommunity, table } from './guild.ts';
import { addressOf, type RawAnswer, ROUTES, type RouteName, sendRaw } from './raw.ts';
import { type Sample, setScene } from './scene.ts';

/** Stands in another tenant's rows and in another community's; no answer may ever hold it. */
const FOREIGN = 'FOREIGN-BYTES';

export type Attempt = readonly [what: string, ask: () => Promise<RawAnswer>];

/** Of what a contract refuses by itself, one in so many is also said over HTTP. */
const ONE_IN = 8;

/**
 * What is said to a route over HTTP: whatever its contract lets pass, because only the use case can refuse that, and of
 * the rest a part, another one for each route. All routes parse by the same code.
 */
export function saidTo<Wrong>(
  name: RouteName,
  schema: Schema,
  wrong: readonly Wrong[],
  asParsed: (one: Wrong) => unknown,
): Wrong[] {
  const turn = ROUTES.findIndex(([one]) => one === name);
  return wrong.filter((one, at) => (at + turn) % ONE_IN === 0 || schema.safeParse(asParsed(one)).success);
}

/** A world in which wrong things are said to every route, by somebody who may do everything. */
export interface Hostile {
  readonly world: TestWorld;
  /** The sample of a route, beside nothing of the samples of other routes. */
  sampleOf(name: RouteName): Promise<Sample>;
  readonly token: string;
  /** How many wrong things were said. */
  asked(): number;
  /** Makes all attempts and expects that each is refused, tells nothing and writes nothing. */
  untouched(attempts: readonly Attempt[], alsoFine?: readonly number[]): Promise<void>;
  withBody(route: Route, sample: Sample, body: string | Uint8Array, type?: string): Promise<RawAnswer>;
}

export async function hostileWorld(): Promise<Hostile> {
  // Work that a wrong thing asked for is not done, but seen.
  const world = await testWorld({ listensFor: () => false });
  const scene = await setScene(world);
  await startCommunity(world, scene.author, [], { name: FOREIGN, purpose: FOREIGN });
  const token = await world.microsoft365.userToken(scene.organiser.id);
  // As if another tenant used the same table, with the very same ids.
  const rows = table(world);
  const ours: Record<string, unknown>[] = [];
  for await (const row of rows.listEntities()) ours.push(row);
  for (const { partitionKey, rowKey, etag, timestamp, ...columns } of ours) {
    await rows.createEntity({
      ...Object.fromEntries(
        Object.entries(columns).map(([name, value]) => [name, typeof value === 'string' ? FOREIGN : value]),
      ),
      partitionKey: String(partitionKey).replaceAll(
        world.microsoft365.tenantId,
        world.microsoft365.otherTenantId,
      ),
      rowKey: `${String(rowKey)}${String(partitionKey).includes('|') ? '' : '-foreign'}`,
    });
  }
  await quiet(world);
  const asItBegan = world.keepRows('guildhall');
  let sampled: { readonly name: RouteName; readonly sample: Sample } | undefined;
  async function sampleOf(name: RouteName): Promise<Sample> {
    if (sampled?.name !== name) {
      asItBegan();
      sampled = { name, sample: await SAMPLES[name](scene) };
    }
    return sampled.sample;
  }
  let asked = 0;

  /** Makes all attempts, some at a time; gives what was accepted, broke, or told too much. */
  async function refusals(attempts: readonly Attempt[], alsoFine: readonly number[] = []): Promise<string[]> {
    const wrong: string[] = [];
    const waiting = [...attempts];
    asked += attempts.length;
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [what, ask] = next;
        const answer = await ask();
        const told = `${what}: ${answer.status} ${answer.text.slice(0, 200)}`;
        if (alsoFine.includes(answer.status)) continue;
        if (answer.status < 400 || answer.status >= 500 || !(answer.code in REFUSALS)) wrong.push(told);
        else if (
          answer.text.includes(FOREIGN) ||
          /\bat [^"]{0,80}[/(][^"]*:\d+:\d+|node_modules/.test(answer.text)
        )
          wrong.push(told);
        else if (answer.text.length > 8_000)
          wrong.push(`${what}: an answer of ${answer.text.length} characters`);
        else if (
          answer.code === 'invalid-input' &&
          !/"errors":\[\{"field":".+?","expected":".+?"/.test(answer.text)
        )
          wrong.push(`${what}: does not say what was expected`);
      }
    };
    await Promise.all(Array.from({ length: 8 }, work));
    return wrong;
  }

  async function untouched(attempts: readonly Attempt[], alsoFine: readonly number[] = []): Promise<void> {
    await world.settled();
    const before = await dump(world);
    const work = messages(world);
    expect(await refusals(attempts, alsoFine)).toEqual([]);
    await world.settled();
    expect(changed(before, await dump(world))).toEqual([]);
    expect(messages(world)).toBe(work);
  }

  const withBody = (route: Route, sample: Sample, body: string | Uint8Array, type = 'application/json') =>
    sendRaw(
      world,
      route.method,
      addressOf(route, sample),
      {
        authorization: `Bearer ${token}`,
        'content-type': type,
        ...(sample.etag !== undefined && { 'if-match': sample.etag }),
      },
      body,
    );

  return { world, sampleOf, token, asked: () => asked, untouched, withBody };
}
