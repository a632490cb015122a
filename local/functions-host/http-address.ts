/** One character of UTF-8, or what would be one, in percent escapes. */
const ESCAPED =
  /%[0-7][\da-f]|%[cd][\da-f]%[89ab][\da-f]|%e[\da-f](?:%[89ab][\da-f]){2}|%f[0-7](?:%[89ab][\da-f]){3}/gi;
/** What stands unescaped in the path of the URL that the worker is given, and the escapes that are left alone. */
const UNESCAPED = /%[\da-fA-F]{2}|[^\w\-.~!$&'()*+,;=:@/]/gu;

/**
 * The path of a request as Kestrel, the web server of the Functions host, reads it: valid escapes are decoded except
 * %2F, malformed ones stay as they are, and dot segments are resolved. Undefined where Kestrel answers 400.
 */
export function readPath(raw: string): string | undefined {
  if (!/^\/[\x21-\x7e]*$/.test(raw)) return undefined;
  const path = raw.replace(ESCAPED, (escaped) => (/^%2f$/i.test(escaped) ? escaped : decode(escaped)));
  return path.includes('\0') ? undefined : withoutDotSegments(path);
}

/** The path as it stands in the URL that the worker is given. */
export function writePath(path: string): string {
  return path.replace(UNESCAPED, (part) => (part.length === 3 ? part : encodeURIComponent(part)));
}

/** Names that differ only in case are one, and their values are joined by commas. */
export function readQuery(query: string): Map<string, string> {
  const values = new Map<string, { name: string; value: string }>();
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = readPart(equals < 0 ? pair : pair.slice(0, equals));
    const value = equals < 0 ? '' : readPart(pair.slice(equals + 1));
    const known = values.get(name.toLowerCase());
    if (!known) values.set(name.toLowerCase(), { name, value });
    else if (value !== '') known.value = known.value === '' ? value : `${known.value},${value}`;
  }
  return new Map([...values.values()].map(({ name, value }) => [name, value]));
}

function readPart(raw: string): string {
  return raw.replaceAll('+', ' ').replace(ESCAPED, decode);
}

/** Overlong forms and surrogates are no characters. */
function decode(escaped: string): string {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return escaped;
  }
}

function withoutDotSegments(path: string): string {
  if (!path.includes('/.')) return path;
  const kept: string[] = [];
  const segments = path.split('/').slice(1);
  segments.forEach((segment, index) => {
    if (segment === '..') kept.pop();
    if (segment !== '.' && segment !== '..') kept.push(segment);
    else if (index === segments.length - 1) kept.push('');
  });
  return `/${kept.join('/')}`;
}
