import type { Fields } from './scene.ts';

/** Values that no field takes, and the places to put them: generated from something right to say. */

const OVERRIDE = '\u202e';
const HALF = '\ud800';

/** Texts that are refused wherever they stand. */
const NEVER_TEXT = [
  'a\u0000b',
  'a\u0007b',
  'a\u001bb',
  'a\u0086b',
  `a${OVERRIDE}b`,
  `a${HALF}b`,
  `a\udc00b`,
  'x'.repeat(170_000),
  '😀'.repeat(85_000),
];
/** Texts that are refused where anything but free text is meant. */
const NEVER_NAME = [
  '',
  ' ',
  'x',
  "' or PartitionKey ne ''",
  "') or (PartitionKey ne '",
  '../../etc/passwd',
  '__proto__',
  'constructor',
  'toString',
  'undefined',
  'null',
  'NaN',
  '-1',
  '2026-02-30',
  '0000-00-00',
  '0000-01-01',
  '9999-12-31',
  '99:99',
  '+02:00',
  'Europe/Nowhere',
  '<script>alert(1)</script>',
  '{{7*7}}',
  'a\nb',
  '٢٠٢٦-٠١-٠١',
];
const NEVER_NUMBER = [-1, 1.5, 1e9, 1e21, 2 ** 53, '5', '', 'x'];
const WRONG_KIND: Record<string, readonly unknown[]> = {
  string: [17, true, [], ['a'], {}, { toString: 'x' }, { length: 1 }, { $ne: '' }],
  number: [true, [], [5], {}, { valueOf: 5 }],
  boolean: ['true', '', 1, 0, [], {}, 'x'],
  array: ['x', {}, { length: 1, 0: 'a' }, 1, true, [null], [[]]],
  object: ['x', [], 1, true, [{}]],
};

const EXTRA_KEYS = [
  'extra',
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'partitionKey',
  'PartitionKey',
  'rowKey',
  'tenantId',
  'oid',
];

export interface Nasty {
  /** Where and what, for a person who reads the failure. */
  readonly what: string;
  readonly body: string;
}

type Json = null | string | number | boolean | Json[] | { [key: string]: Json };

const kindOf = (value: Json) => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value);

function replaced(value: Json, path: readonly (string | number)[], by: unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  copy[head] = replaced((value as Record<string | number, Json>)[head] ?? null, rest, by);
  return copy;
}

function without(value: Json, path: readonly (string | number)[], key: string): unknown {
  const target = path.reduce<Json>((at, step) => (at as Record<string | number, Json>)[step] ?? null, value);
  const { [key]: _, ...rest } = target as { [key: string]: Json };
  return replaced(value, path, rest);
}

/** JSON.stringify for objects that may have `__proto__` of their own. */
function withKey(value: Json, path: readonly (string | number)[], key: string): unknown {
  const target = path.reduce<Json>((at, step) => (at as Record<string | number, Json>)[step] ?? null, value);
  const more = { ...(target as object) };
  Object.defineProperty(more, key, { value: { isAdmin: true }, enumerable: true });
  return replaced(value, path, more);
}

