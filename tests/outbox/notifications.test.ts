import type { HttpRequest, InvocationContext } from '@azure/functions';
import { beforeEach, expect, test } from 'vitest';
import { receive } from '../../functions/calendar/notifications.ts';
import { KnownProofs } from '../../functions/tables/mailbox-store.ts';
import type { World } from '../../functions/world.ts';

const tenantId = crypto.randomUUID();
const hosts = Array.from({ length: 150 }, (_, index) => ({
  tenantId,
  personId: crypto.randomUUID(),
  subscriptionId: crypto.randomUUID(),
  clientState: `secret ${index}`,
}));
type Host = (typeof hosts)[number];

let looks: number;
let world: World;
let handed: { hostId: string; eventIds?: string[] }[];
let later: number;
beforeEach(() => {
  looks = 0;
  handed = [];
  later = 0;
  const look = (of: keyof Host) => async (tenant: string, value: string) => {
    looks += 1;
    return hosts.find((host) => host.tenantId === tenant && host[of] === value);
  };
  world = {
    mailboxes: { find: look('personId'), subscribed: look('subscriptionId'), proofs: new KnownProofs() },
    enqueueNotification: async (message: (typeof handed)[number]) => void handed.push(message),
    now: () => new Date(Date.UTC(2026, 10, 28) + later),
  } as unknown as World;
});

async function post(value: unknown[]): Promise<number | undefined> {
  const request = {
    query: new URLSearchParams(),
    headers: new Headers(),
    text: async () => JSON.stringify({ value }),
  } as unknown as HttpRequest;
  return (await receive(request, world, {} as InvocationContext)).status;
}

const changed = ({ personId, ...host }: Host, change: Record<string, unknown> = {}) => ({
  ...{ subscriptionId: host.subscriptionId, clientState: host.clientState, tenantId },
  resource: `Users/${personId}/Events/AAA`,
  ...change,
});
const madeUp = (index: number) => ({
  subscriptionId: crypto.randomUUID(),
  clientState: 'guessed',
  tenantId: crypto.randomUUID(),
  ...(index % 2 === 0
    ? { resource: `Users/${crypto.randomUUID()}/Events/AAA` }
    : { lifecycleEvent: 'missed' }),
});
const host = (index: number) => hosts[index] as Host;

test('whoever sends a thousand made-up notifications costs one look-up', async () => {
  expect(await post(Array.from({ length: 1_000 }, (_, index) => madeUp(index)))).toBe(202);
  expect([looks, handed.length]).toEqual([1, 0]);
});

test('a mailbox that exists, with a guessed secret, costs one look-up as well', async () => {
  await post(hosts.map((one) => changed(one, { clientState: 'guessed' })));
  expect([looks, handed.length]).toEqual([1, 0]);
});

test('mailboxes are looked up as long as each item carries its secret, a hundred in a request', async () => {
  await post(hosts.flatMap((one) => [changed(one), changed(one)]));
  expect([looks, handed.length]).toEqual([100, 100]);
});

test('a mailbox whose secret was shown lately is not looked up, also behind made-up items', async () => {
  await post([changed(host(0))]);
  await post([
    madeUp(0),
    changed(host(0)),
    changed(host(0), { resource: undefined, lifecycleEvent: 'missed' }),
  ]);
  expect(looks).toBe(2);
  expect(handed.map(({ hostId }) => hostId)).toEqual(Array(3).fill(host(0).personId));
});

test('a secret that was shown does not help with another mailbox or subscription', async () => {
  await post([changed(host(0)), changed(host(1))]);
  handed = [];
  await post([changed(host(0), { clientState: host(1).clientState })]);
  await post([changed(host(0), { subscriptionId: host(1).subscriptionId })]);
  expect(handed).toEqual([]);
});

test('a secret that has changed is looked up, and one that was shown is looked up again after ten minutes', async () => {
  await post([changed(host(0))]);
  const { clientState } = host(0);
  host(0).clientState = 'renewed';
  await post([changed(host(0))]);
  expect([looks, handed.length]).toEqual([2, 2]);
  host(0).clientState = clientState;
  later = 600_000;
  await post([changed(host(0), { clientState: 'renewed' })]);
  expect([looks, handed.length]).toEqual([3, 2]);
});
