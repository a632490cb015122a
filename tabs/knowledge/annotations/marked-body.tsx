import { makeStyles, tokens } from '@fluentui/react-components';
import { createContext, createElement, Fragment, type ReactNode, useContext, useMemo } from 'react';
import type { AnnotationKind } from '../../../domain/knowledge/annotation.ts';
import type { ArtifactType } from '../../../domain/knowledge/artifact.ts';
import { seenBefore } from '../../../domain/knowledge/passages.ts';
import type { ArtifactText } from '../../../domain/knowledge/text.ts';
import type { Marks } from '../../components/markdown-drawing.tsx';
import { DrawnText } from '../DrawnText.tsx';
import { AnnotationIcon } from './AnnotationSign.tsx';
import { Cutter, type Passage, stretchesOf } from './places.ts';

const useStyles = makeStyles({
  mark: {
    color: 'inherit',
    // A whole line and a ground: terms of the glossary have thin dots and none.
    backgroundColor: tokens.colorNeutralBackground3,
    textDecorationLine: 'underline',
    textDecorationStyle: 'solid',
    textDecorationThickness: '2px',
    textDecorationColor: tokens.colorNeutralStrokeAccessible,
    textUnderlineOffset: '4px',
    cursor: 'pointer',
    '&[data-active]': {
      backgroundColor: tokens.colorBrandBackground2,
      color: tokens.colorBrandForeground2,
      textDecorationThickness: '4px',
      textDecorationColor: tokens.colorBrandForeground1,
    },
    '@media print': { textDecorationLine: 'none', backgroundColor: 'transparent' },
  },
  signs: {
    whiteSpace: 'nowrap',
    userSelect: 'none',
    pointerEvents: 'none',
    '@media print': { display: 'none' },
  },
  sign: { width: '13px', height: '13px', marginInlineStart: '3px', verticalAlign: '-2px' },
  slot: {
    margin: '6px 0 12px',
    fontSize: tokens.fontSizeBase300,
    ':empty': { display: 'none' },
    // Paper has the text alone.
    '@media print': { display: 'none' },
  },
});

/** No line ends before or after a sign: it stays with its word, and a comma with both. */
const JOINED = '\u2060';

/** What stands in the places below blocks, by key. */
const SlotContext = createContext<(key: string) => ReactNode>(() => null);
export const SlotProvider = SlotContext.Provider;

function Slot({ of }: { of: string }) {
  return (
    <div data-added="" className={useStyles().slot}>
      {useContext(SlotContext)(of)}
    </div>
  );
}

/** A passage, and the kinds of what was said of it. */
export interface SignedPassage extends Passage {
  readonly kinds: readonly AnnotationKind[];
}

/** A place below the block in which an offset lies. */
export interface Place {
  readonly key: string;
  readonly start: number;
}

interface Props {
  readonly type: ArtifactType;
  readonly title: string;
  readonly body: string;
  readonly text: ArtifactText;
  readonly passages: readonly SignedPassage[];
  /** In the order of the text. */
  readonly below: readonly Place[];
}

/** An artifact's body with its passages marked. It is drawn anew only if one of these changes. */
export function MarkedBody({ type, title, body, text, passages, below }: Props) {
  const styles = useStyles();
  return useMemo(() => {
    const stretches = stretchesOf(text, passages);
    const skipped = seenBefore(text, text.blocks[0]?.text.length ?? 0);
    const kinds = new Map(passages.map((one) => [one.key, one.kinds]));
    const places = below.map(({ key, start }) => ({ key, seen: seenBefore(text, start) }));
    const signs = (ends: readonly string[]) => {
      const all = [...new Set(ends.flatMap((key) => kinds.get(key) ?? []))];
      return (
        all.length > 0 && (
          <span data-added="" aria-hidden className={styles.signs}>
            {JOINED}
            {all.map((kind) => (
              <AnnotationIcon key={kind} kind={kind} className={styles.sign} />
            ))}
            {JOINED}
          </span>
        )
      );
    };
    const marks = (untitled: boolean): Marks => {
      const cutter = new Cutter(stretches, untitled ? skipped : 0);
      let next = 0;
      return {
        words: (words) =>
          createElement(
            Fragment,
            null,
            ...cutter.cut(words).map(({ words: part, stretch, last }) =>
              stretch
                ? createElement(
                    Fragment,
                    null,
                    <mark className={styles.mark} data-passages={stretch.within.join(' ')}>
                      {part}
                    </mark>,
                    last && signs(stretch.ends),
                  )
                : part,
            ),
          ),
        after() {
          const here: string[] = [];
          for (let place = places[next]; place && place.seen < cutter.seen; place = places[next]) {
            here.push(place.key);
            next += 1;
          }
          return here.length > 0 ? here.map((key) => <Slot key={key} of={key} />) : null;
        },
      };
    };
    return (
      <DrawnText type={type} top={2} under={title} marks={marks}>
        {body}
      </DrawnText>
    );
  }, [type, title, body, text, passages, below, styles]);
}
