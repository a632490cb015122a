import { decodeHTMLStrict } from 'entities/decode';
import { isControl } from './text.ts';

const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;

/**
 * A text with the characters that HTML's references stand for. A line end becomes a blank; what texts may not hold
 * anywhere becomes U+FFFD, so that a reference does not bring it in.
 */
export function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (reference) => {
    const meant = decodeHTMLStrict(reference);
    if (/^[\n\r\t]$/.test(meant)) return ' ';
    return isControl(meant) ? '\ufffd' : meant;
  });
}
