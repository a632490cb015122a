import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { listJoinable } from '../../domain/inclusion/contract.ts';
import { call, type Reply } from '../api/client.ts';
import { useData } from '../api/use-data.ts';
import { useAction } from '../app/use-action.ts';
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
  more: { justifySelf: 'start', marginTop: '8px' },
  none: { margin: 0, padding: '11px 0', color: tokens.colorNeutralForeground3 },
});

/** Communities that I can ask to join. `quiet`: nothing is shown where there are none. */
export default function Joinable({ quiet = false }: { quiet?: boolean }) {
  const styles = useStyles();
  const { data, error, reload } = useData(listJoinable, { query: {} });
  const [later, setLater] = useState<readonly Reply<typeof listJoinable>[]>([]);
  const more = useAction(async (_, after: string) => {
    const page = await call(listJoinable, { query: { after } });
    setLater((all) => [...all, page]);
  });
  const pages = data ? [data, ...later] : [];
  // A later page may have been told before another community came into the first one.
  const all = new Map(pages.flatMap((page) => page.communities).map((one) => [one.communityId, one]));
  const communities = [...all.values()];
  // The button that asked for them may be gone: whoever pressed it goes on reading at the first of them.
  const [newest] = later.at(-1)?.communities ?? [];
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (newest) list.current?.querySelector<HTMLElement>(`a[href$="${newest.communityId}"]`)?.focus();
  }, [newest]);
  const next = pages.at(-1)?.next ?? null;
  const isEmpty = data !== undefined && communities.length === 0 && next === null;
  if (quiet && (!data || isEmpty)) return null;
  return (
    <Section title={JOINING.joinable}>
      {error && <Problem slim problem={error} onRetry={reload} />}
      {!data && !error && <SkeletonRows rows={3} />}
      {isEmpty && <p className={styles.none}>{JOINING.joinableNone}</p>}
      <div ref={list}>
        <Rows>
          {communities.map(({ communityId, name, purpose }) => (
            <Row key={communityId}>
              <TextLink href={`/communities/${communityId}`}>{name}</TextLink>
              <span className={styles.purpose}>{purpose}</span>
            </Row>
          ))}
        </Rows>
      </div>
      {next && (
        <Button className={styles.more} disabledFocusable={more.busy} onClick={() => void more.run(next)}>
          {JOINING.more}
        </Button>
      )}
      {more.problem !== null && <Problem slim problem={more.problem} onRetry={() => void more.again()} />}
    </Section>
  );
}
