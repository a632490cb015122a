/** Characters that XML 1.0 does not know, and halves of characters. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** A text within an element or an attribute. */
export const xml = (text: string): string =>
  text
    .replace(NOT_XML, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const NOT_URI = /[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]/g;

/** An address that Word takes for one: it says that a file is broken where a character had to be escaped and is not. */
export function uri(href: string): string {
  const [whole = '', ...places] = href.split('#');
  const place = places.length > 0 ? `#${places.join('%23')}` : '';
  return `${whole}${place}`
    .toWellFormed()
    .replace(NOT_URI, (one) => encodeURIComponent(one))
    .replace(/%(?![0-9A-Fa-f]{2})/g, '%25');
}

const RIGHT_TO_LEFT = /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u;
const LETTER = /\p{L}/u;

/** Whether a text is read from right to left: whether its first letter is. */
export const isRightToLeft = (text: string): boolean => RIGHT_TO_LEFT.test(LETTER.exec(text)?.[0] ?? '');
