import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPath, readQuery, writePath } from '../../local/functions-host/http-address.ts';
import { type Route, RouteError, RouteTable } from '../../local/functions-host/routes.ts';

/** In the order of .NET's StringComparer.OrdinalIgnoreCase. */
const NAMES = ['a', 'a-1', 'a1', 'Aa', 'a_1', 'Beta', 'beta2', 'BetaX', 'Z', 'z_'];

/** What each template takes, as ASP.NET Core's RouteCollection answered when it was asked. */
const TAKEN: [template: string, path: string, params: Record<string, string> | undefined][] = [
  ['items/{id}', '/items/7', { id: '7' }],
  ['items/{id}', '/ITEMS/7/', { id: '7' }],
  ['items/{id}', '/items/7//', undefined],
  ['items/{id}', '/items//7', undefined],
  ['items/{id}', '/items', undefined],
  ['items/{id}', '/items/', undefined],
  ['items/{id}', '/items/7/8', undefined],
  ['items/{id}', '/items/a%2Fb', { id: 'a%2Fb' }],
  ['items/{id}', '/items/a\nb', { id: 'a\nb' }],
  ['items/{item}/parts/{part?}', '/items/7/parts', { item: '7' }],
  ['items/{item}/parts/{part?}', '/items/7/parts/', { item: '7' }],
  ['items/{item}/parts/{part?}', '/items/7/parts/2', { item: '7', part: '2' }],
  ['items/{item}/parts/{part?}', '/items/7/parts//', undefined],
  ['api/{*rest}', '/api', {}],
  ['api/{*rest}', '/api/', {}],
  ['api/{*rest}', '/api/x/y', { rest: 'x/y' }],
  ['api/{*rest}', '/api/x//', { rest: 'x//' }],
  ['api/{*rest}', '/api//home', undefined],
  ['api/{*rest}', '/apiary', undefined],
  ['{*path}', '/', {}],
  ['{*path}', '//', undefined],
  ['{*path}', '//api/home', undefined],
  ['{*path}', '/api//home', { path: 'api//home' }],
  ['{**path}', '/a/b', { path: 'a/b' }],
  ['{*path}', `/a${'/b'.repeat(60)}`, { path: `a${'/b'.repeat(60)}` }],
  [`a${'/b'.repeat(40)}`, `/a${'/b'.repeat(40)}`, {}],
  [`a${'/b'.repeat(40)}`, `/a${'/b'.repeat(41)}`, undefined],
  ['open.json', '/OPEN.json', {}],
  ['open.json', '/openXjson', undefined],
];

const tableOf = (...routes: [name: string, template: string, methods?: string[]][]) =>
  new RouteTable(
    routes.map(([name, template, methods = ['GET']]) => ({ name, template, methods, target: name })),
  );

