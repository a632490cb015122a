import { badRequest, GraphError } from './errors.ts';

/** OData's $filter as far as Graph's resources here take it. */
export type Expression =
  | { op: 'and' | 'or'; left: Expression; right: Expression }
  | { op: 'not'; of: Expression }
  | { op: Comparison; path: string; value: Literal }
  | { op: 'in'; path: string; values: Literal[] }
  | { op: 'startswith' | 'endswith' | 'contains'; path: string; value: string }
  | { op: 'any'; path: string; variable: string; of: Expression };

type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
type Literal = string | number | boolean | null;

const comparisons = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le']);
const token = /\s*('(?:[^']|'')*'|[(),:]|[^\s(),:']+(?::\d\d[^\s(),']*)?)/y;

export function parseFilter(text: string): Expression {
  const tokens = tokenize(text);
  let at = 0;
  const peek = () => tokens[at];
  const next = () => tokens[at++] ?? fail(text);
  const expect = (wanted: string) => {
    if (next() !== wanted) fail(text);
  };

  function disjunction(): Expression {
    let left = conjunction();
    while (peek() === 'or') {
      next();
      left = { op: 'or', left, right: conjunction() };
    }
    return left;
  }
  function conjunction(): Expression {
    let left = term();
    while (peek() === 'and') {
      next();
      left = { op: 'and', left, right: term() };
    }
    return left;
  }
  function term(): Expression {
    if (peek() === 'not') {
      next();
      return { op: 'not', of: term() };
    }
    if (peek() === '(') {
      next();
      const inner = disjunction();
      expect(')');
      return inner;
    }
    const name = next();
    const call = name.toLowerCase();
    if (peek() === '(' && (call === 'startswith' || call === 'endswith' || call === 'contains')) {
      next();
      const path = next();
      expect(',');
      const value = literal(next());
      expect(')');
      return typeof value === 'string' ? { op: call, path, value } : fail(text);
    }
    if (peek() === '(' && /\/any$/i.test(name)) {
      next();
      const variable = next();
      expect(':');
      const of = disjunction();
      expect(')');
      return { op: 'any', path: name.slice(0, -4), variable, of };
    }
    const op = next();
    if (op === 'in') {
      expect('(');
      const values = [literal(next())];
      while (peek() === ',') {
        next();
        values.push(literal(next()));
      }
      expect(')');
      return { op, path: name, values };
    }
    if (!comparisons.has(op)) fail(text);
    return { op: op as Comparison, path: name, value: literal(next()) };
  }
  function literal(raw: string): Literal {
    if (raw.startsWith("'")) return raw.slice(1, -1).replaceAll("''", "'");
    if (raw === 'true' || raw === 'false') return raw === 'true';
    if (raw === 'null') return null;
    if (/^-?\d+(\.\d+)?$/.test(raw)) return Number(raw);
    if (/^\d{4}-\d\d-\d\d/.test(raw)) return raw;
    return fail(text);
  }

  const expression = disjunction();
  if (at < tokens.length) fail(text);
  return expression;
}

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const match = token.exec(text);
    if (!match?.[1]) fail(text);
    tokens.push(match[1]);
  }
  return tokens;
}

function fail(text: string): never {
  throw badRequest(`Invalid filter clause: Syntax error in '${text}'.`);
}

export interface Filterable {
  /** property path → operators Graph allows on it */
  properties: Record<string, readonly string[]>;
  /** case-insensitive as the directory and Exchange compare text */
  exact?: boolean;
}

