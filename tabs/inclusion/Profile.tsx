import { Field, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { describeMyself, openProfile } from '../../domain/inclusion/contract.ts';
import { DISCIPLINES, LEVELS, type Profile } from '../../domain/inclusion/profile.ts';
import { call } from '../api/client.ts';
import { useData } from '../api/use-data.ts';
import { useAction } from '../app/use-action.ts';
import { Section } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { Select } from '../components/Select.tsx';
import { COMPOSITION, PROFILE } from './composition-texts.ts';

const useStyles = makeStyles({
  what: { margin: '8px 0 12px', maxWidth: '640px', color: tokens.colorNeutralForeground2 },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 280px))',
    gap: '12px 16px',
    '@media (max-width: 480px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  saved: { minHeight: '20px', marginTop: '4px', color: tokens.colorNeutralForeground3 },
});

/** What I say of myself. It is saved with each choice; saying nothing is a choice as any other. */
export function ProfileSection({ communityId }: { communityId: string }) {
  const styles = useStyles();
  const { data, error, reload, patch } = useData(openProfile, { params: { communityId } });
  const [saved, setSaved] = useState(false);
  const save = useAction(async (operation, profile: Profile) => {
    setSaved(false);
    patch(() => ({ profile }));
    await call(describeMyself, { params: { communityId }, body: profile, operation });
    setSaved(true);
  });
  return (
    <Section title={PROFILE.title} aside={PROFILE.optional}>
      <p className={styles.what}>{PROFILE.what}</p>
      {error && <Problem slim problem={error} onRetry={reload} />}
      {!data && !error && <SkeletonRows rows={1} />}
      {data && (
        <div className={styles.fields}>
          <Field label={PROFILE.level}>
            {(control) => (
              <Select
                {...control}
                value={data.profile.level ?? ''}
                onChange={({ target }) =>
                  void save.run({
                    ...data.profile,
                    level: LEVELS.find((one) => one === target.value) ?? null,
                  })
                }
              >
                <option value="">{PROFILE.unsaid}</option>
                {LEVELS.map((one) => (
                  <option key={one} value={one}>
                    {PROFILE.levels[one]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={PROFILE.discipline}>
            {(control) => (
              <Select
                {...control}
                value={data.profile.discipline ?? ''}
                onChange={({ target }) =>
                  void save.run({
                    ...data.profile,
                    discipline: DISCIPLINES.find((one) => one === target.value) ?? null,
                  })
                }
              >
                <option value="">{PROFILE.unsaid}</option>
                {DISCIPLINES.map((one) => (
                  <option key={one} value={one}>
                    {COMPOSITION.groups[one]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
      )}
      <div role="status" className={styles.saved}>
        {saved && PROFILE.saved}
      </div>
      {save.problem !== null && <Problem slim problem={save.problem} onRetry={() => void save.again()} />}
    </Section>
  );
}
