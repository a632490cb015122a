import { makeStyles, tokens } from '@fluentui/react-components';
import { listJoinable } from '../../domain/inclusion/contract.ts';
import { useData } from '../api/use-data.ts';
import { Row, Rows, Section } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { JOINING } from './joining-texts.ts';

const useStyles = makeStyles({
  purpose: {
    display: '-webkit-box',
    WebkitLineClamp: 2,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
    color: tokens.colorNeutralForeground2,
  },
  none: { margin: 0, padding: '11px 0', color: tokens.colorNeutralForeground3 },
});

/** Communities that I can ask to join. `quiet`: nothing is shown where there are none. */
export default function Joinable({ quiet = false }: { quiet?: boolean }) {
  const styles = useStyles();
  const { data, error, reload } = useData(listJoinable, {});
  if (quiet && !data?.communities.length) return null;
  return (
    <Section title={JOINING.joinable}>
      {error && <Problem slim problem={error} onRetry={reload} />}
      {!data && !error && <SkeletonRows rows={3} />}
      {data?.communities.length === 0 && <p className={styles.none}>{JOINING.joinableNone}</p>}
      <Rows>
        {data?.communities.map(({ communityId, name, purpose }) => (
          <Row key={communityId}>
            <TextLink href={`/communities/${communityId}`}>{name}</TextLink>
            <span className={styles.purpose}>{purpose}</span>
          </Row>
        ))}
      </Rows>
    </Section>
  );
}
