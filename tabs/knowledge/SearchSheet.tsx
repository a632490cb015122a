import { Input, mergeClasses } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { whoAmI } from '../../domain/community/contract.ts';
import { listArtifacts, searchKnowledge } from '../../domain/knowledge/contract.ts';
import { TAXONOMY, type Taxonomy } from '../../domain/knowledge/taxonomy.ts';
import { useData } from '../api/use-data.ts';
import type { SearchProps } from '../app/routes.ts';
import { isComposing, isEnter } from '../components/enter.ts';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { Select } from '../components/Select.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { hitAddress, type ShownHit } from '../components/search-hit.ts';
import { useLinkStyles } from '../components/TextLink.tsx';
import { useRested } from '../components/use-rested.ts';
import { AlsoSearched } from './AlsoSearched.tsx';
import { Chips } from './Chips.tsx';
import { FilterChips } from './FilterChips.tsx';
import { Hit, optionId } from './Hit.tsx';
import { FACETS, hitGroups } from './hit-views.ts';
import { useSearchStyles } from './search-styles.ts';
import { chosenOf, searchedBy } from './searched.ts';
import { SEARCH_FILTERS } from './tag-texts.ts';
import { SEARCH_TEXTS, TAXONOMIES } from './texts.ts';

const PAUSE = 120;
const RECENT = 6;

