import type { Token } from 'marked';
import { decoded } from '../../domain/shared/character-references.ts';
import { headingNames, nameInLink } from '../../domain/shared/heading-names.ts';
import { insideOf } from '../../domain/shared/markdown-tokens.ts';

/** A link that may be followed. */
export interface Link {
  readonly href: string;
  /** Shown beside the words where these could hide where it leads: an address for mail, or an unencrypted page. */
  readonly address: string | null;
}

const MAIL = /^[^\s@?&/\\]+@[^\s@?&/\\]+$/;

/** Where a link leads: https and http addresses and `mailto:` to one person; null for any other. */
export function linkTo(given: string): Link | null {
  try {
    const url = new URL(decoded(given));
    if (url.username || url.password) return null;
    if (url.protocol === 'https:') return { href: url.href, address: null };
    if (url.protocol === 'http:') return { href: url.href, address: url.href };
    if (url.protocol !== 'mailto:') return null;
    const mail = decodeURIComponent(url.pathname);
    if (!MAIL.test(mail)) return null;
    // Copies to others, which nobody would expect, are left out.
    const subject = url.searchParams.get('subject');
    const query = subject ? `?subject=${encodeURIComponent(subject)}` : '';
    return { href: `mailto:${encodeURIComponent(mail).replace('%40', '@')}${query}`, address: mail };
  } catch {
    return null;
  }
}

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const PAGE = new RegExp(`^/communities/${UUID}/(?:knowledge|sessions|pilots|topics)/${UUID}$`);

/** The page of the app that a link leads to, given as a path or as this site's address; null for any other link. */
export function pageAt(given: string): string | null {
  const href = decoded(given);
  // Texts are also drawn outside of a browser, in tests.
  const site = typeof location === 'undefined' ? null : location.origin;
  const path = site !== null && href.startsWith(`${site}/`) ? href.slice(site.length) : href;
  return PAGE.test(path) ? path : null;
}

/** Whether a link's words are its address. */
export function saysAddress(words: string, address: string): boolean {
  const bare = (text: string) => text.replace(/^(?:mailto:|https?:\/\/)/i, '').replace(/\/$/, '');
  return bare(words.trim()).toLowerCase() === bare(address).toLowerCase();
}

/** Where the links of a Markdown to its own headings lead: from a link's address to the heading. */
export function jumpsOf(tokens: readonly Token[]): Map<string, Token> {
  const named = headingNames(tokens);
  const jumps = new Map<string, Token>();
  const visit = (some: readonly Token[]) => {
    for (const token of some) {
      if (token.type === 'link') {
        const name = nameInLink(token.href);
        const heading = name === null ? undefined : named.get(name);
        if (heading) jumps.set(token.href, heading);
      }
      visit(insideOf(token));
    }
  };
  visit(tokens);
  return jumps;
}
