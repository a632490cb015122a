import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type * as z from 'zod/mini';
import type { openComposition } from '../../domain/inclusion/contract.ts';
import { sayDate } from '../components/dates.ts';
import { TabPanel, Tabs } from '../components/Tabs.tsx';
import { COMPOSITION } from './composition-texts.ts';

const useStyles = makeStyles({
  tables: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(264px, 100%), 1fr))',
    gap: '20px 32px',
    padding: '12px 0 8px',
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: '0 12px',
    marginBottom: '4px',
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  rows: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '2px 12px',
    padding: '5px 0',
  },
  count: { fontVariantNumeric: 'tabular-nums', color: tokens.colorNeutralForeground2 },
  bar: { gridColumn: '1 / -1', width: '100%', height: '6px', display: 'block' },
  whole: { fill: tokens.colorNeutralBackground5 },
  part: { fill: tokens.colorCompoundBrandBackground },
  rest: { fill: tokens.colorNeutralStroke1 },
  nothing: { margin: 0, padding: '11px 0', color: tokens.colorNeutralForeground3 },
});

type Table = z.output<(typeof openComposition)['reply']>['tables'][number];

const POPULATIONS = ['community', 'facilitators', 'voices'] as const;

/** A part of a whole; its words stand above it. */
function Bar({ count, size, isRest = false }: { count: number; size: number; isRest?: boolean }) {
  const styles = useStyles();
  return (
    <svg aria-hidden className={styles.bar} viewBox="0 0 100 6" preserveAspectRatio="none">
      <rect className={styles.whole} width="100" height="6" />
      <rect className={isRest ? styles.rest : styles.part} width={(100 * count) / size} height="6" />
    </svg>
  );
}

function Totals({ table }: { table: Table }) {
  const styles = useStyles();
  const { dimension, asOf, size, rows } = table;
  const rest = size - rows.reduce((sum, { count }) => sum + count, 0);
  return (
    <section aria-label={COMPOSITION.dimensions[dimension]}>
      <div className={styles.head}>
        <h3 className={styles.title}>{COMPOSITION.dimensions[dimension]}</h3>
        {asOf && <span className={styles.quiet}>{COMPOSITION.asOf(sayDate(asOf))}</span>}
      </div>
      <ul className={styles.rows}>
        {rows.map(({ group, count }) => (
          <li key={group} className={styles.row}>
            <span>{COMPOSITION.groups[group] ?? group}</span>
            <span className={styles.count}>{COMPOSITION.of(count, size)}</span>
            <Bar count={count} size={size} />
          </li>
        ))}
        {rest > 0 && (
          <li className={styles.row}>
            <span className={styles.quiet}>{COMPOSITION.rest(rest)}</span>
            <span />
            <Bar isRest count={rest} size={size} />
          </li>
        )}
      </ul>
    </section>
  );
}

/** Who is here, of everybody, of those who have led and of those whose voice is in the notes. */
export function Composition({ tables }: { tables: readonly Table[] }) {
  const styles = useStyles();
  const [chosen, setChosen] = useState<(typeof POPULATIONS)[number]>('community');
  return (
    <>
      <Tabs
        label={COMPOSITION.populationsLabel}
        tabs={POPULATIONS.map((id) => ({ id, label: COMPOSITION.populations[id] }))}
        chosen={chosen}
        onChoose={setChosen}
      />
      {POPULATIONS.map((population) => {
        const shown = tables.filter((table) => table.population === population && table.rows.length > 0);
        return (
          <TabPanel key={population} id={population} shown={population === chosen}>
            {shown.length === 0 && <p className={styles.nothing}>{COMPOSITION.nothing[population]}</p>}
            <div className={styles.tables}>
              {shown.map((table) => (
                <Totals key={table.dimension} table={table} />
              ))}
            </div>
          </TabPanel>
        );
      })}
    </>
  );
}
