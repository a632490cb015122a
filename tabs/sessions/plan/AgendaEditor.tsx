import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ItemForm, PlanForm } from '../../../domain/sessions/plan-draft.ts';
import { takesOpenActions } from '../../../domain/sessions/session.ts';
import { toast } from '../../app/toasts.tsx';
import { Unseen } from '../../components/Rows.tsx';
import { FORMAT_WORDS } from '../session-words.ts';
import { AgendaItemRow } from './AgendaItemRow.tsx';
import { moved, suggestion } from './form.ts';
import { LengthBar } from './LengthBar.tsx';
import { openActionsItem } from './starting-agenda.ts';
import { usePlanStyles } from './styles.ts';
import { PLAN } from './texts.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  foot: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center' },
  offer: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 8px',
    color: tokens.colorNeutralForeground2,
  },
});

interface Props {
  readonly form: PlanForm;
  readonly minutes: number;
  readonly openActions: number;
  readonly problem: unknown;
  readonly onChange: (agenda: ItemForm[], suggested?: boolean) => void;
}

/** The agenda as it is being made: items in their order, with the hour at which each would begin. */
export default function AgendaEditor({ form, minutes, openActions, problem, onChange }: Props) {
  const styles = useStyles();
  const plan = usePlanStyles();
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState('');
  const [dragged, setDragged] = useState<string | null>(null);
  /** Where the focus goes once the next order is drawn: an element that is moved loses it. */
  const focus = useRef<HTMLElement | { readonly item: string } | null>(null);
  const { agenda } = form;
  const latest = useRef(agenda);
  latest.current = agenda;

  useLayoutEffect(() => {
    const to = focus.current;
    focus.current = null;
    if (to instanceof HTMLElement) to.focus({ preventScroll: true });
    else if (to) list.current?.querySelector<HTMLElement>(`[data-item="${to.item}"] input`)?.focus();
  });

  function move(from: number, to: number): void {
    const item = latest.current[from];
    if (!item || to < 0 || to >= latest.current.length) return;
    focus.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setSaid(PLAN.movedTo(item.title || PLAN.newItem, to + 1, latest.current.length));
    onChange(moved(latest.current, from, to));
  }

  function addAfter(place: number): void {
    const item: ItemForm = {
      id: crypto.randomUUID(),
      kind: 'topic',
      title: '',
      prompt: '',
      minutes: '10',
    };
    focus.current = { item: item.id };
    onChange([...agenda.slice(0, place + 1), item, ...agenda.slice(place + 1)]);
  }

  function remove(place: number): void {
    const before = agenda;
    const item = agenda[place];
    const neighbour = agenda[place + 1] ?? agenda[place - 1];
    if (neighbour) focus.current = { item: neighbour.id };
    onChange(agenda.filter((_, at) => at !== place));
    toast(PLAN.removed(item?.title || PLAN.newItem), { undo: () => onChange(before, form.suggested) });
  }

  /** Follows the pointer: a row changes places with its neighbour once the pointer is past the middle of it. */
  function drag(id: string): void {
    setDragged(id);
    const follow = ({ clientY }: PointerEvent) => {
      const from = latest.current.findIndex((item) => item.id === id);
      const rows = [...(list.current?.children ?? [])];
      const middle = (row: Element | undefined) => {
        const box = row?.getBoundingClientRect();
        return box && box.top + box.height / 2;
      };
      const above = middle(rows[from - 1]);
      const below = middle(rows[from + 1]);
      if (above !== undefined && clientY < above) flushSync(() => move(from, from - 1));
      else if (below !== undefined && clientY > below) flushSync(() => move(from, from + 1));
    };
    const end = () => {
      setDragged(null);
      removeEventListener('pointermove', follow);
      removeEventListener('pointerup', end);
      removeEventListener('pointercancel', end);
    };
    addEventListener('pointermove', follow);
    addEventListener('pointerup', end);
    addEventListener('pointercancel', end);
  }

  function restart(): void {
    const before = agenda;
    onChange(suggestion(form.format, minutes >= 15 ? minutes : 60, openActions > 0), true);
    toast(PLAN.restarted, { undo: () => onChange(before, false) });
  }

  const carries = agenda.some((item) => item.kind === 'open-actions');
  let start = 0;
  return (
    <section aria-labelledby="plan-agenda" className={plan.section}>
      <h2 id="plan-agenda" className={plan.heading}>
        {PLAN.agenda}
      </h2>
      {openActions > 0 && !carries && takesOpenActions(form.format) && (
        <div className={styles.offer}>
          {PLAN.openActions(openActions)}
          <Button
            size="small"
            onClick={() => {
              const item = openActionsItem(crypto.randomUUID());
              onChange([{ ...item, minutes: String(item.minutes) }, ...agenda]);
            }}
          >
            {PLAN.addOpenActions}
          </Button>
        </div>
      )}
      {agenda.length === 0 && <p className={plan.quiet}>{PLAN.agendaEmpty}</p>}
      <ol ref={list} className={styles.list}>
        {agenda.map((item, place) => {
          const begins = start;
          start += Number(item.minutes) || 0;
          return (
            <AgendaItemRow
              key={item.id}
              item={item}
              place={place}
              last={place === agenda.length - 1}
              time={form.time}
              begins={begins}
              dragged={dragged === item.id}
              problem={problem}
              onChange={(change) =>
                onChange(agenda.map((one) => (one.id === item.id ? { ...one, ...change } : one)))
              }
              onMove={(by) => move(place, place + by)}
              onAdd={() => addAfter(place)}
              onRemove={() => remove(place)}
              onDrag={() => drag(item.id)}
            />
          );
        })}
      </ol>
      <LengthBar agenda={agenda} length={minutes} />
      <div className={styles.foot}>
        <Button
          icon={<AddRegular />}
          disabledFocusable={agenda.length >= 20}
          onClick={() => addAfter(agenda.length - 1)}
        >
          {PLAN.add}
        </Button>
        {!form.suggested && (
          <Button appearance="subtle" onClick={restart}>
            {PLAN.restart(FORMAT_WORDS[form.format].toLocaleLowerCase())}
          </Button>
        )}
      </div>
      <p className={plan.quiet}>{PLAN.keys}</p>
      <div role="status">
        <Unseen>{said}</Unseen>
      </div>
    </section>
  );
}