describe('which function a request reaches', () => {
  test.each(TAKEN)('%s and %j', (template, path, params) => {
    expect(tableOf(['only', template]).match('GET', path)?.params).toEqual(params);
  });

  test('is the first by name that takes its path and its method, whatever is more exact', () => {
    const table = tableOf(
      ['zRest', '{*path}', ['GET', 'PUT']],
      ['second', 'items/special', ['GET']],
      ['First', 'items/{id}', ['POST', 'put', 'HEAD']],
      ['before', 'items/special', ['HEAD']],
    );
    const reached = (method: string) => table.match(method, '/items/special')?.target;
    expect(['GET', 'PUT', 'POST', 'HEAD', 'DELETE'].map(reached)).toEqual([
      ...['second', 'First', 'First', 'before', undefined],
    ]);
  });

  test('goes by names without regard to case, with _ after every letter', () => {
    for (const [index, later] of NAMES.entries()) {
      for (const earlier of NAMES.slice(0, index)) {
        const table = tableOf([later, 'x/{p}'], [earlier, '{p}/x']);
        expect([later, table.match('GET', '/x/x')?.target]).toEqual([later, earlier]);
      }
    }
  });

  test('is decided by the names alone and never by the order of registration', () => {
    fc.assert(
      fc.property(routes, fc.constantFrom('GET', 'PUT'), paths, (registered, method, path) => {
        const table = tableUnlessRefused(registered);
        fc.pre(table !== undefined);
        const first = inOrder(registered).find(
          ({ methods, template }) => methods.includes(method) && takes(template, path),
        );
        expect(table?.match(method, path)?.target).toBe(first?.name);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a route that nothing would reach', () => {
  test.each([
    ['me', 'api/me', 'all', '{*path}'],
    ['unlink', 'api/x/unlink', 'catch', 'api/{*rest}'],
    ['special', 'items/special', 'item', 'items/{id}'],
    ['two', 'Items/{other}', 'one', 'items/{id}'],
    ['two', '{*other}', 'one', '{*path}'],
    ['parts', 'items/{id}/parts/{part?}', 'all', 'items/{id}/parts'],
  ])('is refused: %s with %s after %s with %s', (name, template, earlier, taking) => {
    expect(() => tableOf([name, template], [earlier, taking])).toThrow(
      `GET ${template} never reaches "${name}": "${earlier}"`,
    );
    expect(() => tableOf([name, template], [earlier, taking, ['PUT']])).not.toThrow();
    expect(() => tableOf([name, template], [`z${earlier}`, taking])).not.toThrow(
      new RegExp(`reaches "${name}"`),
    );
  });

  test('is always refused, and one that some request reaches never is', () => {
    fc.assert(
      fc.property(routes, (registered) => {
        const unreached = inOrder(registered).find(({ template, methods }, index, all) =>
          methods.some((method) =>
            shapes(template).some((path) =>
              all.slice(0, index).some((one) => one.methods.includes(method) && takes(one.template, path)),
            ),
          ),
        );
        expect(tableUnlessRefused(registered) === undefined).toBe(unreached !== undefined);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    'a//b',
    '{*rest}/x',
    '{id?}/x',
    '{*rest?}',
    'x{id}',
    '{id:guid}',
    '{}',
    'a?b',
    'admin/x',
    'Runtime',
  ])('the local host refuses a template that it cannot read or that the real one refuses: %s', (template) => {
    expect(() => tableOf(['f', template])).toThrow(RouteError);
  });
});

/** What Kestrel and the host made of targets when they were asked: the path, and the path of the URL. */
const READ: [raw: string, path: string | undefined, url?: string][] = [
  ['/items/a%20b%C3%BC%3F', '/items/a bü?', '/items/a%20b%C3%BC%3F'],
  ['/a%2Fb%2fc', '/a%2Fb%2fc', '/a%2Fb%2fc'],
  ['/%zz', '/%zz', '/%25zz'],
  ['/%E9', '/%E9', '/%E9'],
  ['/%C3%A9%E9%zz', '/é%E9%zz', '/%C3%A9%E9%25zz'],
  ['/%c3%28', '/%c3(', '/%c3('],
  ['/%ED%A0%80', '/%ED%A0%80', '/%ED%A0%80'],
  ['/%c0%af', '/%c0%af', '/%c0%af'],
  ['/%e2%82%C3%A9', '/%e2%82é', '/%e2%82%C3%A9'],
  ['/%', '/%', '/%25'],
  ['/%7', '/%7', '/%257'],
  ['/%2525', '/%25', '/%25'],
  ['/a%252Fb', '/a%2Fb', '/a%2Fb'],
  ['/%252e%252e/x', '/%2e%2e/x', '/%2e%2e/x'],
  ['/a\\b%5C', '/a\\b\\', '/a%5Cb%5C'],
  ['/a"b<>|^`{}[]', '/a"b<>|^`{}[]', '/a%22b%3C%3E%7C%5E%60%7B%7D%5B%5D'],
  ["/a;b=c:@!$&'()*+,~", "/a;b=c:@!$&'()*+,~", "/a;b=c:@!$&'()*+,~"],
  ['/x#y', '/x#y', '/x%23y'],
  ['/%F0%9F%98%80', '/😀', '/%F0%9F%98%80'],
  // Letters of their own, although Unicode folds them to K and s.
  ['/%E2%84%AA%C5%BF', '/\u212a\u017f', '/%E2%84%AA%C5%BF'],
  ['/api//home', '/api//home', '/api//home'],
  ['/api/../x', '/x', '/x'],
  ['/api/%2e%2E/x', '/x', '/x'],
  ['/a/b/..', '/a/', '/a/'],
  ['/a/b/.', '/a/b/', '/a/b/'],
  ['/a//../b', '/a/b', '/a/b'],
  ['/../..//x', '//x', '//x'],
  ['/a/..//b', '//b', '//b'],
  ['/..', '/', '/'],
  ['/a/.../b', '/a/.../b', '/a/.../b'],
  ['/a%00b', undefined],
  ['/é', undefined],
  ['*', undefined],
  ['http://localhost/', undefined],
];

describe('an address', () => {
  test.each(READ)('%j is read as Kestrel reads it', (raw, path, url) => {
    const read = readPath(raw);
    expect(read).toBe(path);
    if (read !== undefined) expect(writePath(read)).toBe(url);
  });

  test('of any text arrives as that text, and its URL says the same', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 }).filter((one) => !/[\0/%]|^\.{1,2}$/.test(one));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), (segments) => {
        const raw = `/${segments.map(encodeURIComponent).join('/')}`;
        const path = readPath(raw);
        expect(path).toBe(`/${segments.join('/')}`);
        expect(readPath(writePath(path ?? ''))).toBe(path);
        expect(decodeURIComponent(writePath(path ?? ''))).toBe(path);
      }),
      { numRuns: 1_000 },
    );
  });

  test('of any bytes is read or refused, and what is read makes a URL', () => {
    const odd = fc.constantFrom(
      '%',
      '2',
      'F',
      'e',
      '.',
      '/',
      '%2e',
      '%C3',
      '%A9',
      '%E9',
      'é',
      '\0',
      '{',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(odd), (parts) => {
        const path = readPath(`/${parts.join('')}`);
        if (path !== undefined) expect(URL.canParse(`http://localhost${writePath(path)}`)).toBe(true);
      }),
    );
  });

  test.each<[query: string, read: [string, string][]]>([
    [
      'a=1&b=x%20y&a=2&A=3',
      [
        ['a', '1,2,3'],
        ['b', 'x y'],
      ],
    ],
    ['a=1&a=2&A=', [['a', '1,2']]],
    [
      'a=%E9&b=%zz&c=+x&=e&f&h[]=1&i=a=b&&j=%2B',
      [
        ...([
          ['a', '%E9'],
          ['b', '%zz'],
          ['c', ' x'],
          ['', 'e'],
          ['f', ''],
        ] as [string, string][]),
        ...([
          ['h[]', '1'],
          ['i', 'a=b'],
          ['j', '+'],
        ] as [string, string][]),
      ],
    ],
    ['', []],
  ])('has its query read as ASP.NET reads it: %s', (query, read) => {
    expect([...readQuery(query)]).toEqual(read);
  });
});

const literal = fc.constantFrom('a', 'B', 'x.y', 'a+b');
const segment = fc.oneof(literal, fc.constantFrom('{p}', '{q}'));
const template = fc
  .tuple(fc.uniqueArray(segment, { maxLength: 3 }), fc.constantFrom('a', '{*rest}', '{last?}', '{r}'))
  .map(([segments, last]) => [...segments, last].join('/'));
const routes = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom(...NAMES),
    template,
    methods: fc.subarray(['GET', 'PUT'], { minLength: 1 }),
  }),
  { minLength: 1, maxLength: 6, selector: ({ name }) => name },
);
const paths = fc
  .tuple(
    fc.array(fc.constantFrom('a', 'A', 'b', 'x.y', 'xzy', 'a+b', 'other', ''), { maxLength: 5 }),
    fc.boolean(),
  )
  .map(([segments, slash]) => `/${segments.join('/')}${slash ? '/' : ''}`);

