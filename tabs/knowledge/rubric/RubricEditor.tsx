import { makeStyles } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { gapsIn, type Rubric, writeRubric } from '../../../domain/knowledge/types/rubric.ts';
import { useMedia } from '../../app/use-media.ts';
import { FormOrText } from '../FormOrText.tsx';
import { RichFields } from '../rich/RichFields.tsx';
import { RichText } from '../rich/RichText.tsx';
import type { TypeEditorProps } from '../types.ts';
import { carriedRubric, rubricInForm, type TypedRubric } from './carried-rubric.ts';
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
    '& .fui-Textarea': { minWidth: 0 },
  },
});

/** A rubric as a form: its grid, and the text around it. */
export default function RubricEditor({ body, onChange, text }: TypeEditorProps) {
  // As it is typed: what is written has no blanks at the ends of cells, and a word that follows one must not lose it.
  const [typed, setTyped] = useState<TypedRubric>(() => ({ body, ...rubricInForm(body) }));
  const now = typed.body === body ? typed : carriedRubric(body, typed);
  if (now !== typed) setTyped(now);
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
      form={() =>
        now.rubric && (
          <RichFields>
            <RubricForm rubric={now.rubric} onChange={put} />
          </RichFields>
        )
      }
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
      <RichText
        label={RUBRIC.before}
        hint={RUBRIC.beforeHint}
        value={rubric.before}
        onChange={(before) => onChange({ ...rubric, before })}
      />
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
          // On a narrow page its card is drawn first; whoever types at once types into it.
          flushSync(() => gap.criterion !== null && setShown(gap.criterion));
          if (root.current) focusCell(root.current, gap);
        }}
      />
      <RichText
        label={RUBRIC.after}
        value={rubric.after}
        onChange={(after) => onChange({ ...rubric, after })}
      />
    </div>
  );
}
