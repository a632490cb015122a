import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { lazy, Suspense } from 'react';
import { BODY_MAX } from '../../../domain/knowledge/artifact.ts';
import { type Asked, askedIn } from '../../../domain/knowledge/types/questions.ts';
import { toast } from '../../app/toasts.tsx';
import { FormOrText } from '../FormOrText.tsx';
import { RichFields } from '../rich/RichFields.tsx';
import { RichText } from '../rich/RichText.tsx';
import type { TypeEditorProps } from '../types.ts';
import { RowTools } from './RowTools.tsx';
import {
  carriedForm,
  dividedFrom,
  isDivided,
  isShown,
  movedRow,
  ownRow,
  readForm,
  type SectionRow,
  withAdded,
  without,
  withRow,
  writeForm,
} from './section-form.ts';
import { FORM, STEPS } from './texts.ts';
import { useFocus } from './use-focus.ts';
import { useModel } from './use-model.ts';

// For training modules alone.
const StepFields = lazy(() => import('./StepFields.tsx'));

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '24px', maxWidth: '720px' },
  own: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '6px' },
  head: { display: 'flex', alignItems: 'center', gap: '4px', minWidth: 0 },
  title: {
    flex: '1 1 0',
    minWidth: 0,
    '& input': { minWidth: 0, width: '100%', fontWeight: tokens.fontWeightSemibold },
  },
  foot: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  over: { margin: 0, color: tokens.colorPaletteRedForeground1 },
});

/** A type's questions, each with its answer, and whatever else the writer has to say. */
export default function SectionsEditor({ type, body, onChange, text }: TypeEditorProps) {
  const asked = askedIn(type, body);
  if (!asked) return text;
  return (
    <FormOrText
      beyond={null}
      text={text}
      form={() => (
        <RichFields>
          <Form key={type} asked={asked} steps={type === 'training module'} {...{ body, onChange }} />
        </RichFields>
      )}
    />
  );
}

interface FormProps extends Pick<TypeEditorProps, 'body' | 'onChange'> {
  readonly asked: Asked;
  /** Whether sections of one's own are the steps of a training. */
  readonly steps: boolean;
}

function Form({ asked, steps, body, onChange }: FormProps) {
  const styles = useStyles();
  const { root, focus, hold } = useFocus();
  const { model, set, again } = useModel(
    body,
    (read) => readForm(asked, read),
    writeForm,
    onChange,
    carriedForm,
  );
  const shown = model.rows.filter(isShown);
  const offered = model.rows.filter((row) => !isShown(row));
  const put = (row: SectionRow, change: Partial<SectionRow>) => set((form) => withRow(form, row.key, change));

  function remove(row: SectionRow) {
    const { key, title, text } = row;
    const at = model.rows.findIndex((one) => one.key === key);
    const near = shown[shown.indexOf(row) + 1] ?? shown[shown.indexOf(row) - 1];
    set((form) => without(form, key));
    focus(near ? `[data-row="${near.key}"] :is(input, textarea, [role=textbox])` : '[data-add]');
    if (title.trim() === '' && text.trim() === '') return;
    toast(FORM.removed(title), {
      undo: () => set((form) => ({ ...form, rows: form.rows.toSpliced(at, 0, row), rearranged: true })),
    });
  }

  function add() {
    const row = ownRow();
    // Steps stand before what is said at the end.
    const after = steps
      ? (shown.findLast(({ question }) => question === null) ??
        shown.findLast(({ question }) => question && !question.optional))
      : undefined;
    set((form) => withAdded(form, row, after?.key));
    focus(`[data-row="${row.key}"] input`);
  }

  const field = (row: SectionRow) =>
    row.question ? (
      <div key={row.key} data-row={row.key}>
        <RichText
          label={row.title}
          hint={row.question.hint}
          entered={row.added}
          value={row.text}
          onChange={(text) => put(row, { text })}
        />
      </div>
    ) : (
      <div key={row.key} data-row={row.key} className={styles.own}>
        <div className={styles.head}>
          <Input
            className={styles.title}
            aria-label={steps ? STEPS.title : FORM.sectionTitle}
            placeholder={steps ? STEPS.titleHint : FORM.newSection}
            maxLength={200}
            value={row.title}
            onChange={(_, { value }) => put(row, { title: value })}
          />
          <RowTools
            names={{ up: FORM.up(row.title), down: FORM.down(row.title), remove: FORM.remove(row.title) }}
            first={row === shown[0]}
            last={row === shown.at(-1)}
            onMove={(by) => {
              hold();
              set((form) => movedRow(form, row.key, by));
            }}
            onRemove={() => remove(row)}
          />
        </div>
        {steps ? (
          <Suspense>
            <StepFields text={row.text} onChange={(text) => put(row, { text })} />
          </Suspense>
        ) : (
          <RichText
            labelHidden
            label={row.title || FORM.sectionText}
            value={row.text}
            onChange={(text) => put(row, { text })}
          />
        )}
      </div>
    );

  const over = body.length - BODY_MAX;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the focus leaves the fields within
    <div
      ref={root}
      className={styles.root}
      // A heading that was typed into a field has become a section of its own.
      onBlur={({ target, relatedTarget }) => {
        // The toolbar acts on the field; a window that is left is come back to.
        if (relatedTarget?.closest('[data-toolbar]') || document.activeElement === target) return;
        if (isDivided(model)) again(dividedFrom);
      }}
    >
      <RichText
        key={model.introKey}
        label={asked.opening.title}
        hint={asked.opening.hint}
        value={model.intro}
        onChange={(intro) => set((form) => ({ ...form, intro }))}
      />
      {shown.map(field)}
      <div className={styles.foot}>
        {offered.map((row) => (
          <Button key={row.key} icon={<AddRegular />} onClick={() => put(row, { added: true })}>
            {FORM.add(row.title)}
          </Button>
        ))}
        <Button data-add="" icon={<AddRegular />} onClick={add}>
          {steps ? STEPS.add : FORM.addSection}
        </Button>
      </div>
      {over > 0 && (
        <p role="status" className={styles.over}>
          {FORM.tooLong(over)}
        </p>
      )}
    </div>
  );
}
