import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { HttpHandler, HttpResponseInit } from '@azure/functions';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

const HOSTS = [
  "'self'",
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
];

/** Where office.js comes from, and where it looks for what it needs of ASP.NET's scripts. */
const OFFICE_SCRIPTS = 'https://appsforoffice.microsoft.com https://ajax.aspnetcdn.com';

const cspWith = (scripts: string, ...others: string[]) =>
  [
    "default-src 'none'",
    `script-src ${scripts}`,
    // Fluent writes its styles at run time.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    ["connect-src 'self' https://res.cdn.office.net", ...others].join(' '),
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'none'",
    `frame-ancestors ${HOSTS.join(' ')}`,
  ].join('; ');
const CSP = cspWith("'self'");
/** Office.js is allowed on the add-in's pages only; in its dialog msal-browser asks Entra for the token. */
const addInCsps = (authorityHost: string): Record<string, string> => {
  const scripts = `'self' ${OFFICE_SCRIPTS}`;
  return {
    '/outlook.html': cspWith(scripts),
    '/outlook-dialog.html': cspWith(scripts, new URL(authorityHost).origin),
  };
};

const HEADERS = {
  'content-security-policy': CSP,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'strict-transport-security': 'max-age=31536000',
  vary: 'accept-encoding',
};

interface File {
  readonly plain: Buffer;
  readonly brotli: Buffer | undefined;
  readonly headers: Record<string, string>;
}

/**
 * Serves the built pages from the function app's origin, so that there is one deployment and no CORS. /about is
 * about.html; every other path that is no file gets the app's page, which has a router.
 */
export function site(folder: string, authorityHost: string): HttpHandler {
  let files: Map<string, File> | undefined;
  return async (request): Promise<HttpResponseInit> => {
    files ??= read(folder, addInCsps(authorityHost));
    const path = new URL(request.url).pathname;
    const page = extname(path) ? undefined : (files.get(`${path}.html`) ?? files.get('/index.html'));
    const file = files.get(path) ?? page;
    if (!file)
      return { status: 404, headers: { ...HEADERS, 'content-type': 'text/plain' }, body: 'Not found' };
    const brotli =
      file.brotli && /\bbr\b/.test(request.headers.get('accept-encoding') ?? '') ? file.brotli : undefined;
    return {
      headers: { ...file.headers, ...(brotli && { 'content-encoding': 'br' }) },
      body: brotli ?? file.plain,
    };
  };
}

function read(folder: string, csps: Record<string, string>): Map<string, File> {
  const files = new Map<string, File>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = `/${name.replaceAll('\\', '/')}`;
    const type = TYPES[extname(path)];
    if (!type || path === '/budgets.json') continue;
    let brotli: Buffer | undefined;
    try {
      brotli = readFileSync(join(folder, `${name}.br`));
    } catch {
      brotli = undefined;
    }
    files.set(path, {
      plain: readFileSync(join(folder, name)),
      brotli,
      headers: {
        ...HEADERS,
        ...(csps[path] && { 'content-security-policy': csps[path] }),
        'content-type': type,
        // Vite puts a hash of the content into the names of assets, so they may be cached; pages are not cached.
        'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      },
    });
  }
  return files;
}
