/** A reference and nothing else: neither `<` nor another `&` can stand in it. */
const REFERENCE = /&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);/gi;

const known = new Map<string, string>();

/** What the browser reads for a reference; the reference itself where that has no meaning. */
function meaningOf(reference: string): string {
  const place = document.createElement('i');
  place.innerHTML = reference;
  const meant = place.textContent;
  // HTML reads the beginning of some names without a semicolon, `&not` in `&notit;`. The rest is then left over.
  return meant.length > 1 && meant.endsWith(';') ? reference : meant;
}

/**
 * What the pages have in place of the function of `entities` (vite.config.ts), whose table of two thousand names would
 * be two fifths of what draws a Markdown: every browser has that table.
 */
export function decodeHTMLStrict(text: string): string {
  return text.replace(REFERENCE, (reference) => {
    const meant = known.get(reference) ?? meaningOf(reference);
    known.set(reference, meant);
    return meant;
  });
}
