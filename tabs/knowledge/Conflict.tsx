import { Button, makeStyles, mergeClasses, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ArtifactDraft } from '../../domain/knowledge/artifact.ts';
import { type Around, mergeDrafts } from '../../domain/knowledge/merge-drafts.ts';
import { type Choice, differencesOf, type Stretch } from '../../domain/knowledge/merge-texts.ts';
import { sayDate } from '../components/dates.ts';
import { When } from '../components/When.tsx';
import type { Theirs } from '../drafts/draft-state.ts';
import { DrawnBeside } from './Compared.tsx';
import { type Choices, partsToChoose, settledDraft } from './conflict-choices.ts';
import { wordsBeside } from './line-diff.ts';
import { COMPARE, TOGETHER } from './living-texts.ts';
import { EDITOR, TAXONOMIES, TYPES } from './texts.ts';

const useStyles = makeStyles({
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    // Under the line that sticks to the top.
    scrollMarginTop: '88px',
    ':focus': { outlineStyle: 'none' },
  },
  words: { margin: '4px 0 8px', color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', marginBottom: '12px' },
  left: { color: tokens.colorNeutralForeground2 },
  part: {
    margin: '0 0 12px',
    padding: '8px 12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeft: `3px solid ${tokens.colorPaletteMarigoldBorderActive}`,
    borderRadius: tokens.borderRadiusMedium,
    minWidth: 0,
  },
  legend: { float: 'left', width: '100%', marginBottom: '4px', fontWeight: tokens.fontWeightSemibold },
  sides: {
    clear: 'both',
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(220px, 100%), 1fr))',
    gap: '8px 16px',
  },
  side: { minWidth: 0 },
  who: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  choices: { flexWrap: 'wrap' },
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', lineHeight: '1.5' },
  none: { color: tokens.colorNeutralForeground3, fontStyle: 'italic' },
  mark: {
    color: 'inherit',
    backgroundColor: tokens.colorPaletteYellowBackground1,
    textDecorationLine: 'underline',
    textDecorationColor: tokens.colorPaletteMarigoldBorderActive,
    textDecorationThickness: '2px',
  },
  settled: { margin: '0 0 12px', color: tokens.colorNeutralForeground3 },
  summary: { cursor: 'pointer', fontSize: tokens.fontSizeBase200 },
});

const said = (name: Around, draft: ArtifactDraft): string => {
  const value: unknown = draft[name];
  if (name === 'type') return TYPES[draft.type];
  if (name === 'taxonomy') return TAXONOMIES[draft.taxonomy];
  if (name === 'reviewBy') return draft.reviewBy ? sayDate(draft.reviewBy) : COMPARE.none;
  return Array.isArray(value) ? value.join(', ') : String(value ?? '');
};

/** What both have put together, and what has to be chosen. */
function partsOf(mine: ArtifactDraft, { draft, base }: Theirs<ArtifactDraft>) {
  if (base) return mergeDrafts(base, mine, draft);
  const names = (Object.keys({ ...draft, ...mine }) as (keyof ArtifactDraft)[]).filter(
    (name): name is Around => name !== 'body' && JSON.stringify(mine[name]) !== JSON.stringify(draft[name]),
  );
  return { draft: mine, around: names, stretches: differencesOf(mine.body, draft.body) };
}

interface SideProps {
  readonly who: string;
  readonly text: string;
  readonly other: string;
  /** Whether it is Markdown, and no plain line. */
  readonly drawn: boolean;
}

function Side({ who, text, other, drawn }: SideProps) {
  const styles = useStyles();
  return (
    <div className={styles.side}>
      <div className={styles.who}>{who}</div>
      {text === '' ? (
        <p className={mergeClasses(styles.text, styles.none)}>{TOGETHER.nothing}</p>
      ) : drawn ? (
        <DrawnBeside text={text} other={other} />
      ) : (
        <p className={styles.text}>
          {wordsBeside(text, other).map(({ text: piece, differs }, at) =>
            differs ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a piece is known by its place alone
              <mark key={at} className={styles.mark}>
                {piece}
              </mark>
            ) : (
              piece
            ),
          )}
        </p>
      )}
    </div>
  );
}

interface PartProps {
  readonly title: string;
  readonly mine: string;
  readonly theirs: string;
  readonly name: string;
  readonly chosen: Choice | undefined;
  readonly mayKeepBoth: boolean;
  readonly drawn: boolean;
  readonly onChoose: (choice: Choice) => void;
}