/** Every way to say `right` wrong, one thing at a time. */
export function nastyBodies(right: unknown, fields: Fields): Nasty[] {
  const sample = JSON.parse(JSON.stringify(right)) as Json;
  const found: Nasty[] = [];
  const show = (value: unknown) => {
    const text = JSON.stringify(value) ?? 'undefined';
    return text.length > 60 ? `${text.slice(0, 40)}… (${text.length})` : text;
  };
  walk([]);
  return found;

  function put(path: readonly (string | number)[], values: readonly unknown[]): void {
    for (const value of values)
      found.push({
        what: `${path.join('.') || 'body'} = ${show(value)}`,
        body: JSON.stringify(replaced(sample, path, value)),
      });
  }

  function walk(path: readonly (string | number)[]): void {
    const value = path.reduce<Json>(
      (at, step) => (at as Record<string | number, Json>)[step] ?? null,
      sample,
    );
    const kind = kindOf(value);
    const leaf = String(path.findLast((step) => typeof step === 'string') ?? '');
    if (fields.measured?.includes(leaf) && kind !== 'string') {
      put(path, [...(WRONG_KIND.number ?? []), ...NEVER_NAME, '5', 1e13, 1e21]);
      return;
    }
    if (!fields.mayBeNull?.includes(leaf)) put(path, [null]);
    put(path, WRONG_KIND[kind] ?? [17, true, [], {}, 'x']);
    if (kind === 'string') {
      if (fields.files?.includes(leaf)) put(path, ['x'.repeat(200_001)]);
      else {
        put(path, NEVER_TEXT);
        if (!fields.free?.includes(leaf)) put(path, NEVER_NAME);
        else if (!fields.mayBeEmpty?.includes(leaf)) put(path, ['', ' ', '\n', '\u2003']);
      }
    }
    if (kind === 'null') put(path, NEVER_NAME);
    if (kind === 'number') put(path, NEVER_NUMBER);
    if (kind === 'array') {
      const list = value as Json[];
      put(path, [Array.from({ length: 600 }, () => list[0] ?? 1)]);
      list.slice(0, 1).forEach((_, index) => {
        walk([...path, index]);
      });
    }
    if (kind === 'object') {
      for (const key of Object.keys(value as object)) {
        walk([...path, key]);
        if (fields.mayBeMissing?.includes(key)) continue;
        found.push({
          what: `${[...path, key].join('.')} missing`,
          body: JSON.stringify(without(sample, path, key)),
        });
      }
      for (const key of EXTRA_KEYS)
        found.push({
          what: `${[...path, key].join('.')} added`,
          body: JSON.stringify(withKey(sample, path, key)),
        });
    }
  }
}

/** What is no body at all, or none that anybody should have to read. */
export const BROKEN_BODIES: readonly (readonly [string, string | Uint8Array])[] = [
  ['null', 'null'],
  ['a list', '[]'],
  ['a string', '"x"'],
  ['a number', '1'],
  ['half an object', '{'],
  ['half a member', '{"a":'],
  ['single quotes', "{'a':1}"],
  ['a word', 'undefined'],
  ['NaN', '{"minutes":NaN}'],
  ['a trailing comma', '{"a":1,}'],
  ['two objects', '{}{}'],
  ['a comment', '{/* */}'],
  ['XML', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
  ['a form', 'name=x&purpose=y'],
  ['truncated UTF-8', Uint8Array.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xe2, 0x82])],
  ['UTF-16', Uint8Array.from(Buffer.from('{"a":1}', 'utf16le'))],
  ['overlong UTF-8', Uint8Array.from([0x22, 0xc0, 0x80, 0x22])],
  ['bytes', Uint8Array.from({ length: 256 }, (_, index) => index)],
  ['lists thirty thousand deep', '['.repeat(30_000) + ']'.repeat(30_000)],
  ['objects ten thousand deep', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`],
];

export const WRONG_TYPES = [
  'text/plain',
  'text/html',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
  'application/json-seq',
  'application/jsonp',
  'json',
];

/** For a place in an address. */
export const NASTY_SEGMENTS = [
  'x',
  '*',
  "'",
  "' or PartitionKey ne ''",
  "') or (RowKey ne '",
  '0',
  '-1',
  '1e3',
  'NaN',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  '[object Object]',
  '{}',
  '[]',
  'a b',
  'a\nb',
  '\u202ea',
  'a|b',
  'a#b',
  'a?b',
  'a\\b',
  '4E19A701-5D3E-4C1F-8B7A-F88A25512980',
  '{4e19a701-5d3e-4c1f-8b7a-f88a25512980}',
  '4e19a701-5d3e-4c1f-8b7a-f88a25512980|session',
  '4e19a701-5d3e-4c1f-8b7a-f88a25512980 ',
  '4e19a701-5d3e-4c1f-8b7a-f88a25512980\n',
  '4e19a701５d3e-4c1f-8b7a-f88a25512980',
  '00000000-0000-0000-0000-00000000000',
  'a'.repeat(3_000),
  '😀',
  '１',
  '0x10',
  '99999',
  '1.5',
];

export const NASTY_ETAGS = [
  '*',
  '"*"',
  'x',
  '0',
  '""',
  'W/""',
  'W/"x"',
  `W/"datetime'nonsense'"`,
  `W/"datetime'2020-01-01T00%3A00%3A00.0000000Z'"`,
  `W/"datetime'2020-01-01T00%3A00%3A00.0000000Z'", *`,
  `W/"a", W/"b"`,
  'a'.repeat(4_000),
  '-1',
  '999999999999',
  'one two',
  "' or '1' eq '1",
];