type Registered = Omit<Route<string>, 'target'>;

function tableUnlessRefused(registered: readonly Registered[]): RouteTable<string> | undefined {
  try {
    return new RouteTable(registered.map((route) => ({ ...route, target: route.name })));
  } catch (error) {
    if (error instanceof RouteError) return undefined;
    throw error;
  }
}

const inOrder = (registered: readonly Registered[]) =>
  [...registered].sort((one, other) => NAMES.indexOf(one.name) - NAMES.indexOf(other.name));

/** The same rules segment by segment: an empty one is no segment, unless a catch-all has begun before it. */
function takes(template: string, path: string): boolean {
  const given = path === '/' ? [] : path.slice(1).replace(/\/$/, '').split('/');
  const wanted = template.split('/');
  for (const [index, value] of given.entries()) {
    const one = wanted[index];
    if (value === '' || one === undefined) return false;
    if (one.startsWith('{*')) return true;
    if (!one.startsWith('{') && one.toLowerCase() !== value.toLowerCase()) return false;
  }
  return wanted.slice(given.length).every((one) => one.startsWith('{*') || one.endsWith('?}'));
}

/** Addresses with values that no template has as a literal. */
function shapes(template: string): string[] {
  const filled = template
    .split('/')
    .map((one) => (one.startsWith('{*') ? 'v/v/v/v/v/v' : one.startsWith('{') ? 'v' : one));
  const whole = `/${filled.join('/')}`;
  return template.endsWith('?}') ? [whole, `/${filled.slice(0, -1).join('/')}`] : [whole];
}
