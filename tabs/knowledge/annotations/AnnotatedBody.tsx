import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { Annotation } from '../../../domain/knowledge/annotation.ts';
import type { ArtifactPage } from '../../../domain/knowledge/contract.ts';
import { quoteOf } from '../../../domain/knowledge/passages.ts';
import { artifactText } from '../../../domain/knowledge/text.ts';
import { toast } from '../../app/toasts.tsx';
import { useMedia } from '../../app/use-media.ts';
import { lazySheet } from '../../components/lazy-sheet.tsx';
import { Unseen } from '../../components/Rows.tsx';
import { useHost } from '../../host/use-host.ts';
import { AboutContext } from './about.ts';
import { useAnnotating } from './annotating.ts';
import { blockAt, type Group, passageKey, sortAnnotations } from './groups.ts';
import { MoreAnnotations } from './MoreAnnotations.tsx';
import { MarkedBody, type SignedPassage, SlotProvider } from './marked-body.tsx';
import { ANNOTATE, NOTES } from './texts.ts';
import type { AllAnnotations } from './use-all-annotations.ts';
import { useStack } from './use-stack.ts';

// The text is drawn first, and what is said about it beside it.
const GroupCards = lazy(() => import('./GroupCards.tsx'));
const SelectionBar = lazy(() => import('./SelectionBar.tsx'));
const AnnotationForm = lazy(() => import('./AnnotationForm.tsx'));
const Unplaced = lazy(() => import('./Unplaced.tsx'));
const EndedAnnotations = lazy(() => import('./EndedAnnotations.tsx'));
const PickSheet = lazySheet(() => import('./PickSheet.tsx'));

const wide = matchMedia('(min-width: 900px)');

