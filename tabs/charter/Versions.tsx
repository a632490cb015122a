import { makeStyles, tokens } from '@fluentui/react-components';
import { listCharterVersions } from '../../domain/charter/contract.ts';
import { useData } from '../api/use-data.ts';
import { Section } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { When } from '../components/When.tsx';
import { CharterDifference, CharterText } from './CharterText.tsx';
import { CHARTER } from './texts.ts';

const useStyles = makeStyles({
  summary: {
    minHeight: '32px',
    padding: '6px 0',
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  word: { margin: '4px 0 0', overflowWrap: 'anywhere' },
});

/** What was adopted when, and what each version changed. */
export default function Versions({ communityId }: { communityId: string }) {
  const styles = useStyles();
  const { data, error, reload } = useData(listCharterVersions, { params: { communityId } });
  return (
    <Section title={CHARTER.versions}>
      {error && <Problem slim problem={error} onRetry={reload} />}
      {!data && !error && <SkeletonRows rows={3} />}
      {data?.versions.map(({ version, text, by, word, adoptedAt, objections }, at) => {
        const before = data.versions[at + 1];
        return (
          <details key={version}>
            <summary className={styles.summary}>
              {CHARTER.version(version)} · <When at={adoptedAt} as="distance" />
            </summary>
            <p className={styles.quiet}>
              {CHARTER.byWhom(by.name)}, {CHARTER.objections(objections)}
            </p>
            <p className={styles.word}>“{word}”</p>
            {before ? <CharterDifference before={before.text} after={text} /> : <CharterText text={text} />}
          </details>
        );
      })}
    </Section>
  );
}
