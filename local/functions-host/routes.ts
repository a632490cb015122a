/** A route template the local host cannot read, or two functions that claim the same one. */
export class RouteError extends Error {}

interface Leaf<T> {
  target: T;
  names: string[];
}

interface Node<T> {
  literals: Map<string, Node<T>>;
  parameter?: Node<T>;
  leaves: Map<string, Leaf<T>>;
  catchAll: Map<string, Leaf<T>>;
}

export interface Match<T> {
  target: T;
  params: Record<string, string>;
}

const PARAMETER = /^\{(\*{0,2})([A-Za-z_]\w*)(\?)?\}$/;

/**
 * Routes as ASP.NET chooses them: segment by segment a literal beats a parameter beats a catch-all, literals
 * ignore case, and a route whose methods do not fit gives way to the next one.
 */
export class RouteTable<T> {
  readonly #root: Node<T> = newNode();

  add(template: string, methods: readonly string[], target: T): void {
    const segments = template.split('/').filter(Boolean);
    this.#addSegments(template, segments, methods, target);
    // `{id?}` at the end is one route with the segment and one without.
    const last = segments.at(-1);
    if (last && PARAMETER.exec(last)?.[3]) {
      this.#addSegments(template, segments.slice(0, -1), methods, target);
    }
  }

  match(method: string, segments: readonly string[]): Match<T> | undefined {
    const values: string[] = [];
    const leaf = find(this.#root, method, segments, 0, values);
    if (!leaf) return undefined;
    const params: Record<string, string> = {};
    leaf.names.forEach((name, index) => {
      const value = values[index];
      if (value) params[name] = value;
    });
    return { target: leaf.target, params };
  }

  #addSegments(template: string, segments: readonly string[], methods: readonly string[], target: T): void {
    let node = this.#root;
    let leaves = node.leaves;
    const names: string[] = [];
    segments.forEach((segment, index) => {
      const last = index === segments.length - 1;
      if (!/[{}]/.test(segment)) {
        node = child(node.literals, segment.toLowerCase());
        leaves = node.leaves;
        return;
      }
      const [, stars, name, optional] = PARAMETER.exec(segment) ?? [];
      if (name === undefined || ((stars || optional) && !last) || (stars && optional)) {
        throw new RouteError(
          `The route "${template}" has "${segment}": the local host knows {name}, a final {name?} and a final {*name}`,
        );
      }
      names.push(name);
      if (stars) {
        leaves = node.catchAll;
      } else {
        node.parameter ??= newNode();
        node = node.parameter;
        leaves = node.leaves;
      }
    });
    for (const method of methods) {
      const key = method.toUpperCase();
      if (leaves.has(key)) throw new RouteError(`Two functions answer ${key} "${template}"`);
      leaves.set(key, { target, names });
    }
  }
}

function newNode<T>(): Node<T> {
  return { literals: new Map(), leaves: new Map(), catchAll: new Map() };
}

function child<T>(nodes: Map<string, Node<T>>, key: string): Node<T> {
  const existing = nodes.get(key);
  if (existing) return existing;
  const made = newNode<T>();
  nodes.set(key, made);
  return made;
}

function find<T>(
  node: Node<T>,
  method: string,
  segments: readonly string[],
  index: number,
  values: string[],
): Leaf<T> | undefined {
  const segment = segments[index];
  if (segment === undefined) {
    const leaf = node.leaves.get(method);
    if (leaf) return leaf;
  } else {
    const literal = node.literals.get(segment.toLowerCase());
    const found = literal && find(literal, method, segments, index + 1, values);
    if (found) return found;
    if (node.parameter) {
      values.push(segment);
      const under = find(node.parameter, method, segments, index + 1, values);
      if (under) return under;
      values.pop();
    }
  }
  const catchAll = node.catchAll.get(method);
  if (catchAll) values.push(segments.slice(index).join('/'));
  return catchAll;
}

/**
 * The decoded segments of a request path, or undefined when an escape is malformed. As in Azure, %2F stays
 * as it is and dot segments are resolved before routing.
 */
export function pathSegments(path: string): string[] | undefined {
  const segments: string[] = [];
  for (const raw of path.split('/')) {
    if (raw === '') continue;
    const segment = raw.includes('%') ? decode(raw) : raw;
    if (segment === undefined) return undefined;
    if (segment === '..') segments.pop();
    else if (segment !== '.') segments.push(segment);
  }
  return segments;
}

function decode(raw: string): string | undefined {
  try {
    const decoded = raw.split(/%2f/i).map(decodeURIComponent).join('%2F');
    return decoded.includes('\0') ? undefined : decoded;
  } catch {
    return undefined;
  }
}
