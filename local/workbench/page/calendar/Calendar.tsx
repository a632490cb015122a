import { Button, makeStyles, mergeClasses, Spinner, Text, tokens } from '@fluentui/react-components';
import { ChevronLeftRegular } from '@fluentui/react-icons/svg/chevron-left';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import type { Event } from '@microsoft/microsoft-graph-types';
import { useEffect, useMemo, useRef } from 'react';
import useSWR from 'swr';
import { eventsFrom, GraphError } from '../graph.ts';
import { useDesk } from '../host/desk.ts';
import { go, type HostPlace, to } from '../place.ts';
import { useNow } from '../shell/PersonPicker.tsx';
import { addDays, cityOf, clock, longDay, momentOf, mondayOf, wallOf } from '../time.ts';
import { EventPage } from './EventPage.tsx';
import { ResponseMark } from './responses.tsx';

const days = 28;

export const useListStyles = makeStyles({
  page: { flex: 1, minWidth: 0, display: 'flex' },
  side: {
    width: '340px',
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  bar: {
    minHeight: '44px',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXXS,
    paddingInlineStart: tokens.spacingHorizontalL,
    paddingInlineEnd: tokens.spacingHorizontalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { fontWeight: tokens.fontWeightSemibold, flex: 1 },
  list: { flex: 1, overflowY: 'auto', margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    color: 'inherit',
    textDecorationLine: 'none',
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground2,
      outline: `1px solid ${tokens.colorTransparentStrokeInteractive}`,
      outlineOffset: '-1px',
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  chosen: {
    backgroundColor: tokens.colorNeutralBackground3,
    boxShadow: `inset 3px 0 ${tokens.colorCompoundBrandStroke}`,
  },
  text: { minWidth: 0, flex: 1, display: 'flex', flexDirection: 'column' },
  line: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', display: 'block' },
  quiet: { color: tokens.colorNeutralForeground2 },
  note: { padding: tokens.spacingHorizontalL, color: tokens.colorNeutralForeground2 },
  empty: { margin: 'auto', color: tokens.colorNeutralForeground2 },
});

const useStyles = makeStyles({
  day: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXS}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200,
  },
  today: { color: tokens.colorCompoundBrandForeground1 },
  times: {
    width: '42px',
    display: 'flex',
    flexDirection: 'column',
    fontVariantNumeric: 'tabular-nums',
    borderRight: `3px solid ${tokens.colorCompoundBrandStroke}`,
    paddingInlineEnd: tokens.spacingHorizontalXS,
    boxSizing: 'content-box',
  },
  unanswered: { borderRightStyle: 'dotted' },
  gone: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground2 },
});

export function troubleWithGraph(error: unknown): string {
  if (!(error instanceof GraphError)) return 'Outlook cannot be reached.';
  if (error.status === 429) return 'Microsoft Graph is throttling: this may be a moment old.';
  if (error.status >= 500) return 'Microsoft Graph is down: this may be a moment old.';
  return error.message;
}

interface CalendarProps {
  host: HostPlace;
  eventId?: string | undefined;
  from?: string | undefined;
}

