import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { CharterText as Text } from '../../domain/charter/charter.ts';
import { Unseen } from '../components/Rows.tsx';
import { type Line, listDifference, type Piece, wordDifference } from './difference.ts';
import { CHARTER } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '16px', padding: '12px 0' },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
  },
  text: { margin: '4px 0 0', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  star: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  list: {
    margin: '4px 0 0',
    // The bullets begin where texts do.
    paddingInlineStart: '14px',
    display: 'grid',
    gap: '4px',
    overflowWrap: 'anywhere',
  },
  // Underlined and struck through: colour alone does not tell.
  new: { backgroundColor: tokens.colorPaletteGreenBackground1, textDecorationLine: 'underline' },
  gone: { backgroundColor: tokens.colorPaletteRedBackground1, textDecorationLine: 'line-through' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

const PARTS = ['purpose', 'northStar', 'outcomes', 'norms', 'decisionRule'] as const;

function Part({ title, children, level }: { title: string; children: ReactNode; level: 3 | 4 }) {
  const styles = useStyles();
  const Heading = level === 3 ? 'h3' : 'h4';
  return (
    <div>
      <Heading className={styles.heading}>{title}</Heading>
      {children}
    </div>
  );
}

/** What a charter says; empty parts are left out. */
export function CharterText({ text, level = 3 }: { text: Text; level?: 3 | 4 }) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      {PARTS.filter((part) => text[part].length > 0).map((part) => {
        const said = text[part];
        return (
          <Part key={part} title={CHARTER[part]} level={level}>
            {typeof said === 'string' ? (
              <p className={part === 'northStar' ? `${styles.text} ${styles.star}` : styles.text}>{said}</p>
            ) : (
              <ul className={styles.list}>
                {said.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </Part>
        );
      })}
    </div>
  );
}

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  const styles = useStyles();
  return pieces.map(({ kind, text }, at) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: a piece is known by its place alone
    if (kind === 'same') return <span key={at}>{text}</span>;
    const Tag = kind === 'new' ? 'ins' : 'del';
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece is known by its place alone
      <Tag key={at} className={styles[kind]}>
        <Unseen>{` ${kind === 'new' ? CHARTER.added : CHARTER.removed}: `}</Unseen>
        {text}
      </Tag>
    );
  });
}

const isChanged = ({ kind }: Line | Piece) => kind !== 'same';

/** What would change: texts word by word, lists line by line. Parts that stay are left out. */
export function CharterDifference({ before, after }: { before: Text; after: Text }) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      {PARTS.map((part) => {
        const [was, is] = [before[part], after[part]];
        if (typeof was === 'string' || typeof is === 'string') {
          const pieces = wordDifference(String(was), String(is));
          return pieces.some(isChanged) ? (
            <Part key={part} title={CHARTER[part]} level={3}>
              <p className={styles.text}>
                <Pieces pieces={pieces} />
              </p>
            </Part>
          ) : null;
        }
        const lines = listDifference(was, is);
        return lines.some(isChanged) ? (
          <Part key={part} title={CHARTER[part]} level={3}>
            <ul className={styles.list}>
              {lines.map((line, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place alone
                <li key={at} className={line.kind === 'same' ? styles.quiet : undefined}>
                  <Pieces pieces={line.pieces} />
                </li>
              ))}
            </ul>
          </Part>
        ) : null;
      })}
    </div>
  );
}
