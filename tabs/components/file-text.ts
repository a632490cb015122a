/**
 * The text of a file as people have them: UTF-8, UTF-16 with or without a byte order mark, or else what Windows wrote
 * before; null if it is no text at all.
 */
export function textOf(bytes: Uint8Array): string | null {
  const wide = utf16Of(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** How much of a file is looked at. */
const LOOKED_AT = 20_000;

/**
 * Which UTF-16 a file is in. Without a byte order mark it is known by the zeros that are every other byte of Latin
 * letters, digits and separators; other bytes of such a file are rarely zero, and those of a picture are in any place.
 */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes.length % 2 > 0) return null;
  const units = Math.min(bytes.length, LOOKED_AT) / 2;
  let [first, second, controls] = [0, 0, 0];
  for (let at = 0; at < units * 2; at += 2) {
    const [a = 0, b = 0] = [bytes[at], bytes[at + 1]];
    if (a === 0) first += 1;
    if (b === 0) second += 1;
    // A control character but for tabs and line ends, whichever byte comes first.
    const low = a === 0 ? b : b === 0 ? a : 0x20;
    if (low < 0x20 && !(low >= 0x09 && low <= 0x0d)) controls += 1;
  }
  if (controls > 0 || Math.min(first, second) > 0) return null;
  if (Math.max(first, second) < units / 4) return null;
  const encoding = first > 0 ? 'utf-16be' : 'utf-16le';
  // One line of two letters could be anything.
  return units >= 4 ? encoding : null;
}