export function Calendar({ host, eventId, from }: CalendarProps) {
  const styles = useListStyles();
  const own = useStyles();
  const { person } = useDesk();
  const now = useNow();
  const today = wallOf(now, person.timeZone).date;
  const first = from ?? mondayOf(today);
  const { data, error } = useSWR<Event[], unknown>(
    ['events', person.id, first],
    () => eventsFrom(person.id, first, days),
    { refreshInterval: 2000 },
  );
  const groups = useMemo(
    () => byDay(data ?? [], person.timeZone, first, today),
    [data, person.timeZone, first, today],
  );

  const todayHeading = useRef<HTMLDivElement>(null);
  const loaded = data !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the list is there, and again for another month
  useEffect(() => {
    todayHeading.current?.scrollIntoView({ block: 'start' });
  }, [loaded, first]);

  const link = (id: string) => to.event(host, id) + (from ? `?from=${from}` : '');
  return (
    <div className={styles.page}>
      <section className={styles.side} aria-label="Calendar">
        <div className={styles.bar}>
          <Text className={styles.title}>Calendar</Text>
          <Text size={100} className={styles.quiet}>
            {cityOf(person.timeZone)} time
          </Text>
          <Button
            appearance="subtle"
            icon={<ChevronLeftRegular />}
            aria-label="Four weeks earlier"
            onClick={() => go(to.calendar(host, addDays(first, -days)))}
          />
          <Button appearance="subtle" size="small" onClick={() => go(to.calendar(host))}>
            Today
          </Button>
          <Button
            appearance="subtle"
            icon={<ChevronRightRegular />}
            aria-label="Four weeks later"
            onClick={() => go(to.calendar(host, addDays(first, days)))}
          />
          {host === 'outlook' && (
            <Button appearance="primary" size="small" onClick={() => go(to.compose())}>
              New
            </Button>
          )}
        </div>
        {error !== undefined && (
          <Text className={styles.note} role="status" size={200}>
            {troubleWithGraph(error)}
          </Text>
        )}
        {!data && !error && <Spinner size="small" className={styles.empty} />}
        <div className={styles.list}>
          {groups.map(({ date, events }) => (
            <div key={date} ref={date === today ? todayHeading : undefined}>
              <div className={mergeClasses(own.day, date === today && own.today)}>
                {date === today ? `Today, ${longDay(date)}` : longDay(date)}
              </div>
              {events.length === 0 && (
                <Text size={200} className={mergeClasses(styles.item, styles.quiet)}>
                  {data ? 'Nothing planned' : ''}
                </Text>
              )}
              {events.map((event) => {
                const start = momentOf(event.start ?? {});
                const end = momentOf(event.end ?? {});
                const response = event.isOrganizer ? 'organizer' : event.responseStatus?.response;
                const sure = response === 'organizer' || response === 'accepted';
                return (
                  <a
                    key={event.id}
                    href={link(event.id ?? '')}
                    className={mergeClasses(styles.item, event.id === eventId && styles.chosen)}
                    aria-current={event.id === eventId ? 'true' : undefined}
                  >
                    <span className={mergeClasses(own.times, !sure && own.unanswered)}>
                      {event.isAllDay ? (
                        <Text size={200}>All day</Text>
                      ) : (
                        <>
                          <Text size={200}>{clock(start, person.timeZone)}</Text>
                          <Text size={200} className={styles.quiet}>
                            {clock(end, person.timeZone)}
                          </Text>
                        </>
                      )}
                    </span>
                    <span className={styles.text}>
                      <Text className={mergeClasses(styles.line, event.isCancelled === true && own.gone)}>
                        {event.subject || '(No subject)'}
                      </Text>
                      <Text size={200} className={mergeClasses(styles.line, styles.quiet)}>
                        {whose(event)}
                      </Text>
                    </span>
                    <ResponseMark response={response} />
                  </a>
                );
              })}
            </div>
          ))}
        </div>
      </section>
      {eventId ? (
        <EventPage key={eventId} eventId={eventId} />
      ) : (
        <Text className={styles.empty}>Choose an event to read it and to answer.</Text>
      )}
    </div>
  );
}

function whose(event: Event): string {
  if (event.isCancelled) return 'Cancelled';
  if (!event.isOrganizer) return event.organizer?.emailAddress?.name ?? '';
  return event.attendees?.length ? 'You organise' : '';
}

function byDay(events: Event[], zone: string, first: string, today: string) {
  const last = addDays(first, days);
  const groups = new Map<string, Event[]>();
  if (today >= first && today < last) groups.set(today, []);
  for (const event of events) {
    const date = event.isAllDay
      ? (event.start?.dateTime ?? '').slice(0, 10)
      : wallOf(momentOf(event.start ?? {}), zone).date;
    if (date < first || date >= last) continue;
    groups.set(date, [...(groups.get(date) ?? []), event]);
  }
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([date, ofDay]) => ({
      date,
      events: ofDay.sort((a, b) => (a.start?.dateTime ?? '').localeCompare(b.start?.dateTime ?? '')),
    }));
}
