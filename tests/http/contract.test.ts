import Ajv2020 from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { API, KINDS, REFUSALS } from '../../domain/api.ts';
import { mineItem } from '../../domain/shared/mine.ts';
import { newsItem } from '../../domain/shared/news.ts';
import type { Route } from '../../domain/shared/route.ts';
import { searchHit } from '../../domain/shared/search.ts';
import { type TestWorld, testWorld } from '../support/world.ts';
import { NOTHING_THERE, SAMPLES } from './gathered.ts';
import { id, quiet } from './guild.ts';
import { ROUTES, type RouteName, send, sendRaw, writes } from './raw.ts';
import { type Scene, setScene } from './scene.ts';

interface Operation {
  operationId: string;
  summary: string;
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { content: Record<string, { schema: object }> }>;
}
interface Document {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: { Problem: object } };
}

let world: TestWorld;
let scene: Scene;
let asItBegan: () => void;
let token: string;
let document: Document;

beforeAll(async () => {
  // The lead can be taken only where the facilitator has been away for so long. Answers do not wait for the work.
  world = await testWorld({ settings: { FACILITATOR_AWAY_SECONDS: '0' }, listensFor: () => false });
  scene = await setScene(world);
  await quiet(world);
  asItBegan = world.keepRows('guildhall');
  token = await world.microsoft365.userToken(scene.organiser.id);
  document = (await (await fetch(`${world.url}/api/openapi.json`)).json()) as Document;
});
afterAll(() => world.stop());

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
const operationOf = (name: RouteName) => {
  const { path, method } = API[name];
  const operation = document.paths[path]?.[method.toLowerCase()];
  if (!operation) throw new Error(`${name} is not in the document`);
  return operation;
};

/** As JSON Schema, with everything that is not listed refused. */
function strictly(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strictly);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inside = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, strictly(value)]));
  return 'properties' in inside ? { ...inside, additionalProperties: false } : inside;
}

/** With a field more in everything, and without what is null; but whose a note is, is always said. */
function ofOtherVersion(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ofOtherVersion);
  if (typeof value !== 'object' || value === null) return value;
  const inside = Object.entries(value).filter(([name, one]) => one !== null || name === 'author');
  return { ...Object.fromEntries(inside.map(([name, one]) => [name, ofOtherVersion(one)])), later: 'more' };
}

const COMMON = { news: newsItem, told: newsItem, hits: searchHit, mine: mineItem };

/**
 * A contract says of news, hits and things on Home only what every kind has; a page reads each by the shape of its kind,
 * and of abilities those that it knows.
 */
function asShown(reply: object | undefined): unknown {
  const shown: Record<string, unknown> = { ...reply };
  for (const [name, common] of Object.entries(COMMON)) {
    const kinds = KINDS.get(common);
    if (kinds && Array.isArray(shown[name]) && shown[name].some((one) => 'kind' in one))
      shown[name] = z.parse(z.array(kinds), shown[name]);
  }
  if (shown.abilities) {
    const { later, ...known } = shown.abilities as Record<string, unknown>;
    shown.abilities = known;
  }
  return reply && shown;
}

test('the document is OpenAPI 3.1 and lists every route once, and no other', () => {
  expect(document.openapi).toMatch(/^3\.1\.\d$/);
  expect(document.info.title).toBe('Guildhall');
  const listed = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(
      ([method, { operationId }]) => `${operationId} ${method.toUpperCase()} ${path}`,
    ),
  );
  expect(listed.sort()).toEqual(ROUTES.map(([name, { method, path }]) => `${name} ${method} ${path}`).sort());
});

test('every address names all its parameters, and every schema in the document is one', () => {
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const operation of Object.values(operations)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const told = operation.parameters.filter((one) => one.in === 'path');
      expect(told.map((one) => one.name).sort()).toEqual(inPath.sort());
      expect(told.every((one) => one.required)).toBe(true);
      expect(operation.summary.length).toBeGreaterThan(10);
      for (const { schema } of operation.parameters) expect(ajv.validateSchema(schema)).toBe(true);
      for (const { schema } of Object.values(operation.requestBody?.content ?? {}))
        expect(ajv.validateSchema(schema)).toBe(true);
      expect(operation.responses[200]).toBeDefined();
      expect(Object.keys(operation.responses.default?.content ?? {})).toEqual(['application/problem+json']);
    }
  }
});

