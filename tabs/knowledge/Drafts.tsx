import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { listArtifacts } from '../../domain/knowledge/contract.ts';
import { IDS_MAX, LISTED } from '../../domain/knowledge/listing.ts';
import { useData } from '../api/use-data.ts';
import { Rows, Section } from '../components/Page.tsx';
import { useHost } from '../host/use-host.ts';
import { ArtifactRow, useRowStyles } from './ArtifactRow.tsx';
import { type Filter, passes, queryOf } from './filters.ts';
import { LocalDraftRow } from './LocalDraftRow.tsx';
import { localDrafts } from './local-drafts.ts';
import { KNOWLEDGE } from './texts.ts';

const DRAFTS_SHOWN = 3;

interface Props {
  readonly communityId: string;
  readonly path: string;
  readonly filter: Filter;
  /** How many there are on the server, whatever the filter. */
  readonly count: number;
  /** The server cannot be asked: then only this browser's drafts are shown. */
  readonly offline?: boolean;
}

/** What was never published and the filter lets pass, latest first; and what this browser alone has. */
export function Drafts({ communityId, path, filter, count, offline = false }: Props) {
  const { personId } = useHost();
  const rows = useRowStyles();
  const [all, setAll] = useState(false);
  const [here] = useState(
    () =>
      new Map([...localDrafts(personId, communityId).all()].sort(([, a], [, b]) => b.at.localeCompare(a.at))),
  );
  const params = { communityId };
  const stored = useData(
    listArtifacts,
    count > 0 ? { params, query: { ...queryOf(filter), state: 'draft', sort: 'changed' } } : null,
  );
  // Those that were begun here may have reached the server without this browser having heard of it, and those that
  // stood there may have been discarded by somebody else. Offline it is taken that neither has happened.
  const keptHere = [...here].filter(([, copy]) => !offline || copy.etag === null).slice(0, IDS_MAX);
  const reached = useData(
    listArtifacts,
    !offline && keptHere.length > 0 ? { params, query: { ids: keptHere.map(([id]) => id).join() } } : null,
  );
  const known = new Set(reached.data?.artifacts.map(({ id }) => id));
  const onlyHere =
    offline || keptHere.length === 0 || reached.data
      ? keptHere.filter(([id, { draft }]) => !known.has(id) && passes(filter, draft))
      : [];
  const drafts = stored.data?.artifacts ?? [];
  const total = stored.data?.total ?? 0;
  if (drafts.length + onlyHere.length === 0) return null;
  const shown = all ? drafts : drafts.slice(0, DRAFTS_SHOWN);
  return (
    <Section title={KNOWLEDGE.drafts} aside={KNOWLEDGE.draftsWhy}>
      <Rows>
        {onlyHere.map(([id, { draft, at }]) => (
          <LocalDraftRow key={id} href={`${path}/new?id=${id}`} draft={draft} at={at} />
        ))}
        {shown.map((artifact) => (
          <ArtifactRow
            key={artifact.id}
            href={`${path}/${artifact.id}/edit`}
            artifact={artifact}
            signs={here.has(artifact.id) && <span className={rows.sign}>{KNOWLEDGE.unsavedToo}</span>}
          />
        ))}
      </Rows>
      {drafts.length > shown.length && (
        <Button appearance="subtle" onClick={() => setAll(true)}>
          {total > LISTED
            ? KNOWLEDGE.draftsLatest(LISTED, total)
            : KNOWLEDGE.draftsAll(total + onlyHere.length)}
        </Button>
      )}
    </Section>
  );
}
