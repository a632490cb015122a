import { createElement, Fragment, useMemo } from 'react';
import { insideOf, plainWords, tokensOf } from '../../domain/shared/markdown-tokens.ts';
import { drawInline } from './markdown-drawing.tsx';

/** A short Markdown within other words: its emphasis and links, each paragraph after a line break, no blocks. */
export function InlineMarkdown({ children }: { children: string }) {
  const parts = useMemo(
    () => (tokensOf(children) ?? []).filter(({ type }) => type !== 'space' && type !== 'def'),
    [children],
  );
  return createElement(
    Fragment,
    null,
    ...parts.flatMap((part, at) => [
      at > 0 && createElement('br'),
      part.type === 'paragraph' ? drawInline(insideOf(part)) : plainWords([part]),
    ]),
  );
}
