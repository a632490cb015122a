import type { HttpRequest, InvocationContext } from '@azure/functions';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { route } from '../../domain/shared/route.ts';
import { handler } from '../../functions/http/serve.ts';
import type { World } from '../../functions/world.ts';

const nothing = z.object({});

/** Serves one answer at an address whose contract lists these fields of it. */
function serving(answer: object, fields: Record<string, z.ZodMiniString>) {
  const contract = route({
    name: 'tell',
    method: 'GET',
    path: '/api/tell',
    summary: 'Tells',
    access: 'signed-in',
    shows: [],
    params: nothing,
    query: nothing,
    body: nothing,
    reply: z.object(fields),
  });
  const caller = { tenantId: 't', id: 'o', name: 'Priya', signInName: '', token: '' };
  const serve = handler(
    { route: contract, run: async () => answer },
    () => ({}) as World,
    async () => caller,
  );
  return async () => {
    const headers = new Headers();
    const request = {
      url: 'https://x.example/api/tell',
      method: 'GET',
      headers,
      params: {},
      query: new URLSearchParams(),
    };
    const { body } = await serve(
      request as unknown as HttpRequest,
      { log: () => {} } as unknown as InvocationContext,
    );
    return JSON.parse(String(body)) as unknown;
  };
}

test('two routes that give the same object each answer only what their contract lists', async () => {
  const answer = { name: 'Ask first', author: 'Priya' };
  const both = { name: z.string(), author: z.string() };
  expect(await serving(answer, both)()).toEqual({ name: 'Ask first', author: 'Priya' });
  expect(await serving(answer, { name: z.string() })()).toEqual({ name: 'Ask first' });
});
