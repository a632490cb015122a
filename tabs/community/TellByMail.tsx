import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { openWelcomeMail } from '../../domain/community/welcome.ts';
import { useData } from '../api/use-data.ts';
import { TELL } from './tell-texts.ts';

const useStyles = makeStyles({
  label: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    gap: '0 8px',
    minHeight: '32px',
    paddingBlock: '6px',
    boxSizing: 'border-box',
  },
  box: { width: '16px', height: '16px', margin: '2px 0 0', accentColor: tokens.colorCompoundBrandBackground },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** Whether those who are added are told by mail, and the box that says so. */
export function useTelling(
  communityId: string,
  people: readonly { readonly name: string }[],
  atFirst: boolean,
): { readonly tell: boolean; readonly box: ReactNode } {
  const styles = useStyles();
  const [wanted, setWanted] = useState(atFirst);
  const { data } = useData(openWelcomeMail, { params: { communityId } });
  const [only, others] = people;
  if (!data || !only) return { tell: false, box: null };
  if (data.access !== 'yes')
    return { tell: false, box: <p className={styles.quiet}>{TELL.cannot[data.access]}</p> };
  return {
    tell: wanted,
    box: (
      <label className={styles.label}>
        <input
          type="checkbox"
          className={styles.box}
          checked={wanted}
          onChange={(event) => setWanted(event.target.checked)}
        />
        <span>
          {others ? TELL.tellThem(people.length) : TELL.tellOne(only.name)}{' '}
          <span className={styles.quiet}>{TELL.what}</span>
        </span>
      </label>
    ),
  };
}
