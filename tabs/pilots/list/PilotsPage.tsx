import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useEffect, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { listPilots } from '../../../domain/pilots/contract.ts';
import type { PilotOutline } from '../../../domain/pilots/pilot.ts';
import { call, type Reply } from '../../api/client.ts';
import { useData } from '../../api/use-data.ts';
import type { Page } from '../../app/routes.ts';
import { useAction } from '../../app/use-action.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHead, Row, Rows, Section } from '../../components/Page.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { TextLink } from '../../components/TextLink.tsx';
import { useHost } from '../../host/use-host.ts';
import { pilotDrafts } from '../drafts.ts';
import { Filters } from './Filters.tsx';
import { columnsOf, type Filter, filterOf, withFilter } from './filters.ts';
import { Honest } from './Honest.tsx';
import { PilotRow } from './PilotRow.tsx';
import { LIST } from './texts.ts';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridAutoFlow: 'column',
    gridAutoColumns: 'minmax(0, 1fr)',
    gap: '0 32px',
    alignItems: 'start',
    '@media (max-width: 860px)': { columnGap: '16px' },
    '@media (max-width: 639.9px)': { display: 'block' },
  },
  none: { margin: 0, padding: '11px 0', color: tokens.colorNeutralForeground3 },
});

interface ListProps {
  readonly communityId: string;
  readonly path: string;
  readonly filter: Filter;
  readonly first: Reply<typeof listPilots>;
}

/** The pilots that fit a filter, and on demand those of later pages, in columns by where they stand. */
function List({ communityId, path, filter, first }: ListProps) {
  const styles = useStyles();
  const list = useRef<HTMLDivElement>(null);
  const [later, setLater] = useState<readonly Reply<typeof listPilots>[]>([]);
  const more = useAction(async (_operation, after: string) => {
    const page = await call(listPilots, { params: { communityId }, query: { ...filter, after } });
    setLater((before) => [...before, page]);
  });
  // A later page may have been told before something moved into the first one.
  const all = new Map<string, PilotOutline>();
  for (const { pilots } of [first, ...later])
    for (const pilot of pilots) if (!all.has(pilot.id)) all.set(pilot.id, pilot);
  const [newest] = later.at(-1)?.pilots ?? [];
  const next = (later.at(-1) ?? first).next;
  // The button that asked for them may be gone: whoever pressed it goes on reading at the first of them.
  useEffect(() => {
    if (newest) list.current?.querySelector<HTMLElement>(`a[href$="${newest.id}"]`)?.focus();
  }, [newest]);
  const now = new Date();
  const { running, waiting, over } = columnsOf([...all.values()], now);
  // What asks for a verdict or for what was kept asks for pilots that have ended, and sponsors see no others.
  const overOnly =
    filter.verdict !== undefined || filter.kept !== undefined || first.abilities.begin !== 'yes';
  const columns = [
    { title: LIST.running, pilots: running, none: LIST.noneRunning },
    { title: LIST.waiting, pilots: waiting, none: LIST.noneWaiting },
    { title: LIST.over, pilots: over, none: LIST.noneOver },
  ].filter(({ pilots }, at) => pilots.length > 0 || (at === 2 ? running.length > 0 : !overOnly));
  return (
    <div ref={list}>
      <div className={styles.columns}>
        {columns.map(({ title, pilots, none }) => (
          <Section key={title} title={title} aside={pilots.length > 0 && pilots.length}>
            {pilots.length === 0 && <p className={styles.none}>{none}</p>}
            <Rows>
              {pilots.map((pilot) => (
                <PilotRow key={pilot.id} pilot={pilot} path={path} now={now} />
              ))}
            </Rows>
          </Section>
        ))}
      </div>
      {more.problem !== null && <Problem slim problem={more.problem} onRetry={() => void more.again()} />}
      {next && (
        <Button disabledFocusable={more.busy} onClick={() => void more.run(next)}>
          {LIST.more}
        </Button>
      )}
    </div>
  );
}

/** Pilots that were begun in this browser and are not sent. */
function Drafts({ communityId }: { communityId: string }) {
  const { personId } = useHost();
  const [drafts] = useState(() => pilotDrafts(personId, communityId));
  if (drafts.length === 0) return null;
  return (
    <Section title={LIST.drafts} aside={LIST.draftsWhy}>
      <Rows>
        {drafts.map(({ href, title }) => (
          <Row key={href}>
            <TextLink href={href}>{title || LIST.untitled}</TextLink>
          </Row>
        ))}
      </Rows>
    </Section>
  );
}

/** What is being tried, and what came of it? */
const PilotsPage: Page = ({ params }) => {
  const communityId = params.communityId ?? '';
  const [path, go] = useLocation();
  const search = useSearch();
  const filter = filterOf(search);
  const all = useData(listPilots, { params: { communityId } });
  const filtered = Object.keys(filter).length > 0;
  const found = useData(listPilots, { params: { communityId }, ...(filtered && { query: filter }) });
  const { data } = found;
  const begins = data?.abilities.begin === 'yes';
  const totals = data?.totals ?? all.data?.totals;
  const empty = data?.pilots.length === 0 && data.next === null;
  const bare = empty && !filtered && (totals?.ended ?? 0) === 0;
  const begin = () => go(`${path}/new`);
  return (
    <>
      <PageHead
        title={LIST.title}
        actions={
          begins &&
          !bare && (
            <Button appearance="primary" icon={<AddRegular />} onClick={begin}>
              {LIST.begin}
            </Button>
          )
        }
      />
      {begins && <Drafts communityId={communityId} />}
      {totals && !bare && <Honest path={path} search={search} totals={totals} seesAll={begins} />}
      {!bare && (data || filtered) && (
        <Filters
          filter={filter}
          pilots={[...(all.data?.pilots ?? []), ...(data?.pilots ?? [])]}
          onChange={(to) => go(path + withFilter(search, to), { replace: true })}
        />
      )}
      {found.error && <Problem slim={data !== undefined} problem={found.error} onRetry={found.reload} />}
      {!data && !found.error && <SkeletonRows rows={8} />}
      {bare && (
        <EmptyState
          title={LIST.emptyTitle}
          action={
            begins && (
              <Button appearance="primary" onClick={begin}>
                {LIST.begin}
              </Button>
            )
          }
        >
          {begins ? LIST.empty : LIST.emptyReader}
        </EmptyState>
      )}
      {empty && !bare && <EmptyState title={LIST.noneTitle}>{LIST.none}</EmptyState>}
      {data && !empty && (
        <List key={search} communityId={communityId} path={path} filter={filter} first={data} />
      )}
    </>
  );
};
export default PilotsPage;
