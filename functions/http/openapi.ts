import * as z from 'zod/mini';
import { API, KINDS, REFUSALS } from '../../domain/api.ts';
import type { Route, Schema } from '../../domain/shared/route.ts';

type JsonSchema = { properties?: Record<string, unknown>; required?: string[] };

function schemaOf(schema: Schema, io: 'input' | 'output'): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ zodSchema, jsonSchema }) => {
      const kinds = KINDS.get(zodSchema);
      if (kinds) replace(jsonSchema, schemaOf(kinds, io));
    },
  });
  return rest as JsonSchema;
}

function replace(target: object, source: object): void {
  for (const name of Object.keys(target)) Reflect.deleteProperty(target, name);
  Object.assign(target, source);
}

function parameters(schema: Schema, where: 'path' | 'query') {
  const { properties = {}, required = [] } = schemaOf(schema, 'input');
  return Object.entries(properties).map(([name, said]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: said,
  }));
}

const header = (name: string, description: string, required: boolean) => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string' },
});

function operation(route: Route) {
  const hasBody = route.method !== 'GET' && route.method !== 'DELETE';
  return {
    operationId: route.name,
    summary: route.summary,
    'x-access': route.access === 'signed-in' ? route.access : route.access.name,
    parameters: [
      ...parameters(route.params, 'path'),
      ...parameters(route.query, 'query'),
      ...(route.versioned ? [header('If-Match', 'The version from the last answer', true)] : []),
      ...(hasBody || route.method === 'DELETE'
        ? [header('x-operation-id', 'A UUID that names the intent; repeating it repeats nothing', false)]
        : []),
    ],
    ...(hasBody && {
      requestBody: { content: { 'application/json': { schema: schemaOf(route.body, 'input') } } },
    }),
    responses: {
      200: {
        description: 'Done',
        content: { 'application/json': { schema: schemaOf(route.reply, 'output') } },
      },
      default: {
        description: 'Refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

let made: string | undefined;

/** The API's OpenAPI 3.1 document, generated from the contracts, as JSON. */
export function openApi(): string {
  made ??= JSON.stringify(document());
  return made;
}

function document() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of Object.values(API)) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Guildhall',
      version: '1',
      description: 'Leadership communities of practice in Teams and Outlook',
    },
    security: [{ entra: ['access_as_user'] }],
    paths,
    components: {
      securitySchemes: { entra: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'code', 'instance'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            code: { type: 'string', enum: Object.keys(REFUSALS) },
            detail: { type: 'string' },
            instance: { type: 'string' },
            errors: {
              type: 'array',
              items: {
                type: 'object',
                required: ['field', 'expected'],
                properties: { field: { type: 'string' }, expected: { type: 'string' } },
              },
            },
            current: {},
            claims: { type: 'string' },
          },
        },
      },
    },
  };
}
