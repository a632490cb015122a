import { makeStyles, tokens } from '@fluentui/react-components';
import { listRelated } from '../../domain/knowledge/tag-contract.ts';
import { useData } from '../api/use-data.ts';
import { Row, Rows, Section } from '../components/Page.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { RELATED } from './tag-texts.ts';
import { TYPES } from './texts.ts';

const useStyles = makeStyles({
  root: { marginTop: '40px', maxWidth: '960px', '@media print': { display: 'none' } },
  type: { color: tokens.colorNeutralForeground3, marginInlineStart: '12px' },
});

/** What has to do with an artifact, and why. Nothing is said where there is none, or where it cannot be asked. */
export default function Related({ communityId, artifactId }: { communityId: string; artifactId: string }) {
  const styles = useStyles();
  const { data } = useData(listRelated, { params: { communityId, artifactId } });
  if (!data || data.related.length === 0) return null;
  return (
    <div className={styles.root}>
      <Section title={RELATED.title}>
        <Rows>
          {data.related.map(({ id, title, type, relation }) => (
            <Row key={id} end={RELATED.why(relation)}>
              <TextLink href={`/communities/${communityId}/knowledge/${id}`}>{title}</TextLink>
              <span className={styles.type}>{TYPES[type]}</span>
            </Row>
          ))}
        </Rows>
      </Section>
    </div>
  );
}
