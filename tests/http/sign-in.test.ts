import { afterAll, beforeAll, expect, test } from 'vitest';
import { LOCAL_APP } from '../../local/world.ts';
import { type TestWorld, testWorld } from '../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.stop());

test('anybody is told where people sign in, and as which application', async () => {
  const answer = await fetch(`${world.url}/api/sign-in`);
  const { url, tenantId } = world.microsoft365;
  expect([answer.status, await answer.json()]).toEqual([
    200,
    { authority: `${url}/${tenantId}`, clientId: LOCAL_APP.clientId },
  ]);
});

test('where several organisations use it, people of any may sign in', async () => {
  const { tenantId, otherTenantId, url } = world.microsoft365;
  const shared = await testWorld({ settings: { ALLOWED_TENANTS: `${tenantId},${otherTenantId}` } });
  try {
    const answer = await (await fetch(`${shared.url}/api/sign-in`)).json();
    expect(answer).toMatchObject({ authority: `${shared.microsoft365.url}/organizations` });
    expect(shared.microsoft365.url).not.toBe(url);
  } finally {
    await shared.stop();
  }
});

test('Microsoft’s scripts and sign-in are let into the pages that need them, and into no other', async () => {
  const policyOf = async (path: string) =>
    (await fetch(world.url + path)).headers.get('content-security-policy') ?? '';
  const lets = async (path: string) => {
    const policy = await policyOf(path);
    const scripts = /script-src ([^;]+)/.exec(policy)?.[1];
    const calls = /connect-src ([^;]+)/.exec(policy)?.[1];
    return [scripts?.includes('appsforoffice.microsoft.com'), calls?.includes(world.microsoft365.url)];
  };
  expect(await lets('/')).toEqual([false, false]);
  expect(await lets('/consent.html')).toEqual([false, false]);
  expect(await lets('/outlook')).toEqual([true, false]);
  expect(await lets('/outlook-dialog.html')).toEqual([true, true]);
});
