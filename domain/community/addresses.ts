/** Characters that nobody sees, as Teams, Outlook and web pages put them before what one copies. */
const INVISIBLE = /\p{Cf}/gu;
/** What address books write before an address to say of which kind it is. */
const SCHEME = /^(?:mailto|smtp|sip):/i;
/** `Ana Figueira <ana@example.org>` */
const ANGLED = /<([^<>]*)>/g;
const ADDRESS_MAX = 320;
/** What may stand around an address, such as a scheme or a link's subject, is not longer than this. */
const PART_MAX = 2_000;

/** Whether a text may be a mail address or user principal name. */
export function isAddress(text: string): boolean {
  return text.length <= ADDRESS_MAX && text.isWellFormed() && /^[^@\s\p{Cc}]+@[^@\s\p{Cc}]+$/u.test(text);
}

/**
 * The mail addresses and user principal names in a text as people paste it, in lower case: with a name beside them, a
 * scheme before them, separators behind them, several at once.
 */
export function addressesIn(text: string): string[] {
  const plain = text.slice(0, 10_000).replace(INVISIBLE, '');
  const angled = [...plain.matchAll(ANGLED)].flatMap(([, inner = '']) => (inner.includes('@') ? inner : []));
  const parts = angled.length > 0 ? angled : plain.split(/[;,\s]+/);
  const found = parts
    .filter(({ length }) => length <= PART_MAX)
    .map((part) => bare(part.trim()))
    .filter(isAddress);
  return [...new Set(found)];
}

function bare(part: string): string {
  const quoted = /^(["'])(.*)\1$/.exec(part)?.[2] ?? part;
  const scheme = SCHEME.exec(quoted)?.[0] ?? '';
  const address = quoted.slice(scheme.length);
  // A link for mail may say a subject behind the address.
  return (scheme.toLowerCase() === 'mailto:' ? (address.split('?')[0] ?? '') : address)
    .replace(/[;,]+$/, '')
    .toLowerCase();
}
