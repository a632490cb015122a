import { Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, useState } from 'react';
import { ARTIFACT_TYPES, checklistItems } from '../../../domain/knowledge/artifact.ts';
import { TAXONOMY } from '../../../domain/knowledge/taxonomy.ts';
import { LazyMarkdown } from '../../components/LazyMarkdown.ts';
import { SkeletonRows } from '../../components/Rows.tsx';
import { Select } from '../../components/Select.tsx';
import { AreaOptions, TypeOptions } from '../options.tsx';
import type { Wanted } from './import-run.ts';
import { isLeft } from './left.ts';
import type { Choice } from './plan.ts';
import { TRANSFER } from './texts.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '32px minmax(0, 1fr) 160px 132px 176px',
    // A text that is opened moves nothing beside it.
    alignItems: 'start',
    gap: '4px 12px',
    padding: '8px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    '@media (max-width: 860px)': { gridTemplateColumns: '32px minmax(0, 1fr) minmax(0, 1fr)' },
  },
  take: { marginTop: '-6px' },
  words: { minWidth: 0, '@media (max-width: 860px)': { gridColumn: '2 / -1' } },
  field: { '@media (max-width: 860px)': { gridColumn: 'auto', ':nth-child(3)': { gridColumn: '2' } } },
  outcome: { '@media (max-width: 860px)': { gridColumn: '2 / -1' } },
  title: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  text: {
    minWidth: 0,
    overflowWrap: 'anywhere',
    '& > summary': {
      width: 'fit-content',
      minHeight: '24px',
      cursor: 'pointer',
      fontSize: tokens.fontSizeBase200,
      color: tokens.colorNeutralForeground2,
    },
  },
  unclear: { display: 'grid', gap: '4px' },
});

interface Props {
  readonly wanted: Wanted;
  readonly onChoose: (part: Partial<Choice>) => void;
}

/** A file of an import: what it becomes, and what has to be said about it. */
export function ImportRow({ wanted: { planned, choice }, onChoose }: Props) {
  const styles = useStyles();
  const { file, outcome, body, missing } = planned;
  const [shown, setShown] = useState(false);
  const items = checklistItems(body).length;
  const isSame = outcome.is === 'same' && !isLeft(outcome);
  return (
    <li className={styles.row}>
      <Checkbox
        className={styles.take}
        aria-label={TRANSFER.take(file.title)}
        checked={choice.taken}
        disabled={isSame}
        onChange={(_, { checked }) => onChoose({ taken: checked === true })}
      />
      <div className={styles.words}>
        <div className={styles.title}>{file.title}</div>
        <div className={styles.quiet}>
          {file.path}
          {items > 0 && ` · ${TRANSFER.made(items)}`}
        </div>
        {missing.length > 0 && <div className={styles.quiet}>{TRANSFER.missing(missing)}</div>}
        <details className={styles.text} onToggle={({ currentTarget }) => setShown(currentTarget.open)}>
          <summary aria-label={TRANSFER.textOf(file.title)}>{TRANSFER.text}</summary>
          {shown && (
            <Suspense fallback={<SkeletonRows rows={3} />}>
              <LazyMarkdown top={3}>{body}</LazyMarkdown>
            </Suspense>
          )}
        </details>
      </div>
      <Select
        className={styles.field}
        aria-label={TRANSFER.typeOf(file.title)}
        disabled={isSame || !choice.taken}
        value={choice.type ?? ''}
        onChange={({ target }) =>
          onChoose({ type: ARTIFACT_TYPES.find((one) => one === target.value) ?? null })
        }
      >
        {choice.type === null && <option value="">{TRANSFER.choose}</option>}
        <TypeOptions />
      </Select>
      <Select
        className={styles.field}
        aria-label={TRANSFER.areaOf(file.title)}
        disabled={isSame || !choice.taken}
        value={choice.taxonomy ?? ''}
        onChange={({ target }) =>
          onChoose({ taxonomy: TAXONOMY.find((one) => one === target.value) ?? null })
        }
      >
        {choice.taxonomy === null && <option value="">{TRANSFER.choose}</option>}
        <AreaOptions />
      </Select>
      <div className={styles.outcome}>
        {outcome.is === 'unclear' ? (
          <span className={styles.unclear}>
            {TRANSFER.outcome(outcome, file.title)}
            <Select
              small
              aria-label={TRANSFER.what(file.title)}
              disabled={!choice.taken}
              value={choice.as ?? ''}
              onChange={({ target }) => onChoose({ as: target.value === 'new' ? 'new' : 'update' })}
            >
              {choice.as === null && <option value="">{TRANSFER.choose}</option>}
              <option value="update">{TRANSFER.asUpdate}</option>
              <option value="new">{TRANSFER.asNew}</option>
            </Select>
          </span>
        ) : (
          <span className={isSame ? styles.quiet : undefined}>{TRANSFER.outcome(outcome, file.title)}</span>
        )}
      </div>
    </li>
  );
}