/** Whether an item passes; a property or operator that Graph does not filter by is refused. */
export function filter(expression: Expression, item: unknown, allowed: Filterable, prefix = ''): boolean {
  switch (expression.op) {
    case 'and':
    case 'or': {
      // Both sides are always checked, so that what Graph refuses is refused whatever the data.
      const left = filter(expression.left, item, allowed, prefix);
      const right = filter(expression.right, item, allowed, prefix);
      return expression.op === 'and' ? left && right : left || right;
    }
    case 'not':
      return !filter(expression.of, item, allowed, prefix);
    case 'any': {
      const path = `${prefix}${expression.path}`;
      const list = read(item, expression.path);
      const probe = Array.isArray(list) && list.length > 0 ? list : [undefined];
      return probe
        .map((one: unknown) => filter(rename(expression.of, expression.variable), one, allowed, `${path}/`))
        .some((good, index) => good && probe[index] !== undefined);
    }
    default: {
      const path = `${prefix}${expression.path}`;
      const operators = Object.entries(allowed.properties).find(
        ([name]) => name.toLowerCase() === path.toLowerCase(),
      )?.[1];
      if (!operators?.includes(expression.op))
        throw new GraphError(
          400,
          'Request_UnsupportedQuery',
          `Unsupported or invalid query filter clause specified for property '${path}' of resource.`,
        );
      return compare(expression, read(item, expression.path), allowed.exact ?? false);
    }
  }
}

/** `ep/id` inside an any() is `id` of the element. */
function rename(expression: Expression, variable: string): Expression {
  switch (expression.op) {
    case 'and':
    case 'or':
      return {
        ...expression,
        left: rename(expression.left, variable),
        right: rename(expression.right, variable),
      };
    case 'not':
    case 'any':
      return { ...expression, of: rename(expression.of, variable) };
    default:
      if (!expression.path.startsWith(`${variable}/`)) fail(expression.path);
      return { ...expression, path: expression.path.slice(variable.length + 1) };
  }
}

export function read(item: unknown, path: string): unknown {
  let value = item;
  for (const part of path.split('/')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.entries(value).find(([name]) => name.toLowerCase() === part.toLowerCase())?.[1];
  }
  return value;
}

type Simple = Exclude<Expression, { op: 'and' | 'or' | 'not' | 'any' }>;

function compare(expression: Simple, actual: unknown, exact: boolean): boolean {
  const same = (value: unknown) => (typeof value === 'string' && !exact ? value.toLowerCase() : value);
  const left = same(actual);
  switch (expression.op) {
    case 'in':
      return expression.values.some((value) => same(value) === (left ?? null));
    case 'startswith':
      return typeof left === 'string' && left.startsWith(String(same(expression.value)));
    case 'endswith':
      return typeof left === 'string' && left.endsWith(String(same(expression.value)));
    case 'contains':
      return typeof left === 'string' && left.includes(String(same(expression.value)));
    default: {
      const right = same(expression.value);
      if (expression.op === 'eq') return (left ?? null) === right;
      if (expression.op === 'ne') return (left ?? null) !== right;
      const order = ordered(left, right);
      if (order === undefined) return false;
      if (expression.op === 'gt') return order > 0;
      if (expression.op === 'ge') return order >= 0;
      if (expression.op === 'lt') return order < 0;
      return order <= 0;
    }
  }
}

function ordered(left: unknown, right: unknown): number | undefined {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left !== 'string' || typeof right !== 'string') return undefined;
  const instants = [left, right].map((text) =>
    Date.parse(/z$|[+-]\d\d:\d\d$/i.test(text) ? text : `${text}Z`),
  );
  const [a, b] = instants;
  if (a !== undefined && b !== undefined && !Number.isNaN(a) && !Number.isNaN(b)) return a - b;
  return left.localeCompare(right);
}

/** $select: the named properties beside `always`. */
export function select(
  item: Record<string, unknown>,
  query: URLSearchParams,
  always: readonly string[] = ['id'],
): Record<string, unknown> {
  const wanted = query.get('$select');
  if (!wanted) return item;
  const names = new Set([
    ...wanted.split(',').map((name) => name.trim().toLowerCase()),
    ...always.map((one) => one.toLowerCase()),
  ]);
  return Object.fromEntries(
    Object.entries(item).filter(([name]) => name.startsWith('@') || names.has(name.toLowerCase())),
  );
}

export function top(query: URLSearchParams, usual: number, most: number): number {
  const text = query.get('$top');
  if (text === null) return usual;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > most)
    throw badRequest(`Invalid page size specified: '${text}'. Must be between 1 and ${most} inclusive.`);
  return number;
}

export function skip(query: URLSearchParams): number {
  const number = Number(query.get('$skip') ?? 0);
  if (!Number.isInteger(number) || number < 0)
    throw badRequest(`Invalid $skip value '${query.get('$skip')}'.`);
  return number;
}
