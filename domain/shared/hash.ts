/** 128 bits of a text, spread evenly; the same everywhere. Not for secrets. */
function bitsOf(text: string): [number, number, number, number] {
  let a = 0x239b961b;
  let b = 0xab0e9789;
  let c = 0x38b34ae5;
  let d = 0xa1e38b93;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  a ^= b ^ c ^ d;
  return [a >>> 0, (b ^ a) >>> 0, (c ^ a) >>> 0, (d ^ a) >>> 0];
}

/** A number from 0 to 2³² for a text, to decide where nothing else does. */
export function hashOf(text: string): number {
  return bitsOf(text)[0];
}

/** An id for a text: the same text always gets the same one. */
export function idFor(text: string): string {
  const hex = bitsOf(text)
    .map((part) => part.toString(16).padStart(8, '0'))
    .join('');
  // Version 8 of RFC 9562 is for ids that are made in one's own way.
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