/** Search over a community, answering as one types. */
export default function SearchSheet({ communityId, onClose }: SearchProps) {
  const styles = useSearchStyles();
  const links = useLinkStyles();
  const id = useId();
  const [, go] = useLocation();
  const me = useData(whoAmI, {});
  const [chosen, setChosen] = useState(communityId);
  const [typed, setTyped] = useState('');
  const [taxonomy, setTaxonomy] = useState<Taxonomy | null>(null);
  const [kind, setKind] = useState<string | null>(null);
  /** What was typed when only that was to be searched for. */
  const [onlyTyped, setOnlyTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLDivElement>(null);
  /** Enter was pressed before the answer was there. */
  const [hurried, setHurried] = useState(false);

  const communities = me.data && searchedBy(me.data.communities);
  const community = communities ? chosenOf(communities, chosen) : chosen;
  const text = typed.trim().replace(/\s+/g, ' ');
  const rested = useRested(text, PAUSE);
  const query = text === '' ? '' : rested;
  const typedOnly = query !== '' && query === onlyTyped;
  const narrowing = {
    ...(taxonomy && { taxonomy }),
    ...(kind && { kind }),
    ...(typedOnly && { typed: 'only' as const }),
  };
  const asked = community && query !== '' ? { q: query, ...narrowing } : null;
  const found = useData(
    searchKnowledge,
    asked && community ? { params: { communityId: community }, query: asked } : null,
    { keepPrevious: true },
  );
  const listed = useData(
    listArtifacts,
    community ? { params: { communityId: community }, query: { state: 'published', sort: 'changed' } } : null,
  );
  const recent = (listed.data?.artifacts ?? [])
    .slice(0, RECENT)
    .map((artifact) => ({ kind: 'artifact', ...artifact, excerpt: '' }));

  // Answers are cached by their question, so a late one cannot replace a newer one.
  const current = text !== '' && text === query && !found.isLoading && !found.isValidating;
  const hits = text === '' ? recent : (found.data?.hits ?? []);
  const groups = hitGroups(hits, { bestFirst: true });
  const ordered = groups.flatMap((group) => group.hits);
  const at = Math.min(active, Math.max(0, ordered.length - 1));
  const chosenHit = ordered[at];

  function open(hit: ShownHit) {
    if (!community) return;
    onClose();
    go(hitAddress(community, hit));
  }
  // The sheet is open by now: it was opened to type here.
  useEffect(() => field.current?.focus(), []);

  const opener = useRef(open);
  opener.current = open;

  const firstHit = ordered[0];
  useEffect(() => {
    if (!hurried || !current) return;
    setHurried(false);
    if (firstHit) opener.current(firstHit);
  }, [hurried, current, firstHit]);

  useEffect(() => {
    results.current?.querySelector(`[id="${CSS.escape(id)}-${at}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [at, id]);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (isComposing(event)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && ordered.length > 0) setActive((at + step + ordered.length) % ordered.length);
    else if (isEnter(event) && text !== '' && !current) setHurried(true);
    else if (isEnter(event) && chosenHit) open(chosenHit);
    // Otherwise the browser would only empty the field, and close the sheet the second time.
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
  }

  const list = (label: string, some: readonly ShownHit[], from: number) => (
    // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
    <div key={label} role="group" aria-label={label} className={styles.group}>
      <div aria-hidden className={styles.heading}>
        {label}
      </div>
      {some.map((hit, index) => (
        <Hit
          key={hit.id}
          id={optionId(id, from + index)}
          hit={hit}
          query={marked}
          active={from + index === at}
          onPoint={() => setActive(from + index)}
          onOpen={() => open(hit)}
        />
      ))}
    </div>
  );

  const filters =
    text === '' ? [] : (found.data?.filters ?? []).filter(({ written }) => typed.includes(written));
  const unknownKinds = current ? [...new Set(found.data?.unknownKinds ?? [])] : [];
  /** What is marked where it is found: the words without the filters. */
  const words = filters.reduce((rest, { written }) => rest.replace(written, ' '), query);
  const also = text === '' ? [] : (found.data?.also ?? []);
  const marked = [words, ...also].join(' ');
  const narrowed = taxonomy !== null || kind !== null;
  const total = found.data?.total ?? 0;
  const nothing = current && !found.error && ordered.length === 0;
  return (
    <Sheet title={SEARCH_TEXTS.title} onClose={onClose}>
      <div className={styles.top}>
        <Input
          ref={field}
          type="search"
          className={styles.input}
          contentBefore={<SearchRegular />}
          role="combobox"
          aria-label={SEARCH_TEXTS.label}
          aria-expanded={ordered.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={chosenHit ? optionId(id, at) : undefined}
          placeholder={SEARCH_TEXTS.placeholder}
          maxLength={400}
          value={typed}
          onChange={(_, data) => {
            setTyped(data.value);
            setActive(0);
            setHurried(false);
          }}
          onKeyDown={onKeyDown}
        />
        {filters.length > 0 ? (
          <FilterChips
            filters={filters}
            onRemove={({ written }) => {
              setTyped(typed.replace(written, ' ').replace(/\s+/g, ' ').trim());
              setActive(0);
              field.current?.focus();
            }}
          />
        ) : (
          // Once something is typed its line is for what is found: above a phone's keyboard there is little room.
          text === '' && <p className={styles.hint}>{SEARCH_FILTERS.hint}</p>
        )}
        <div role="status" className={styles.said}>
          {unknownKinds.map((one) => (
            <p key={one} className={styles.hint}>
              {SEARCH_FILTERS.unknownKind(one)}
            </p>
          ))}
        </div>
        <div className={styles.filters}>
          <Chips
            label={SEARCH_TEXTS.taxonomy}
            chosen={taxonomy}
            onChoose={(next) => {
              setTaxonomy(next);
              setActive(0);
            }}
            choices={[null, ...TAXONOMY].map((value) => ({
              value,
              label: value ? TAXONOMIES[value] : SEARCH_TEXTS.all,
            }))}
          />
          <Select
            small
            aria-label={SEARCH_TEXTS.kind}
            value={kind ?? ''}
            onChange={(event) => {
              setKind(event.target.value || null);
              setActive(0);
            }}
          >
            <option value="">{SEARCH_TEXTS.everyKind}</option>
            {FACETS.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
          {communities && (communities.length > 1 || (communityId && community !== communityId)) && (
            <Select
              small
              className={styles.community}
              aria-label={SEARCH_TEXTS.community}
              value={community ?? ''}
              onChange={(event) => setChosen(event.target.value)}
            >
              {communities.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </Select>
          )}
        </div>
      </div>
      <div ref={results} className={mergeClasses(styles.results, text !== '' && !current && styles.stale)}>
        {me.data && !community && <p className={styles.words}>{SEARCH_TEXTS.noCommunity}</p>}
        {text !== '' && found.error && <Problem slim problem={found.error} onRetry={found.reload} />}
        {text !== '' && !found.data && !found.error && <SkeletonRows rows={4} />}
        <div className={styles.also}>
          <AlsoSearched
            also={also}
            typedOnly={typedOnly && current}
            onTypedOnly={(only) => {
              setOnlyTyped(only ? query : null);
              setActive(0);
              field.current?.focus();
            }}
          />
        </div>
        <div id={`${id}-list`} role="listbox" aria-label={SEARCH_TEXTS.results} className={styles.list}>
          {groups.map((group) =>
            list(text === '' ? SEARCH_TEXTS.recent : group.heading, group.hits, group.from),
          )}
        </div>
        {text === '' && listed.data && recent.length === 0 && (
          <p className={styles.words}>{SEARCH_TEXTS.nothingYet}</p>
        )}
        {nothing && (
          <>
            <p className={styles.none}>{SEARCH_TEXTS.noneTitle(query)}</p>
            <p className={styles.words} style={{ marginTop: 0 }}>
              {narrowed || filters.length > 0 ? SEARCH_TEXTS.noneInPart : SEARCH_TEXTS.none}{' '}
              {narrowed && (
                <button
                  type="button"
                  className={links.button}
                  onClick={() => {
                    setTaxonomy(null);
                    setKind(null);
                  }}
                >
                  {SEARCH_TEXTS.everywhere}
                </button>
              )}
            </p>
          </>
        )}
      </div>
      <div className={styles.foot}>
        <span role="status">
          {current && ordered.length > 0
            ? total > ordered.length
              ? SEARCH_TEXTS.shown(ordered.length, total)
              : SEARCH_TEXTS.found(total, query)
            : ''}
        </span>
        <span aria-hidden className={styles.keys}>
          {SEARCH_TEXTS.keys}
        </span>
      </div>
    </Sheet>
  );
}
