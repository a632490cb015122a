import type { Token, Tokens } from 'marked';
import { insideOf, tokensOf } from '../shared/markdown-tokens.ts';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
const ARTIFACT = new RegExp(`^/communities/(${UUID})/knowledge/(${UUID})$`);
const NAMED = new RegExp(`/knowledge/(${UUID})`, 'g');

/** The address by which one artifact's text links to another. */
export const artifactPath = (communityId: string, artifactId: string): string =>
  `/communities/${communityId}/knowledge/${artifactId}`;

/** The artifact that a link's address names; null for any other address. */
export function artifactAt(href: string): { communityId: string; artifactId: string } | null {
  const [, communityId, artifactId] = ARTIFACT.exec(href) ?? [];
  return communityId && artifactId ? { communityId, artifactId } : null;
}

/** The artifacts whose pages a text names anywhere, each once, in their order. */
export const linkedArtifacts = (body: string): string[] => [
  ...new Set([...body.matchAll(NAMED)].flatMap(([, artifactId]) => artifactId ?? [])),
];

/** Where a link's address may stand in what its token was read from: behind `](`, or a reference's `]:`. */
const ADDRESS = /(\]\(\s*<?|^\s*\[[^\]]*\]:\s*<?)([^\s<>()]+)/;

/**
 * A text in which the addresses of links are others. `to` is given each address and returns the new one, or null for
 * one that stays. Nothing else in the text is changed.
 */
export function withLinks(body: string, to: (href: string) => string | null): string {
  const changes: { from: number; length: number; with: string }[] = [];
  let at = 0;
  const visit = (tokens: readonly Token[]) => {
    for (const token of tokens) {
      const inner = insideOf(token);
      const isLink = token.type === 'link' || token.type === 'def' || token.type === 'image';
      // Within a quotation lines of the text stand apart, and what spans several may be found too late.
      const isSought = isLink || token.type === 'code' || (inner.length === 0 && !token.raw.includes('\n'));
      const start = isSought ? body.indexOf(token.raw, at) : -1;
      if (isLink && start >= 0) {
        const href = (token as Tokens.Link).href;
        const next = to(href);
        const address = next === null ? null : lastAddress(token.raw);
        if (address && next !== null)
          changes.push({ from: start + address.from, length: address.length, with: next });
        at = start + token.raw.length;
      } else if (start >= 0) {
        at = start + token.raw.length;
      } else visit(inner);
    }
  };
  visit(tokensOf(body) ?? []);
  let done = 0;
  const parts: string[] = [];
  for (const change of changes) {
    parts.push(body.slice(done, change.from), change.with);
    done = change.from + change.length;
  }
  return [...parts, body.slice(done)].join('');
}

/** A link's words may hold brackets and other addresses, so the last one that looks like an address is its own. */
function lastAddress(raw: string): { from: number; length: number } | null {
  let found: { from: number; length: number } | null = null;
  for (let from = 0; from < raw.length; ) {
    const match = ADDRESS.exec(raw.slice(from));
    if (!match) break;
    const [whole, before = '', address = ''] = match;
    found = { from: from + match.index + before.length, length: address.length };
    from += match.index + whole.length;
  }
  return found;
}
