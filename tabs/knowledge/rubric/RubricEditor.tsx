import { Field, makeStyles, Textarea } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { gapsIn, type Rubric, readRubric, writeRubric } from '../../../domain/knowledge/types/rubric.ts';
import { useMedia } from '../../app/use-media.ts';
import { FormOrText } from '../FormOrText.tsx';
import type { TypeEditorProps } from '../types.ts';
import { GapList } from './GapList.tsx';
import type { ChangeRubric } from './parts.tsx';
import { RubricCards } from './RubricCards.tsx';
import { RubricTable } from './RubricTable.tsx';
import { BEYOND, RUBRIC } from './texts.ts';
import { focusCell } from './use-cell-keys.ts';

const narrow = matchMedia('(max-width: 760px)');

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '16px',
    '& .fui-Field': { gridTemplateColumns: 'minmax(0, 1fr)' },
    '& .fui-Textarea': { minWidth: 0 },
  },
});

/** A rubric as a form: its grid, and the text around it. */
export default function RubricEditor({ body, onChange, text }: TypeEditorProps) {
  // As it is typed: what is written has no blanks at the ends of cells, and a word that follows one must not lose it.
  const [typed, setTyped] = useState(() => ({ body, ...readRubric(body) }));
  const now = typed.body === body ? typed : { body, ...readRubric(body) };
  const latest = useRef(now.rubric);
  useEffect(() => {
    latest.current = now.rubric;
  });
  function put(next: Parameters<ChangeRubric>[0]) {
    const before = latest.current;
    // Its text is written instead meanwhile.
    if (!before) return;
    const rubric = typeof next === 'function' ? next(before) : next;
    latest.current = rubric;
    const written = writeRubric(rubric);
    setTyped({ body: written, rubric, beyond: null });
    onChange(written);
  }
  return (
    <FormOrText
      beyond={now.beyond && BEYOND[now.beyond]}
      text={text}
      form={() => now.rubric && <RubricForm rubric={now.rubric} onChange={put} />}
    />
  );
}

function RubricForm({ rubric, onChange }: { rubric: Rubric; onChange: ChangeRubric }) {
  const styles = useStyles();
  const isNarrow = useMedia(narrow);
  const [shown, setShown] = useState(0);
  const root = useRef<HTMLDivElement>(null);
  const Parts = isNarrow ? RubricCards : RubricTable;
  return (
    <div ref={root} className={styles.root}>
      <Field label={RUBRIC.before} hint={RUBRIC.beforeHint}>
        <Textarea
          resize="vertical"
          value={rubric.before}
          onChange={(_, { value }) => onChange({ ...rubric, before: value })}
        />
      </Field>
      <Parts
        rubric={rubric}
        onChange={onChange}
        shown={Math.min(shown, rubric.criteria.length - 1)}
        onShown={setShown}
      />
      <GapList
        rubric={rubric}
        gaps={gapsIn(rubric)}
        onGo={(gap) => {
          if (gap.criterion !== null) setShown(gap.criterion);
          // On a narrow page its card is drawn first.
          requestAnimationFrame(() => root.current && focusCell(root.current, gap));
        }}
      />
      <Field label={RUBRIC.after}>
        <Textarea
          resize="vertical"
          rows={6}
          value={rubric.after}
          onChange={(_, { value }) => onChange({ ...rubric, after: value })}
        />
      </Field>
    </div>
  );
}
