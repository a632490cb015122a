import { makeStyles, tokens } from '@fluentui/react-components';
import { Row } from '../components/Page.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { When } from '../components/When.tsx';
import type { ShownNews } from './latest-news.ts';

const useStyles = makeStyles({ title: { fontWeight: tokens.fontWeightSemibold } });

export function NewsRow({ news, community }: { news: ShownNews; community: string | null }) {
  const styles = useStyles();
  return (
    <Row end={<When at={news.at} as="distance" />}>
      <TextLink quiet href={news.href}>
        <strong className={styles.title}>{news.title}</strong> {news.rest}
        {community && ` · ${community}`}
      </TextLink>
    </Row>
  );
}
