import { mergeClasses } from '@fluentui/react-components';
import type { Token } from 'marked';
import { useContext, useId, useMemo } from 'react';
import { tokensOf } from '../../domain/shared/markdown-tokens.ts';
import { type Asides, all, block, type Checks, type Marks } from './markdown-drawing.tsx';
import { jumpsOf } from './markdown-links.ts';
import { useMarkdownStyles } from './markdown-styles.ts';
import { levelHeadings, numberTasks, withoutTitle } from './markdown-tasks.ts';
import { TermsContext } from './terms.ts';

interface Props {
  readonly children: string;
  /** The level that the highest heading in it becomes, be that # or ###: no level is left out. */
  readonly top?: 2 | 3 | 4;
  readonly checks?: Checks;
  /** The title that stands over it: where it begins with the same, that is not said twice. */
  readonly under?: string;
  /** Asked for at each drawing. `untitled`: a heading that says the title again is left out. */
  readonly marks?: (untitled: boolean) => Marks;
  /** What it leads to is said beside the text; each part of it is marked by `data-added`. */
  readonly asides?: ((tokens: readonly Token[]) => Asides) | undefined;
}

/** Parts of a drawn Markdown that are not words of its text (see `artifactText`). */
export const NOT_OF_THE_TEXT = '.address, .who, .picture, [data-added]';

/**
 * Markdown as React elements: no raw HTML, no remote pictures, links that say where they lead, checklists that can be
 * ticked. One that is nested too deeply, or would take too long to read, is shown as plain text.
 */
export function Markdown({ children, top = 3, checks, under = '', marks, asides }: Props) {
  const styles = useMarkdownStyles();
  const page = useId();
  const terms = useContext(TermsContext);
  const read = useMemo(() => {
    const all = tokensOf(children);
    const tokens = all && withoutTitle(all, under);
    if (!tokens) return null;
    const levels = levelHeadings(tokens, top);
    const jumps = jumpsOf(tokens);
    const ids = new Map([...new Set(jumps.values())].map((heading, at) => [heading, `${page}-${at}`]));
    const numbers = numberTasks(children, tokens);
    return { tokens, untitled: tokens !== all, levels, numbers, jumps, ids, asides: asides?.(tokens) };
  }, [children, top, under, page, asides]);
  if (!read) {
    const plain = marks?.(false);
    return (
      <div className={mergeClasses(styles.root, styles.plain)}>
        {plain ? plain.words(children) : children}
        {plain?.after()}
      </div>
    );
  }
  const { tokens, untitled, ...known } = read;
  const way = { top, ...known, checks, marks: marks?.(untitled), terms: terms?.() };
  return <div className={styles.root}>{block(all(tokens, way), way)}</div>;
}