const useStyles = makeStyles({
  body: { gridArea: 'body', position: 'relative', maxWidth: '640px', minWidth: 0 },
  notes: {
    gridArea: 'notes',
    position: 'relative',
    minWidth: 0,
    margin: 0,
    padding: 0,
    '@media print': { display: 'none' },
  },
  item: { position: 'absolute', insetInline: 0 },
  before: { marginBottom: '16px', '@media print': { display: 'none' } },
  none: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  floating: {
    zIndex: 3,
    padding: '8px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow8,
  },
  below: {
    padding: '8px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

const COMPOSER = 'composer';
/** The passage that one writes about, among those that are marked. */
const WRITTEN = 'written';

interface Props {
  readonly page: ArtifactPage;
  readonly said: AllAnnotations;
  readonly communityId: string;
  /** Whether a passage is being picked from a list. */
  readonly picking: boolean;
  readonly onPicked: () => void;
  /** An annotation to be shown where it stands, by its id. */
  readonly shown: string | null;
  readonly onShown: () => void;
  /** Stands below the text. */
  /** Stands above the text. */
  readonly above?: ReactNode;
  readonly children?: ReactNode;
}

/**
 * The published text of an artifact with what others found beside its passages, or below them on narrow pages; and what
 * I write there myself.
 */
export default function AnnotatedBody({
  page,
  said,
  communityId,
  picking,
  onPicked,
  shown,
  onShown,
  above,
  children,
}: Props) {
  const styles = useStyles();
  const { personId } = useHost();
  const isWide = useMedia(wide);
  const { artifact, abilities } = page;
  const { annotations } = said;
  const { id: artifactId, revision, title, type } = artifact;
  const body = page.body ?? '';
  const writes = abilities.write === 'yes';
  const decides = abilities.decide;
  const owner = artifact.changedBy.name;
  const text = useMemo(() => artifactText(type, body), [type, body]);
  const sorted = useMemo(() => sortAnnotations(text, annotations, revision), [text, annotations, revision]);
  const draft = useAnnotating({ communityId, artifactId, sessionId: null });
  const { form } = draft;
  const written = form && form.revision === revision ? form.anchor : null;
  const [opened, setOpened] = useState<string | null>(null);
  const [pinned, setPinned] = useState<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [active, setActive] = useState<string | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const column = useRef<HTMLDivElement>(null);
  const about = useMemo(
    () => ({ communityId, artifactId, title, revision, text, writes, decides, owner, personId }),
    [communityId, artifactId, title, revision, text, writes, decides, owner, personId],
  );

  const writtenKey = written ? passageKey(written) : null;
  const passages = useMemo((): SignedPassage[] => {
    const kinds = new Map<string, Annotation['kind'][]>();
    for (const { annotations: some } of sorted.groups)
      for (const { anchor, kind } of some)
        if (anchor) kinds.set(passageKey(anchor), [...(kinds.get(passageKey(anchor)) ?? []), kind]);
    const marked = sorted.passages.map((one) => ({ ...one, kinds: kinds.get(one.key) ?? [] }));
    const [start = 0, end = 0] = writtenKey?.split('-').map(Number) ?? [];
    return writtenKey ? [...marked, { key: WRITTEN, anchor: { start, end }, kinds: [] }] : marked;
  }, [sorted, writtenKey]);
  const whole = sorted.groups.find(({ start }) => start < 0);
  const placed = sorted.groups.filter(({ start }) => start >= 0);
  const writtenAt = written ? (text.blocks[blockAt(text, written.start)]?.start ?? 0) : null;
  const below = useMemo(() => {
    if (isWide) return [];
    const groups = sorted.groups.filter(({ start }) => start >= 0).map(({ key, start }) => ({ key, start }));
    if (writtenAt === null) return groups;
    return [...groups, { key: COMPOSER, start: writtenAt }].sort((a, b) => a.start - b.start);
  }, [isWide, sorted, writtenAt]);

  useEffect(() => {
    const { current } = root;
    if (!current || !active) return;
    const marks = [...current.querySelectorAll<HTMLElement>(`[data-passages~="${active}"]`)];
    const cards = [...document.querySelectorAll<HTMLElement>(`[data-of="${active}"] article`)];
    for (const one of [...marks, ...cards]) one.dataset.active = '';
    return () => {
      for (const one of [...marks, ...cards]) delete one.dataset.active;
    };
  }, [active]);
  useEffect(() => {
    const { current } = root;
    const passageOf = ({ target }: Event) =>
      target instanceof Element
        ? target.closest<HTMLElement>('[data-passages]')?.dataset.passages?.split(' ').at(-1)
        : undefined;
    const over = (event: Event) => {
      const passage = passageOf(event);
      setActive(passage && passage !== WRITTEN ? passage : null);
    };
    const press = (event: Event) => {
      const passage = passageOf(event);
      if (!passage || passage === WRITTEN || document.getSelection()?.isCollapsed === false) return;
      const group = sorted.groups.find(({ annotations: some }) =>
        some.some(({ anchor }) => anchor && passageKey(anchor) === passage),
      );
      const first = group?.annotations.find(({ anchor }) => anchor && passageKey(anchor) === passage);
      if (!group || !first) return;
      setOpened(first.id);
      setPinned(group.key);
      requestAnimationFrame(() =>
        document.querySelector(`[data-annotation="${first.id}"]`)?.scrollIntoView({ block: 'nearest' }),
      );
    };
    current?.addEventListener('pointerover', over);
    current?.addEventListener('pointerleave', over);
    current?.addEventListener('click', press);
    return () => {
      current?.removeEventListener('pointerover', over);
      current?.removeEventListener('pointerleave', over);
      current?.removeEventListener('click', press);
    };
  }, [sorted]);
  useStack(column, root, form ? COMPOSER : pinned);
  // A piece of news about an annotation leads to it.
  const [asked] = useState(() => /^#annotation-([0-9a-f-]{36})$/.exec(location.hash)?.[1] ?? null);
  useEffect(() => {
    setOpened(asked);
    setFocused(asked);
  }, [asked]);
  const told = useRef(onShown);
  told.current = onShown;
  useEffect(() => {
    if (shown === null) return;
    setOpened(shown);
    setFocused(shown);
    told.current();
  }, [shown]);

  const cards = (group: Group) => (
    <Suspense>
      <GroupCards
        group={group}
        opened={opened}
        onOpen={setOpened}
        focused={focused}
        onActive={setActive}
        quoted={group.start < 0 && group.annotations.some(({ quote }) => quote !== '')}
      />
    </Suspense>
  );
  const composer = form && (
    <Suspense>
      <AnnotationForm
        draft={draft}
        about={about}
        shown={revision}
        quoted={form.revision !== revision}
        onSent={(made) => {
          toast(ANNOTATE.sent);
          setFocused(made.id);
        }}
      />
    </Suspense>
  );
  const slot = (key: string): ReactNode => {
    if (key === COMPOSER) return <div className={styles.below}>{composer}</div>;
    const group = sorted.groups.find((one) => one.key === key);
    return group ? cards(group) : null;
  };
  const items = [
    ...(whole ? [{ key: whole.key, beside: '', start: -1, shown: cards(whole) }] : []),
    ...placed.map((group) => ({
      key: group.key,
      beside: group.annotations[0]?.anchor ? passageKey(group.annotations[0].anchor) : '',
      start: group.start,
      shown: cards(group),
    })),
    ...(composer
      ? [{ key: COMPOSER, beside: written ? WRITTEN : '', start: written?.start ?? -0.5, shown: composer }]
      : []),
  ].sort((a, b) => a.start - b.start);

  return (
    <AboutContext value={about}>
      <div className={styles.body}>
        <Suspense>
          {sorted.unplaced.length > 0 && <Unplaced annotations={sorted.unplaced} asked={focused} />}
        </Suspense>
        {!isWide && whole && <div className={styles.before}>{cards(whole)}</div>}
        {!isWide && composer && !written && <div className={styles.below}>{composer}</div>}
        {above}
        <SlotProvider value={slot}>
          <div ref={root}>
            <MarkedBody {...{ type, title, body, text, passages, below }} />
          </div>
        </SlotProvider>
        <Suspense>
          {writes && (
            <SelectionBar
              root={root}
              text={text}
              onChoose={(kind, anchor) =>
                draft.begin({ kind, anchor, revision, quote: quoteOf(text, anchor) })
              }
            />
          )}
        </Suspense>
        {children}
        <MoreAnnotations of={said} />
        <Suspense>
          {sorted.ended.length > 0 && <EndedAnnotations annotations={sorted.ended} asked={focused} />}
        </Suspense>
      </div>
      {isWide && (
        <section ref={column} className={styles.notes} aria-labelledby="notes-title">
          <span id="notes-title">
            <Unseen as="h2">{NOTES.title}</Unseen>
          </span>
          {items.length === 0 && <p className={styles.none}>{writes ? NOTES.none : NOTES.noneReader}</p>}
          {items.map(({ key, beside, shown }) => (
            <div
              key={key}
              data-key={key}
              data-beside={beside}
              className={mergeClasses(styles.item, key === COMPOSER && styles.floating)}
            >
              {shown}
            </div>
          ))}
        </section>
      )}
      <Suspense>
        {picking && (
          <PickSheet
            title={ANNOTATE.pickTitle}
            hint={ANNOTATE.pickHint}
            send={ANNOTATE.goOn}
            text={text}
            artifact={title}
            root={root}
            whole
            onClose={onPicked}
            onPick={(anchor) => {
              onPicked();
              draft.begin({ kind: null, anchor, revision, quote: anchor ? quoteOf(text, anchor) : '' });
            }}
          />
        )}
      </Suspense>
    </AboutContext>
  );
}
