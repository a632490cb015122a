import { Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import { plainWords, tokensOf } from '../../domain/shared/markdown-tokens.ts';
import { namedLines } from '../../domain/synthesis/named-lines.ts';
import { Button } from '../components/Button.tsx';
import { Section } from '../components/Page.tsx';
import { REPORT } from './texts.ts';

const useStyles = makeStyles({
  why: { maxWidth: '640px', margin: '8px 0', color: tokens.colorNeutralForeground2 },
  lines: { maxWidth: '720px', margin: 0, padding: 0, listStyle: 'none' },
  line: { padding: '4px 0', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  // They stay in the report until they are chosen, and read so.
  words: { overflowWrap: 'anywhere', color: tokens.colorNeutralForeground1 },
  out: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground3 },
  where: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  foot: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', margin: '8px 0 16px' },
});

interface Props {
  readonly body: string;
  /** Of members, and of those who were. */
  readonly names: readonly string[];
  /** The lines that are left out, as they stand in the report. */
  readonly leftOut: ReadonlySet<string>;
  readonly onChange: (leftOut: ReadonlySet<string>) => void;
}

/** The lines of an assembled report in which people are named, to be left out one by one. */
export default function NamedLines({ body, names, leftOut, onChange }: Props) {
  const styles = useStyles();
  const found = useMemo(
    () => namedLines(body, names).map((one) => ({ ...one, words: plainWords(tokensOf(one.text) ?? []) })),
    [body, names],
  );
  if (found.length === 0) return null;
  const all = leftOut.size === found.length;
  const change = (text: string, isOut: boolean) => {
    const next = new Set(leftOut);
    if (isOut) next.add(text);
    else next.delete(text);
    onChange(next);
  };
  return (
    <Section title={REPORT.named}>
      <p className={styles.why}>
        {REPORT.namedWhy} {REPORT.namedOnly}
      </p>
      <ul className={styles.lines} aria-label={REPORT.named}>
        {found.map(({ text, words, heading, people }) => (
          <li key={text} className={styles.line}>
            <Checkbox
              checked={leftOut.has(text)}
              onChange={(_, { checked }) => change(text, checked === true)}
              label={
                <span className={styles.words}>
                  <span {...(leftOut.has(text) && { className: styles.out })}>{words}</span>
                  <span className={styles.where}>{REPORT.inSection(heading, people.join(', '))}</span>
                </span>
              }
            />
          </li>
        ))}
      </ul>
      <div className={styles.foot}>
        <Button size="small" onClick={() => onChange(new Set(all ? [] : found.map(({ text }) => text)))}>
          {all ? REPORT.keepAll : REPORT.leaveAllOut}
        </Button>
        <span role="status">{leftOut.size > 0 && REPORT.leftOut(leftOut.size)}</span>
      </div>
    </Section>
  );
}
