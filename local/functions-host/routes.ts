/** A registration that the Functions host would refuse, that the local host cannot read, or that nothing reaches. */
export class RouteError extends Error {}

export interface Route<T> {
  /** The function's name, which decides the order. */
  readonly name: string;
  readonly template: string;
  readonly methods: readonly string[];
  readonly target: T;
}

interface Compiled<T> extends Route<T> {
  readonly pattern: RegExp;
  /** How many segments a path has that fits; a slash at the end is none. */
  readonly least: number;
  readonly most: number;
}

export interface Match<T> {
  target: T;
  params: Record<string, string>;
}

/** Paths of more segments are looked up as those of so many, so that there are only so many lists of candidates. */
const SEGMENTS_MAX = 32;

const PARAMETER = /^\{(\*{0,2})([A-Za-z_]\w*)(\?)?\}$/;
/** Stands for any value of a parameter when samples are made: no template has it as a literal. */
const ANY = '~any~';

/**
 * Routes as the Functions host chooses them: in the order of the functions' names, the first one whose template and
 * methods both fit. A literal does not go before a parameter, nor a parameter before a catch-all.
 */
export class RouteTable<T> {
  readonly #routes: readonly Compiled<T>[];
  /** The routes that a path can fit, by its number of segments. */
  readonly #candidates: readonly (readonly Compiled<T>[])[];

  /** Refuses a route that no request would ever reach, which the Functions host itself accepts in silence. */
  constructor(routes: readonly Route<T>[]) {
    this.#routes = [...routes]
      .sort((one, other) => compareNames(one.name, other.name))
      .map((route) => ({
        ...route,
        methods: route.methods.map((method) => method.toUpperCase()),
        pattern: compile(route),
        ...segmentsOf(route.template),
      }));
    this.#candidates = Array.from({ length: SEGMENTS_MAX + 1 }, (_, count) =>
      // The last list is that of all longer paths too.
      this.#routes.filter(({ least, most }) => most >= count && (least <= count || count === SEGMENTS_MAX)),
    );
    for (const route of this.#routes) this.#refuseShadowed(route);
  }

  /** `path` as `readPath` gives it. */
  match(method: string, path: string): Match<T> | undefined {
    for (const { methods, pattern, target } of this.#candidates[segmentsIn(path)] ?? []) {
      const found = methods.includes(method) && pattern.exec(path);
      if (found) return { target, params: paramsIn(found) };
    }
    return undefined;
  }

  #refuseShadowed({ name, template, methods }: Route<T>): void {
    for (const method of methods) {
      for (const path of samples(template)) {
        const first = this.#routes.find((one) => one.methods.includes(method) && one.pattern.test(path));
        if (first && first.name !== name) {
          throw new RouteError(
            `${method} ${template} never reaches "${name}": "${first.name}", whose name comes first, takes it with ${first.template}`,
          );
        }
      }
    }
  }
}

function segmentsOf(template: string): { least: number; most: number } {
  const segments = template.split('/');
  const [, stars, , optional] = PARAMETER.exec(segments.at(-1) ?? '') ?? [];
  const { length } = segments;
  return { least: stars || optional ? length - 1 : length, most: stars ? Number.POSITIVE_INFINITY : length };
}

function segmentsIn(path: string): number {
  let count = path.endsWith('/') ? -1 : 0;
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) count += 1;
  return Math.min(count, SEGMENTS_MAX);
}

function paramsIn({ groups }: RegExpExecArray): Record<string, string> {
  const params: Record<string, string> = {};
  for (const name in groups) {
    const value = groups[name];
    if (value !== undefined) params[name] = value;
  }
  return params;
}

/** As .NET's StringComparer.OrdinalIgnoreCase: function names are ASCII, and `_` sorts after every letter. */
function compareNames(one: string, other: string): number {
  const [a, b] = [one.toUpperCase(), other.toUpperCase()];
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Paths that stand for all a template takes: a parameter takes anything, so what takes ANY in its place takes every
 * value. A catch-all is there for what others leave, so only an address deeper than most stands for it.
 */
function samples(template: string): string[] {
  const segments = template.split('/');
  const filled = segments.map((segment) => {
    const [, stars, name] = PARAMETER.exec(segment) ?? [];
    if (name === undefined) return segment;
    return stars ? Array(9).fill(ANY).join('/') : ANY;
  });
  const whole = `/${filled.join('/')}`;
  return PARAMETER.exec(segments.at(-1) ?? '')?.[3] ? [whole, `/${filled.slice(0, -1).join('/')}`] : [whole];
}

/** What ASP.NET's TemplateMatcher takes; `i` without `u` is as ordinal as .NET's comparison of literals. */
function compile({ name: fn, template }: Route<unknown>): RegExp {
  if (/^(admin|runtime)/i.test(template)) {
    throw new RouteError(`The route "${template}" of "${fn}" begins as the Functions host's own routes do`);
  }
  const segments = template.split('/');
  let end = '/?';
  const source = segments.map((segment, index) => {
    const [, stars, name, optional] = PARAMETER.exec(segment) ?? [];
    const last = index === segments.length - 1;
    const literal = name === undefined && /^[^{}?]+$/.test(segment);
    if (!literal && (name === undefined || ((stars || optional) && !last) || (stars && optional))) {
      throw new RouteError(
        `The route "${template}" of "${fn}" has "${segment}": the local host knows {name}, a final {name?} and a final {*name}`,
      );
    }
    if (literal) return `/${segment.replace(/[\\^$.*+()[\]|]/g, '\\$&')}`;
    // The rest may be empty, but it does not begin with a slash: /api//home is no address of api/{*rest}.
    if (stars) end = `(?:/(?<${name}>[^/].*)?)?`;
    else if (optional) end = `(?:/(?<${name}>[^/]+))?/?`;
    else return `/(?<${name}>[^/]+)`;
    return '';
  });
  return new RegExp(`^${source.join('')}${end}$`, 'is');
}
