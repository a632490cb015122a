import { linkTo } from '../../components/markdown-links.ts';

/** What somebody typed as an address, as a link may hold it; null if it is none that may be followed. */
export function addressOf(typed: string): string | null {
  const text = typed.trim();
  if (/^#[\p{L}\p{N}_-]+$/u.test(text)) return text;
  const said = /^[^\s@:/]+@[^\s@/]+\.\w+$/.test(text)
    ? `mailto:${text}`
    : /^[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?$/.test(text)
      ? `https://${text}`
      : text;
  const link = linkTo(said);
  return link && !link.href.startsWith('http:') ? link.href : null;
}