/** Says the sample of a route, and expects that it and the answer are what contract and document say, nothing more. */
async function saidAndAnswered(name: RouteName, there: Scene, by: string): Promise<unknown> {
  const route: Route = API[name];
  const sample = await SAMPLES[name](there);
  const operation = operationOf(name);
  const request = operation.requestBody?.content['application/json']?.schema;
  expect(request !== undefined).toBe(writes(route));
  if (request && sample.body !== undefined) expect(ajv.validate(request, sample.body)).toBe(true);
  for (const one of operation.parameters) {
    const value = one.in === 'path' ? sample.params?.[one.name] : sample.query?.[one.name];
    if (one.in !== 'header' && value !== undefined) expect(ajv.validate(one.schema, value)).toBe(true);
  }
  if (NOTHING_THERE.has(name)) return undefined;
  const answer = await send(there.world, route, sample, by);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
  const body: unknown = JSON.parse(answer.text);
  const parsed = z.safeParse(route.reply as never, body);
  expect(parsed.error?.issues ?? []).toEqual([]);
  // Parsing takes away what the contract does not list: nothing was there to take.
  expect(parsed.data).toEqual(body);
  const reply = operation.responses[200]?.content['application/json']?.schema ?? {};
  const fits = ajv.compile(strictly(reply) as object);
  expect(fits(body) ? [] : fits.errors).toEqual([]);
  const { etag } = body as { etag?: string };
  if (etag) expect(answer.headers.get('etag')).toBe(etag);
  // A page reads the same from a version that tells more, or leaves out what is null.
  expect(asShown(z.safeParse(route.reply as never, ofOtherVersion(body)).data)).toEqual(body);
  return body;
}

test.each(ROUTES)(
  '%s takes what its document says, and answers what its contract and its document say, nothing more',
  async (name) => {
    asItBegan();
    await saidAndAnswered(name, scene, token);
    await world.settled();
  },
);

test('Home answers so, too, once the work is done that shows something on it', async () => {
  const listening = await testWorld();
  try {
    const there = await setScene(listening);
    await quiet(listening);
    const by = await listening.microsoft365.userToken(there.organiser.id);
    expect(await saidAndAnswered('openHome', there, by)).toMatchObject({ mine: [{ kind: 'turn' }] });
  } finally {
    await listening.stop();
  }
});

test('every refusal is a problem as its schema says, with the status of its code', async () => {
  const { communityId } = scene;
  const authorization = `Bearer ${token}`;
  const json = { authorization, 'content-type': 'application/json' };
  const fits = ajv.compile(document.components.schemas.Problem);
  const refusals = await Promise.all([
    sendRaw(world, 'GET', '/api/me', {}),
    sendRaw(world, 'GET', '/api/me', { authorization: 'Bearer x' }),
    sendRaw(world, 'GET', `/api/communities/${id()}`, { authorization }),
    sendRaw(world, 'GET', '/api/communities/x', { authorization }),
    sendRaw(world, 'GET', `/api/communities/${communityId}/sessions/${id()}`, { authorization }),
    sendRaw(world, 'GET', `/api/communities/${communityId}?x=1`, { authorization }),
    sendRaw(world, 'PUT', `/api/communities/${id()}`, json, '{'),
    sendRaw(world, 'PUT', `/api/communities/${id()}`, json, '{}'),
    sendRaw(world, 'PUT', `/api/communities/${id()}`, { authorization, 'content-type': 'text/plain' }, '{}'),
    sendRaw(world, 'PUT', `/api/communities/${id()}`, json, ' '.repeat(70_000)),
    sendRaw(world, 'PATCH', `/api/communities/${communityId}`, json, JSON.stringify({})),
  ]);
  for (const refusal of refusals) {
    expect([refusal.text, refusal.headers.get('content-type')]).toEqual([
      expect.stringMatching(/^\{/),
      'application/problem+json',
    ]);
    const problem = JSON.parse(refusal.text) as {
      status: number;
      code: keyof typeof REFUSALS;
      instance: string;
    };
    expect(fits(problem) ? [] : fits.errors).toEqual([]);
    expect(problem.status).toBe(refusal.status);
    expect(problem.status).toBe(REFUSALS[problem.code][0]);
    expect(problem.instance).toBe(`urn:uuid:${refusal.headers.get('x-correlation-id')}`);
  }
  expect(new Set(refusals.map((refusal) => refusal.code)).size).toBeGreaterThan(7);
});

test('a page’s correlation id is kept from the click to the log, and nonsense is not', async () => {
  const correlation = id();
  const kept = await sendRaw(world, 'GET', '/api/me', { 'x-correlation-id': correlation });
  expect(kept.headers.get('x-correlation-id')).toBe(correlation);
  expect(world.logs.some((line) => line.message.includes(correlation))).toBe(true);
  for (const nonsense of ['x', 'a'.repeat(500), '{"event":"forged"}']) {
    const answer = await sendRaw(world, 'GET', '/api/me', { 'x-correlation-id': nonsense });
    expect(answer.headers.get('x-correlation-id')).not.toBe(nonsense);
  }
  expect(world.logs.some((line) => line.message.includes('forged'))).toBe(false);
});
