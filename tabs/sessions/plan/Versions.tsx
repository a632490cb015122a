import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { PlanForm } from '../../../domain/sessions/plan-draft.ts';
import type { PersonRef } from '../../../domain/shared/ids.ts';
import { momentOf } from '../../../domain/shared/time.ts';
import { sayMoment } from '../../components/dates.ts';
import type { Meeting, Side } from '../../drafts/edit-kind.ts';
import { FORMAT_WORDS, TAXONOMY_WORDS } from '../session-words.ts';

import type { PartName } from './merge.ts';
import { usePlanStyles } from './styles.ts';
import { PARTS_IN_WORDS, PLAN } from './texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: '12px',
    marginBottom: '24px',
    paddingBlock: '8px',
    paddingInline: '16px',
    borderLeft: `3px solid ${tokens.colorPaletteMarigoldBorderActive}`,
    ':focus': { outline: 'none' },
  },
  part: {
    display: 'grid',
    gap: '4px 16px',
    gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))',
    margin: 0,
    padding: 0,
    border: 0,
    minWidth: 0,
  },
  name: {
    padding: 0,
    fontWeight: tokens.fontWeightSemibold,
    '::first-letter': { textTransform: 'uppercase' },
  },
  side: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr)',
    columnGap: '8px',
    alignItems: 'start',
    minHeight: '24px',
    cursor: 'pointer',
  },
  radio: {
    width: '16px',
    height: '16px',
    margin: '2px 0 0',
    accentColor: tokens.colorCompoundBrandBackground,
  },
  whose: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  said: { whiteSpace: 'pre-wrap', margin: 0 },
  list: { margin: 0, paddingInlineStart: '20px' },
});

export interface Names {
  readonly people: readonly PersonRef[];
  readonly artifacts: readonly { readonly id: string; readonly title: string }[];
}

/** One part of a form, in words. */
function Said({ form, part, names }: { form: PlanForm; part: PartName; names: Names }) {
  const styles = useStyles();
  if (part === 'agenda') {
    if (form.agenda.length === 0) return PLAN.nothingSaid;
    return (
      <ol className={styles.list}>
        {form.agenda.map((item) => (
          <li key={item.id}>
            {item.title}, {item.minutes} {PLAN.min}
          </li>
        ))}
      </ol>
    );
  }
  if (part === 'when') {
    const at = momentOf({ date: form.date, time: form.time }, form.zone);
    const moment = Number.isNaN(at.getTime()) ? PLAN.nothingSaid : sayMoment(at.toISOString());
    return `${moment}, ${Number(form.minutes)} ${PLAN.min}`;
  }
  if (part === 'facilitator')
    return names.people.find(({ id }) => id === form.facilitatorId)?.name ?? PLAN.gone;
  if (part === 'playbooks')
    return (
      form.artifactIds
        .map((id) => names.artifacts.find((one) => one.id === id)?.title ?? PLAN.gone)
        .join(', ') || PLAN.nothingSaid
    );
  if (part === 'format') return FORMAT_WORDS[form.format];
  if (part === 'taxonomy') return TAXONOMY_WORDS[form.taxonomy];
  return <span className={styles.said}>{form[part] || PLAN.nothingSaid}</span>;
}

interface Props {
  readonly meeting: Meeting<PlanForm, PartName>;
  readonly names: Names;
  readonly onChoose: (part: PartName, side: Side) => void;
}

/** Both versions, part by part: what only they changed is taken over, what both changed is chosen. */
export default function Versions({ meeting, names, onChoose }: Props) {
  const styles = useStyles();
  const plan = usePlanStyles();
  const root = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every other version that is met is shown
  useEffect(() => {
    root.current?.focus();
    root.current?.scrollIntoView({ block: 'nearest' });
  }, [meeting.theirs]);
  const sides = [
    { side: 'mine', form: meeting.mine, whose: PLAN.mine, label: PLAN.keepMine },
    { side: 'theirs', form: meeting.theirs, whose: PLAN.theirs, label: PLAN.takeTheirs },
  ] as const;
  return (
    <section ref={root} tabIndex={-1} role="alert" aria-label={PLAN.versionsTitle} className={styles.root}>
      <div>
        <h2 className={plan.heading}>{PLAN.versionsTitle}</h2>
        <p className={plan.text}>{meeting.conflicts.length > 0 ? PLAN.versionsSome : PLAN.versionsNone}</p>
      </div>
      {meeting.conflicts.map((part) => (
        <fieldset key={part} className={styles.part}>
          <legend className={styles.name}>{PARTS_IN_WORDS[part]}</legend>
          {sides.map(({ side, form, whose, label }) => (
            <label key={side} className={styles.side}>
              <input
                type="radio"
                name={`version-${part}`}
                className={styles.radio}
                aria-label={label(PARTS_IN_WORDS[part])}
                checked={(meeting.chosen[part] ?? 'mine') === side}
                onChange={() => onChoose(part, side)}
              />
              <span>
                <span className={styles.whose}>{whose}</span>
                <br />
                <Said form={form} part={part} names={names} />
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      {meeting.taken.length > 0 && (
        <div>
          <h3 className={plan.heading}>{PLAN.takenOver}</h3>
          {meeting.taken.map((part) => (
            <div key={part}>
              <span className={styles.whose}>{PARTS_IN_WORDS[part]}: </span>
              <Said form={meeting.theirs} part={part} names={names} />
            </div>
          ))}
        </div>
      )}
    </section>
  );
}
