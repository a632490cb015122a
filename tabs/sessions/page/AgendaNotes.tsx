import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useState, useSyncExternalStore } from 'react';
import { inOrder, NOTE_KINDS, type Note, type NoteKind, noteName } from '../../../domain/sessions/note.ts';
import { isOpen } from '../../../domain/sessions/session.ts';
import { sayTime } from '../../components/dates.ts';
import { KindIcon } from '../../components/KindSign.tsx';
import { Section } from '../../components/Page.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { TextWithTerms } from '../../components/TextWithTerms.tsx';
import { KINDS } from '../../components/texts.ts';
import { hasDraft } from '../../drafts/use-draft.ts';
import { NoteRow } from '../live/NoteRow.tsx';
import { editName } from '../live/note-drafts.ts';
import { isMine, type SessionClient } from '../live/session-client.ts';
import { WaitingRow } from '../live/WaitingRow.tsx';
import { clocksOf, counts, grouped } from './grouped.ts';
import { Minutes } from './Minutes.tsx';
import { NoteMore } from './NoteMore.tsx';
import { useNoteAsked } from './note-asked.ts';
import { usePageStyles } from './styles.ts';
import { PAGE } from './texts.ts';
import type { View } from './view.ts';

const OpenActions = lazy(() => import('../live/OpenActions.tsx'));
const Tried = lazy(() => import('../../rhythm/Tried.tsx'));
const ItemParts = lazy(() => import('../live/ItemParts.tsx'));

const useStyles = makeStyles({
  chips: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px',
    padding: '8px 0',
    '@media print': { display: 'none' },
  },
  chip: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    minHeight: '32px',
    padding: '0 10px',
    font: 'inherit',
    fontVariantNumeric: 'tabular-nums',
    color: tokens.colorNeutralForeground2,
    backgroundColor: 'transparent',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusCircular,
    cursor: 'pointer',
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      color: tokens.colorNeutralForeground1Hover,
    },
    // On a coloured background the icon takes the foreground colour that belongs to it.
    ':hover svg': { color: 'inherit' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  chosen: {
    '& svg': { color: 'inherit' },
    '@media (forced-colors: active)': {
      color: 'HighlightText',
      backgroundColor: 'Highlight',
      forcedColorAdjust: 'none',
    },
    color: tokens.colorNeutralForeground1Selected,
    backgroundColor: tokens.colorNeutralBackground1Selected,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    fontWeight: tokens.fontWeightSemibold,
  },
  // One column of times for all items, as wide as the widest: “9:04 pm” needs more room than “21:04”.
  items: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: '8px',
    '@media screen and (max-width: 480px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  item: {
    gridColumn: '1 / -1',
    display: 'grid',
    gridTemplateColumns: 'subgrid',
    padding: '12px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    breakInside: 'avoid',
    ':last-child': { borderBottom: `1px solid ${tokens.colorTransparentStroke}` },
  },
  now: {
    borderLeft: `3px solid ${tokens.colorCompoundBrandStroke}`,
    paddingInlineStart: '9px',
    marginInlineStart: '-12px',
  },
  clock: {
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
    lineHeight: tokens.lineHeightBase300,
    minWidth: '40px',
    whiteSpace: 'nowrap',
  },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '0 12px' },
  title: {
    margin: 0,
    fontSize: 'inherit',
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  passed: { color: tokens.colorNeutralForeground3 },
  body: { gridColumn: '2', '@media screen and (max-width: 480px)': { gridColumn: '1' } },
  prompt: { margin: '2px 0 0', color: tokens.colorNeutralForeground2, whiteSpace: 'pre-wrap' },
  // The summary above says the same on paper.
  fold: {
    width: 'fit-content',
    padding: '6px 4px',
    marginInlineStart: '-4px',
    color: tokens.colorNeutralForeground2,
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  notes: { listStyleType: 'none', margin: '4px 0 0', padding: 0 },
  onScreen: { '@media print': { display: 'none' } },
});

interface Props {
  readonly client: SessionClient;
  readonly view: View;
  /** Guests read the outline alone. */
  readonly reads: boolean;
}