function Part({ title, mine, theirs, name, chosen, mayKeepBoth, drawn, onChoose }: PartProps) {
  const styles = useStyles();
  return (
    <fieldset className={styles.part}>
      <legend className={styles.legend}>{title}</legend>
      <div className={styles.sides}>
        <Side who={EDITOR.yours} text={mine} other={theirs} drawn={drawn} />
        <Side who={name} text={theirs} other={mine} drawn={drawn} />
      </div>
      <RadioGroup
        layout="horizontal"
        className={styles.choices}
        aria-label={title}
        value={chosen ?? ''}
        onChange={(_, { value }) => onChoose(value as Choice)}
      >
        <Radio value="mine" label={EDITOR.yours} />
        <Radio value="theirs" label={name} />
        {mayKeepBoth && <Radio value="all" label={TOGETHER.both} />}
      </RadioGroup>
    </fieldset>
  );
}

function Settled({ text }: { text: string }) {
  const styles = useStyles();
  return (
    <details className={styles.settled}>
      <summary className={styles.summary}>{TOGETHER.settled(text.split('\n').length)}</summary>
      <DrawnBeside text={text} other={text} />
    </details>
  );
}

interface Props {
  readonly mine: ArtifactDraft;
  readonly theirs: Theirs<ArtifactDraft>;
  /** Somebody has asked to see them, and is taken there. */
  readonly asked: boolean;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
  readonly onSettle: (draft: ArtifactDraft) => void;
}

/** Two people wrote at once: the parts that both have changed, beside each other, and a choice for each. */
export function Conflict({ mine, theirs, asked, onKeepMine, onTakeTheirs, onSettle }: Props) {
  const styles = useStyles();
  const { draft, around, stretches } = useMemo(() => partsOf(mine, theirs), [mine, theirs]);
  const parts = partsToChoose(mine, theirs.draft, around, stretches);
  const all = [...parts.around, ...parts.text];
  const [choices, setChoices] = useState<Choices>({});
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!asked) return;
    title.current?.focus({ preventScroll: true });
    title.current?.scrollIntoView({ block: 'start' });
  }, [asked]);
  const left = all.filter(({ key }) => choices[key] === undefined).length;
  const { saved } = theirs;
  const [first = ''] = saved?.by.name.split(' ') ?? [];
  const name = saved ? EDITOR.theirs(first) : EDITOR.asPublished;
  const choose = (key: string) => (choice: Choice) => setChoices({ ...choices, [key]: choice });
  const settle = () => onSettle(settledDraft(draft, theirs.draft, stretches, parts, choices));

  let next = 0;
  const drawn = (stretch: Stretch, at: number) => {
    if (stretch.kind === 'settled') return <Settled key={at} text={stretch.text} />;
    const { key = '' } = parts.text[next] ?? {};
    next += 1;
    return (
      <Part
        key={at}
        title={TOGETHER.part(parts.around.length + next, all.length)}
        mine={stretch.mine ?? ''}
        theirs={stretch.theirs ?? ''}
        name={name}
        drawn
        mayKeepBoth={Boolean(stretch.mine && stretch.theirs)}
        chosen={choices[key]}
        onChoose={choose(key)}
      />
    );
  };
  return (
    <>
      <h2 ref={title} tabIndex={-1} className={styles.title}>
        {EDITOR.conflictTitle}
      </h2>
      <p className={styles.words}>
        {saved ? (
          <>
            {EDITOR.conflict(saved.by.name)} (<When at={saved.at} as="distance" />
            ). {theirs.base ? TOGETHER.choose : TOGETHER.chooseAll}
          </>
        ) : (
          `${EDITOR.draftGone} ${EDITOR.draftGoneWay}`
        )}
      </p>
      <div className={styles.actions}>
        <Button appearance="primary" disabledFocusable={left > 0} onClick={settle}>
          {TOGETHER.use}
        </Button>
        <Button onClick={onKeepMine}>{EDITOR.keepYours}</Button>
        <Button onClick={onTakeTheirs}>{saved ? EDITOR.takeTheirs : EDITOR.takePublished}</Button>
        {left > 0 && <span className={styles.left}>{TOGETHER.left(left)}</span>}
      </div>
      {parts.around.map(({ name: part, key }) => (
        <Part
          key={part}
          title={COMPARE.facts[part as keyof typeof COMPARE.facts] ?? part}
          mine={said(part, mine)}
          theirs={said(part, theirs.draft)}
          name={name}
          drawn={false}
          mayKeepBoth={false}
          chosen={choices[key]}
          onChoose={choose(key)}
        />
      ))}
      {stretches.map(drawn)}
    </>
  );
}
