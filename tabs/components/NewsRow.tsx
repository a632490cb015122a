import { makeStyles, tokens } from '@fluentui/react-components';
import type { ShownNews } from './latest-news.ts';
import { Row } from './Page.tsx';
import { TextLink } from './TextLink.tsx';
import { When } from './When.tsx';

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