/** The agenda with its prompts, and under each item what was noted. */
export function AgendaNotes({ client, view, reads }: Props) {
  const styles = useStyles();
  const page = usePageStyles();
  const [kind, setKind] = useState<NoteKind | null>(null);
  const entries = useSyncExternalStore(client.outbox.listen, client.outbox.entries);
  const { session, agenda, abilities } = view;
  const notes = [...view.notes].sort(inOrder);
  const waiting = entries.filter(({ sessionId }) => sessionId === session.id);
  const open = isOpen(session.state);
  const live = session.state === 'live';
  const leads = abilities.lead === 'yes' || (!open && abilities.capture === 'yes');
  useNoteAsked(notes.length);
  const groups = grouped(agenda.items, notes, waiting, kind);
  const numbers = counts(notes);
  // Where nobody ever moved the agenda, it says nothing of what was held.
  const over = !open && session.begunAt !== null;
  const clocks = clocksOf(agenda.items, session.startsAt, over);
  const isBeingEdited = (note: Note) => hasDraft(client.personId, editName(note));
  const list = (some: readonly Note[]) => (
    <ul className={mergeClasses(styles.notes, styles.onScreen)}>
      {some.map((note) => (
        <NoteRow
          key={noteName(note)}
          client={client}
          note={note}
          leads={leads}
          may={leads || (open && isMine(client, note))}
          going={client.removals.of(note)}
          problem={client.removalProblem(note)}
          More={NoteMore}
        />
      ))}
    </ul>
  );
  return (
    <Section title={notes.length > 0 ? PAGE.agendaNotes : PAGE.agenda}>
      {numbers.size > 1 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row in every browser
        <div role="group" aria-label={PAGE.filter} className={styles.chips}>
          <button
            type="button"
            aria-pressed={kind === null}
            className={mergeClasses(styles.chip, kind === null && styles.chosen)}
            onClick={() => setKind(null)}
          >
            {PAGE.all} {notes.length}
          </button>
          {NOTE_KINDS.filter((one) => numbers.has(one)).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={kind === one}
              className={mergeClasses(styles.chip, kind === one && styles.chosen)}
              onClick={() => setKind(kind === one ? null : one)}
            >
              <KindIcon kind={one} />
              {KINDS[one]} {numbers.get(one)}
            </button>
          ))}
        </div>
      )}
      {agenda.items.length === 0 && groups.length === 0 && (
        <p className={page.quiet}>{kind === null ? PAGE.noAgenda : PAGE.noneOfKind}</p>
      )}
      <ol className={mergeClasses(page.list, styles.items)}>
        {groups.map(({ item, notes: some, waiting: onTheWay }) => {
          const isNow = live && item !== null && item.startedAt !== null && item.endedAt === null;
          const clock = item && clocks.get(item.id);
          const missed = over && item !== null && item.startedAt === null;
          return (
            <li
              key={item?.id ?? 'beside'}
              className={mergeClasses(styles.item, isNow && styles.now, item === null && styles.onScreen)}
              aria-current={isNow ? 'step' : undefined}
            >
              {clock && <span className={styles.clock}>{sayTime(clock)}</span>}
              <div className={styles.body}>
                <div className={styles.line}>
                  <h3 className={mergeClasses(styles.title, missed && styles.passed)}>
                    {item ? (
                      <TextWithTerms communityId={session.communityId}>{item.title}</TextWithTerms>
                    ) : (
                      PAGE.beside
                    )}
                  </h3>
                  {item && <Minutes client={client} item={item} live={live} missed={missed} />}
                </div>
                {item?.prompt && kind === null && (
                  <p className={styles.prompt}>
                    <TextWithTerms communityId={session.communityId} below={item.title}>
                      {item.prompt}
                    </TextWithTerms>
                  </p>
                )}
                {item?.kind === 'open-actions' && open && reads && kind === null && (
                  <Suspense fallback={<SkeletonRows rows={2} />}>
                    <OpenActions client={client} />
                  </Suspense>
                )}
                {item?.kind === 'tried' && reads && kind === null && (
                  <Suspense fallback={<SkeletonRows rows={2} />}>
                    <Tried
                      communityId={session.communityId}
                      sessionId={session.id}
                      taxonomy={session.taxonomy}
                      mayCapture={open && abilities.capture === 'yes'}
                    />
                  </Suspense>
                )}
                {item &&
                  (item.kind === 'report' || (item.kind === 'debrief' && isNow)) &&
                  reads &&
                  kind === null && (
                    <div className={styles.onScreen}>
                      <Suspense fallback={<SkeletonRows rows={1} />}>
                        <ItemParts
                          client={client}
                          item={item}
                          isNow={isNow}
                          session={session}
                          mayCapture={abilities.capture === 'yes'}
                        />
                      </Suspense>
                    </div>
                  )}
                {some.length > 0 &&
                  // The summary shows these notes already, so they are collapsed here.
                  (session.state === 'closed' && kind === null ? (
                    <details className={styles.onScreen} open={some.some(isBeingEdited)}>
                      <summary className={styles.fold}>{PAGE.notesHere(some.length)}</summary>
                      {list(some)}
                    </details>
                  ) : (
                    list(some)
                  ))}
                {onTheWay.length > 0 && (
                  <ul className={mergeClasses(styles.notes, styles.onScreen)}>
                    {onTheWay.map((entry) => (
                      <WaitingRow
                        key={entry.id}
                        client={client}
                        entry={entry}
                        may={abilities.capture === 'yes'}
                      />
                    ))}
                  </ul>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
