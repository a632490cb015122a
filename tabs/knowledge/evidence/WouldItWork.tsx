import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useId, useRef } from 'react';
import { useLocation } from 'wouter';
import * as z from 'zod/mini';
import type { Trial } from '../../../domain/knowledge/evidence.ts';
import { type Here, type Nearest, nearestTrials } from '../../../domain/knowledge/nearness.ts';
import { WORKS } from '../../../domain/pilots/pilot.ts';
import { Select } from '../../components/Select.tsx';
import { TextLink } from '../../components/TextLink.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { PilotSign } from '../../pilots/PilotSign.tsx';
import { useFields } from '../annotations/fields.ts';
import { EVIDENCE, HERE, sayShares, saysSomething, sayTeam } from './texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '12px',
    marginTop: '4px',
    paddingTop: '8px',
  },
  fields: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: '8px' },
  some: { flex: '1 1 112px', minWidth: 0 },
  all: { flex: '1 1 100%' },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '2px',
    padding: '8px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  facts: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0 8px' },
  words: { margin: 0 },
  label: { color: tokens.colorNeutralForeground2 },
});

/** What I said of my team, as it is typed; the same for every artifact. */
const form = z.object({
  size: z.string(),
  function: z.string(),
  works: z.nullable(z.enum(WORKS)),
  constraint: z.string(),
});

/** What the form of a new pilot takes over of it. */
const toKeep = ({ size, function: does, works, constraint }: z.infer<typeof form>) => ({
  ...(size && { size }),
  ...(does && { function: does }),
  ...(works && { works }),
  ...(constraint && { constraint }),
});

interface Props {
  readonly trials: readonly Trial[];
  readonly base: string;
  /** Where a pilot is begun; null if I may not. */
  readonly begin: string | null;
  readonly onClose: () => void;
}

/** The pilots nearest to my team, what they changed, and what failed there; answered while one types. */
export default function WouldItWork({ trials, base, begin }: Props) {
  const styles = useStyles();
  const fields = useFields();
  const [, go] = useLocation();
  const draft = useDraft('my-team', form, () => ({ size: '', function: '', works: null, constraint: '' }));
  const id = useId();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const { value } = draft;
  const size = Number.parseInt(value.size, 10);
  const here: Here = { ...value, size: Number.isFinite(size) && size > 0 ? size : null };
  const said = saysSomething(here);
  const nearest = said ? nearestTrials(here, trials) : [];
  const change = (part: Partial<z.infer<typeof form>>) => draft.set((before) => ({ ...before, ...part }));
  return (
    <section className={styles.root} aria-label={HERE.ask}>
      <div className={styles.fields}>
        <label className={mergeClasses(fields.label, styles.some)}>
          {HERE.size}
          <input
            ref={first}
            className={fields.field}
            inputMode="numeric"
            value={value.size}
            onChange={(event) => change({ size: event.target.value })}
          />
        </label>
        <label className={mergeClasses(fields.label, styles.some)}>
          {HERE.function}
          <input
            className={fields.field}
            value={value.function}
            placeholder={HERE.functionHint}
            onChange={(event) => change({ function: event.target.value })}
          />
        </label>
        <label className={mergeClasses(fields.label, styles.some)} htmlFor={id}>
          {HERE.works}
          <Select
            id={id}
            value={value.works ?? ''}
            onChange={({ target }) => change({ works: WORKS.find((one) => one === target.value) ?? null })}
          >
            <option value="">{HERE.anyhow}</option>
            {WORKS.map((one) => (
              <option key={one} value={one}>
                {HERE[one]}
              </option>
            ))}
          </Select>
        </label>
        <label className={mergeClasses(fields.label, styles.all)}>
          {HERE.constraint}
          <input
            className={fields.field}
            value={value.constraint}
            placeholder={HERE.constraintHint}
            onChange={(event) => change({ constraint: event.target.value })}
          />
        </label>
      </div>
      <div role="status">
        {!said && <p className={styles.quiet}>{HERE.say}</p>}
        {said && nearest.length === 0 && (
          <p className={styles.words}>
            {HERE.nothing} {begin && HERE.first}
          </p>
        )}
        {nearest.length > 0 && (
          <ul className={styles.list} aria-label={HERE.answer}>
            {nearest.map((one) => (
              <NearRow key={one.trial.pilotId} nearest={one} base={base} />
            ))}
          </ul>
        )}
      </div>
      {said && begin && (
        <div>
          <Button
            appearance={nearest.length === 0 ? 'primary' : 'secondary'}
            onClick={() => go(`${begin}&${new URLSearchParams(toKeep(value))}`)}
          >
            {HERE.tryHere}
          </Button>
        </div>
      )}
    </section>
  );
}

function NearRow({ nearest: { trial, shares }, base }: { nearest: Nearest; base: string }) {
  const styles = useStyles();
  const { pilotId, title, team, verdict, lesson, change, conditions, revision } = trial;
  const parts = [
    [verdict === 'failed' ? HERE.failedThere : HERE.learned, lesson],
    [HERE.adapted, change],
    [HERE.elsewhere, conditions],
  ] as const;
  return (
    <li className={styles.row}>
      <TextLink href={`${base}/pilots/${pilotId}`}>{title}</TextLink>
      <span className={mergeClasses(styles.quiet, styles.facts)}>
        <PilotSign of={verdict} /> {[sayTeam(team), EVIDENCE.revision(revision)].filter(Boolean).join(' · ')}
      </span>
      <span className={styles.quiet}>{sayShares(shares)}</span>
      {parts.map(
        ([label, words]) =>
          words && (
            <p key={label} className={styles.words}>
              <span className={styles.label}>{label}:</span> {words}
            </p>
          ),
      )}
    </li>
  );
}
