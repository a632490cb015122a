import { makeStyles, tokens } from '@fluentui/react-components';
import { findTermUses } from '../../domain/glossary/contract.ts';
import { useData } from '../api/use-data.ts';
import { Row, Rows } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { hitAddress } from '../components/search-hit.ts';
import { TextLink } from '../components/TextLink.tsx';
import { hitGroups } from '../knowledge/hit-views.ts';
import { TERM } from './texts.ts';

const useStyles = makeStyles({
  quiet: { margin: '8px 0 0', color: tokens.colorNeutralForeground3 },
  kind: { margin: '12px 0 0', fontSize: 'inherit', fontWeight: tokens.fontWeightSemibold },
  excerpt: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

/** What says a term, by kinds, the newest first. */
export default function Uses({ communityId, termId }: { communityId: string; termId: string }) {
  const styles = useStyles();
  const { data, error, reload } = useData(findTermUses, { params: { communityId, termId } });
  if (!data) return error ? <Problem slim problem={error} onRetry={reload} /> : <SkeletonRows rows={3} />;
  const groups = hitGroups(data.hits);
  if (groups.length === 0) return <p className={styles.quiet}>{TERM.usedNowhere}</p>;
  return (
    <>
      {groups.map(({ kind, heading, hits }) => (
        <div key={kind}>
          <h3 className={styles.kind}>{heading}</h3>
          <Rows>
            {hits.map((hit) => (
              <Row key={hit.id}>
                <TextLink quiet href={hitAddress(communityId, hit)}>
                  {hit.head('')}
                </TextLink>
                <div className={styles.excerpt}>{hit.excerpt}</div>
              </Row>
            ))}
          </Rows>
        </div>
      ))}
      {data.total > data.hits.length && <p className={styles.quiet}>{TERM.usedMore(data.total)}</p>}
    </>
  );
}
