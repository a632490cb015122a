import { Button, Input, makeStyles, mergeClasses, Textarea, tokens } from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { ReOrderDotsVerticalRegular } from '@fluentui/react-icons/svg/re-order-dots-vertical';
import { type KeyboardEvent, useId } from 'react';
import type { ItemForm } from '../../../domain/sessions/plan-draft.ts';
import { fieldError } from '../../app/refusals.ts';
import { sayTimeOfDay } from '../../components/dates.ts';
import { isEnter } from '../../components/enter.ts';
import { clockAt } from './form.ts';
import { PLAN } from './texts.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(44px, max-content) minmax(0, 1fr) 88px auto',
    gridTemplateAreas: '"grip clock title minutes tools" ". . prompt prompt prompt" ". . error error error"',
    alignItems: 'center',
    columnGap: '8px',
    rowGap: '4px',
    padding: '8px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '@media (max-width: 560px)': {
      gridTemplateColumns: '24px minmax(44px, max-content) 88px 1fr',
      gridTemplateAreas:
        '"grip clock minutes tools" "title title title title" "prompt prompt prompt prompt" "error error error error"',
    },
  },
  dragged: { backgroundColor: tokens.colorNeutralBackground3 },
  grip: {
    gridArea: 'grip',
    display: 'grid',
    placeItems: 'center',
    height: '32px',
    fontSize: '20px',
    color: tokens.colorNeutralForeground3,
    cursor: 'grab',
    touchAction: 'none',
    ':active': { cursor: 'grabbing' },
  },
  clock: {
    gridArea: 'clock',
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
  title: { gridArea: 'title', minWidth: 0 },
  bold: { fontWeight: tokens.fontWeightSemibold },
  minutes: { gridArea: 'minutes', minWidth: 0, width: '100%' },
  number: { textAlign: 'end', fontVariantNumeric: 'tabular-nums', width: '100%' },
  unit: { whiteSpace: 'nowrap' },
  tools: { gridArea: 'tools', display: 'flex', justifyContent: 'end' },
  prompt: { gridArea: 'prompt', minHeight: '32px' },
  promptText: {
    fieldSizing: 'content',
    minHeight: '32px',
    maxHeight: '160px',
    color: tokens.colorNeutralForeground2,
  },
  error: {
    gridArea: 'error',
    margin: 0,
    color: tokens.colorStatusDangerForeground1,
    fontSize: tokens.fontSizeBase200,
  },
});

interface Props {
  readonly item: ItemForm;
  readonly place: number;
  readonly last: boolean;
  /** When the session begins, and how many minutes later this item does. */
  readonly time: string;
  readonly begins: number;
  readonly dragged: boolean;
  readonly problem: unknown;
  readonly onChange: (change: Partial<ItemForm>) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onAdd: () => void;
  readonly onRemove: () => void;
  readonly onDrag: () => void;
}

/** One item of an agenda in the making. */
export function AgendaItemRow(props: Props) {
  const { item, place, last, problem, onChange, onMove } = props;
  const styles = useStyles();
  const wrong = useId();
  const name = item.title || PLAN.item(place + 1);
  const errors = (['title', 'minutes', 'prompt'] as const).flatMap((field) => {
    const error = fieldError(problem, `agenda.${place}.${field}`);
    return error ? [{ field, error }] : [];
  });
  const state = (field: 'title' | 'minutes' | 'prompt') =>
    errors.some((one) => one.field === field)
      ? ({ 'aria-invalid': true, 'aria-describedby': wrong } as const)
      : {};

  const clock = clockAt(props.time, props.begins);
  function onKeyDown(event: KeyboardEvent): void {
    const by = event.altKey && ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key];
    if (!by) return;
    event.preventDefault();
    onMove(by);
  }

  return (
    <li
      data-item={item.id}
      className={mergeClasses(styles.row, props.dragged && styles.dragged)}
      onKeyDown={onKeyDown}
    >
      <span
        aria-hidden
        className={styles.grip}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.preventDefault();
          props.onDrag();
        }}
      >
        <ReOrderDotsVerticalRegular />
      </span>
      <span className={styles.clock}>{clock && sayTimeOfDay(clock)}</span>
      <Input
        className={styles.title}
        input={{ className: styles.bold, ...state('title') }}
        aria-label={PLAN.itemTitle(place + 1)}
        maxLength={120}
        value={item.title}
        onChange={(_, { value }) => onChange({ title: value })}
        onKeyDown={(event) => {
          if (!isEnter(event)) return;
          event.preventDefault();
          props.onAdd();
        }}
      />
      <Input
        type="number"
        min={1}
        max={240}
        className={styles.minutes}
        input={{ className: styles.number, ...state('minutes') }}
        aria-label={PLAN.itemMinutes(place + 1)}
        contentAfter={
          <span aria-hidden className={styles.unit}>
            {PLAN.min}
          </span>
        }
        value={item.minutes}
        onChange={(_, { value }) => onChange({ minutes: value })}
      />
      <div className={styles.tools}>
        <Button
          appearance="subtle"
          icon={<ArrowUpRegular />}
          aria-label={PLAN.up(name)}
          title={PLAN.up(name)}
          disabledFocusable={place === 0}
          onClick={() => onMove(-1)}
        />
        <Button
          appearance="subtle"
          icon={<ArrowDownRegular />}
          aria-label={PLAN.down(name)}
          title={PLAN.down(name)}
          disabledFocusable={last}
          onClick={() => onMove(1)}
        />
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={PLAN.remove(name)}
          title={PLAN.remove(name)}
          onClick={props.onRemove}
        />
      </div>
      <Textarea
        className={styles.prompt}
        textarea={{ className: styles.promptText, rows: 1, ...state('prompt') }}
        appearance="filled-lighter"
        aria-label={PLAN.itemPrompt(place + 1)}
        placeholder={item.kind === 'open-actions' ? PLAN.openActionsHint : PLAN.promptHint}
        maxLength={600}
        value={item.prompt}
        onChange={(_, { value }) => onChange({ prompt: value })}
      />
      {errors.length > 0 && (
        <p id={wrong} className={styles.error}>
          {errors.map(({ error }) => error).join(' ')}
        </p>
      )}
    </li>
  );
}
