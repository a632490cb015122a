import { Button, Checkbox, Field, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { ARTIFACT_TYPES } from '../../../domain/knowledge/artifact.ts';
import { TAXONOMY } from '../../../domain/knowledge/taxonomy.ts';
import { wordsFor } from '../../app/refusals.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Rows } from '../../components/Page.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { Select } from '../../components/Select.tsx';
import { Notice } from '../Notice.tsx';
import { AreaOptions, TypeOptions } from '../options.tsx';
import { ImportRow } from './ImportRow.tsx';
import { TRANSFER } from './texts.ts';
import { type Importing, isDecided, useImport } from './use-import.ts';

const useStyles = makeStyles({
  said: { margin: '8px 0', color: tokens.colorNeutralForeground2 },
  defaults: { display: 'flex', flexWrap: 'wrap', gap: '8px 16px', margin: '12px 0' },
  field: { flex: '0 1 260px' },
  foot: { display: 'grid', justifyItems: 'start', gap: '8px', margin: '16px 0' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  list: { margin: '4px 0 16px', paddingInlineStart: '20px' },
  quiet: { color: tokens.colorNeutralForeground3 },
  rows: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
});

interface Props {
  readonly communityId: string;
  readonly files: readonly File[];
  readonly onOther: () => void;
}

/** An import in steps: reading, what will be made, and what became of it. */
export default function Import({ communityId, files, onOther }: Props) {
  const styles = useStyles();
  const [, go] = useLocation();
  const importing = useImport(communityId, files);
  const { state, plan } = importing;
  const other = <Button onClick={onOther}>{TRANSFER.other}</Button>;
  if (state.step === 'failed') return <Problem problem={state.problem} onRetry={importing.readAgain} />;
  if (state.step === 'reading' || state.step === 'running') {
    return (
      <>
        <p role="status" className={styles.said}>
          {state.said}
        </p>
        <SkeletonRows rows={4} />
      </>
    );
  }
  if (state.step === 'done') {
    const { made, published, failed } = state;
    return (
      <>
        <p role="status" className={styles.said}>
          {TRANSFER.done(made, published)}
        </p>
        {failed.length > 0 && (
          <>
            <strong>{TRANSFER.failed(failed.length)}</strong>
            <ul className={styles.list}>
              {failed.map(({ path, problem }) => (
                <li key={path}>
                  {path}: {wordsFor(problem).title}
                </li>
              ))}
            </ul>
          </>
        )}
        <div className={styles.actions}>
          {failed.length > 0 && <Button onClick={importing.readAgain}>{TRANSFER.again}</Button>}
          <Button appearance="primary" onClick={() => go(`/communities/${communityId}/knowledge`)}>
            {TRANSFER.toKnowledge}
          </Button>
          {other}
        </div>
      </>
    );
  }
  if (!plan || plan.planned.length === 0) {
    return (
      <>
        <EmptyState title={isRefused(plan) ? TRANSFER.nothingRead : TRANSFER.nothing} action={other}>
          {TRANSFER.importWhy}
        </EmptyState>
        <PassedOver importing={importing} open />
      </>
    );
  }
  return <Preview importing={importing} other={other} />;
}

/** Whether there was something to read that was refused. */
const isRefused = (plan: Importing['plan']): boolean =>
  plan?.passedOver.some(({ why }) => why !== 'not-markdown') === true;

function Preview({ importing, other }: { importing: Importing; other: React.ReactNode }) {
  const styles = useStyles();
  const { plan, wanted, defaults } = importing;
  const [publishes, setPublishes] = useState(false);
  const taken = wanted.filter(({ choice }) => choice.taken);
  const undecided = taken.filter((one) => !isDecided(one)).length;
  const fresh = wanted.filter(({ planned }) => planned.outcome.is === 'new');
  const untyped = fresh.filter(({ planned }) => planned.file.type === null).length;
  const unplaced = fresh.filter(({ planned }) => planned.file.taxonomy === null).length;
  return (
    <>
      <p className={styles.said}>{TRANSFER.found(wanted.length, plan?.root ?? null)}</p>
      <div className={styles.defaults}>
        {untyped > 0 && (
          <Field label={TRANSFER.allType(untyped)} className={styles.field}>
            {(control) => (
              <Select
                {...control}
                value={defaults.type ?? ''}
                onChange={({ target }) =>
                  importing.setDefaults({ type: ARTIFACT_TYPES.find((one) => one === target.value) ?? null })
                }
              >
                <TypeOptions />
              </Select>
            )}
          </Field>
        )}
        {unplaced > 0 && (
          <Field label={TRANSFER.allArea(unplaced)} className={styles.field}>
            {(control) => (
              <Select
                {...control}
                value={defaults.taxonomy ?? ''}
                onChange={({ target }) =>
                  importing.setDefaults({ taxonomy: TAXONOMY.find((one) => one === target.value) ?? null })
                }
              >
                <option value="">{TRANSFER.choose}</option>
                <AreaOptions />
              </Select>
            )}
          </Field>
        )}
      </div>
      <ul className={styles.rows}>
        {wanted.map((one) => (
          <ImportRow
            key={one.planned.file.path}
            wanted={one}
            onChoose={(part) => importing.choose(one.planned.file.path, part)}
          />
        ))}
      </ul>
      <div className={styles.foot}>
        <Checkbox
          label={TRANSFER.publish}
          checked={publishes}
          onChange={(_, { checked }) => setPublishes(checked === true)}
        />
        {!publishes && <span className={styles.quiet}>{TRANSFER.publishWhy}</span>}
        {undecided > 0 && <Notice>{TRANSFER.undecided(undecided)}</Notice>}
        <div className={styles.actions}>
          <Button
            appearance="primary"
            disabledFocusable={undecided > 0 || taken.length === 0}
            onClick={() => void importing.run(publishes)}
          >
            {TRANSFER.run(taken.length)}
          </Button>
          {other}
        </div>
      </div>
      <PassedOver importing={importing} />
    </>
  );
}

function PassedOver({ importing: { plan }, open = false }: { importing: Importing; open?: boolean }) {
  const styles = useStyles();
  if (!plan || (plan.passedOver.length === 0 && !plan.isCut)) return null;
  return (
    <>
      {plan.isCut && <Notice>{TRANSFER.cut}</Notice>}
      {plan.passedOver.length > 0 && (
        <details open={open}>
          <summary>{TRANSFER.passedOver(plan.passedOver.length)}</summary>
          <Rows>
            {plan.passedOver.slice(0, 200).map(({ path, why }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two files may have the same path
              <li key={at} className={styles.quiet}>
                {path}: {TRANSFER.why[why]}
              </li>
            ))}
          </Rows>
        </details>
      )}
    </>
  );
}
