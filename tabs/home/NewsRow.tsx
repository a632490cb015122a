import { makeStyles, tokens } from '@fluentui/react-components';
import type { NewsItem } from '../../domain/shared/news.ts';
import type { NewsLine, ReadNews } from '../components/news-line.ts';
import { Row } from '../components/Page.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { When } from '../components/When.tsx';

/** Each area says how its kinds of news read; its file is found by its name. */
const files = import.meta.glob<{ newsLines: Readonly<Record<string, ReadNews>> }>('../*/news-lines.ts', {
  eager: true,
});

const LINES = new Map(Object.values(files).flatMap(({ newsLines }) => Object.entries(newsLines)));

const useStyles = makeStyles({ title: { fontWeight: tokens.fontWeightSemibold } });

export interface ShownNews extends NewsLine {
  readonly at: string;
  readonly communityId: string;
}

/**
 * The latest about each thing: that a session was planned is no news once it is over or called off. What is of a kind or
 * shape that this page does not know is passed over.
 */
export function latestOf(news: readonly NewsItem[]): ShownNews[] {
  const shown = new Map<string, ShownNews>();
  for (const item of news) {
    const line = LINES.get(item.kind)?.(item);
    if (!line || shown.has(line.about)) continue;
    shown.set(line.about, { ...line, at: item.at, communityId: item.communityId });
  }
  return [...shown.values()];
}

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
