import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { ImportRow } from '../../domain/community/community.ts';
import { statusOf } from './import-rows.ts';
import { IMPORT } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '12px', ':focus': { outline: 'none' } },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  left: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { margin: '4px 0 0', paddingInlineStart: '20px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

interface Props {
  readonly community: string;
  readonly imported: number;
  readonly leftOut: readonly ImportRow[];
  readonly onPeople: () => void;
  readonly onMore: () => void;
}

/** What an import did: how many joined, and each row that was left out with its reason. */
export function ImportDone({ community, imported, leftOut, onPeople, onMore }: Props) {
  const styles = useStyles();
  const root = useRef<HTMLElement>(null);
  useEffect(() => root.current?.focus(), []);
  return (
    <section ref={root} tabIndex={-1} aria-labelledby="imported" className={styles.root}>
      <h2 id="imported" className={styles.title}>
        {IMPORT.doneTitle(imported, community)}
      </h2>
      {leftOut.length > 0 && (
        <div className={styles.left}>
          {IMPORT.doneLeftOut}
          <ul className={styles.list}>
            {leftOut.map((row) => (
              <li key={row.line}>
                {IMPORT.line(row.line)}: {row.person?.name || row.given || IMPORT.noName}
                {row.status !== 'ready' && `, ${statusOf(row).toLocaleLowerCase()}`}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className={styles.actions}>
        <Button appearance="primary" onClick={onPeople}>
          {IMPORT.donePeople}
        </Button>
        <Button onClick={onMore}>{IMPORT.doneMore}</Button>
      </div>
    </section>
  );
}
