import { CounterBadge, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { AlertFilled, AlertRegular } from '@fluentui/react-icons/svg/alert';
import { CalendarLtrFilled, CalendarLtrRegular } from '@fluentui/react-icons/svg/calendar-ltr';
import { MailFilled, MailRegular } from '@fluentui/react-icons/svg/mail';
import { PeopleTeamFilled, PeopleTeamRegular } from '@fluentui/react-icons/svg/people-team';
import { VideoFilled, VideoRegular } from '@fluentui/react-icons/svg/video';
import { type ReactElement, useEffect, useRef } from 'react';
import { useDesk } from '../host/desk.ts';
import { useMails, useRead } from '../mail/mails.ts';
import { type Place, to, usePlace } from '../place.ts';
import { useActivities } from '../teams/activities.ts';
import { leadershipChannel } from '../teams/channel.ts';
import { AppIcon } from './AppIcon.tsx';

const useStyles = makeStyles({
  rail: {
    width: '84px',
    display: 'flex',
    flexDirection: 'column',
    overflowY: 'auto',
    paddingBottom: tokens.spacingVerticalS,
  },
  heading: {
    color: tokens.colorNeutralForeground2,
    textAlign: 'center',
    paddingTop: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalXXS,
  },
  second: {
    marginTop: tokens.spacingVerticalS,
    marginInline: tokens.spacingHorizontalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  stop: { position: 'relative' },
  link: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '2px',
    minHeight: '56px',
    marginInline: tokens.spacingHorizontalXS,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    ':hover': {
      color: tokens.colorNeutralForeground1Hover,
      backgroundColor: tokens.colorNeutralBackground4Hover,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  active: {
    color: tokens.colorCompoundBrandForeground1,
    fontWeight: tokens.fontWeightSemibold,
    '::before': {
      content: '""',
      position: 'absolute',
      insetInlineStart: 0,
      top: '14px',
      bottom: '14px',
      width: '3px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandStroke,
    },
  },
  count: { position: 'absolute', top: '4px', insetInlineEnd: '20px', pointerEvents: 'none' },
  label: { fontSize: tokens.fontSizeBase100, lineHeight: tokens.lineHeightBase100, fontWeight: 'inherit' },
});

interface Stop {
  key: string;
  label: string;
  name: string;
  start: string;
  icon: (active: boolean) => ReactElement;
  /** how many new things wait there */
  count?: number | undefined;
  isHere: (place: Place) => boolean;
}

const under =
  (...start: string[]) =>
  ({ path }: Place) =>
    start.every((part, index) => path[index] === part);

const size = { fontSize: '24px' };
/** Mail older than this no longer asks for attention. */
const WEEK_MS = 7 * 86_400_000;

export function Rail() {
  const styles = useStyles();
  const place = usePlace();
  const { app } = useDesk();
  const { isRead } = useRead();
  const isNew = (at: string) => Date.now() - Date.parse(at) < WEEK_MS;
  const unread = useMails()?.filter((one) => isNew(one.at) && !isRead(one.id)).length ?? 0;
  const appIcon = () => <AppIcon size={24} />;
  const calendar = (active: boolean) =>
    active ? <CalendarLtrFilled style={size} /> : <CalendarLtrRegular style={size} />;

  const told = useActivities()?.filter((one) => isNew(one.at) && !isRead(one.id)).length ?? 0;

  const teams: Stop[] = [
    {
      key: 'teams/activity',
      label: 'Activity',
      name: told > 0 ? `Activity, ${told} unread` : 'Activity',
      count: told,
      start: to.activity(),
      icon: (active) => (active ? <AlertFilled style={size} /> : <AlertRegular style={size} />),
      isHere: under('teams', 'activity'),
    },
    {
      key: 'teams/home',
      label: app.name,
      name: `${app.name} in Teams`,
      start: to.home('teams'),
      icon: appIcon,
      isHere: ({ path }) => path.length === 0 || (path[0] === 'teams' && path[1] === 'home'),
    },
    {
      key: 'teams/channel',
      label: leadershipChannel.name,
      name: `${leadershipChannel.name} channel`,
      start: to.channel(),
      icon: (active) => (active ? <PeopleTeamFilled style={size} /> : <PeopleTeamRegular style={size} />),
      isHere: under('teams', 'channel'),
    },
    {
      key: 'teams/calendar',
      label: 'Calendar',
      name: 'Calendar in Teams',
      start: to.calendar('teams'),
      icon: calendar,
      isHere: under('teams', 'calendar'),
    },
    {
      key: 'meeting',
      label: 'Meeting',
      name: 'Meeting',
      start: to.meetings(),
      icon: (active) => (active ? <VideoFilled style={size} /> : <VideoRegular style={size} />),
      isHere: under('meeting'),
    },
  ];
  const outlook: Stop[] = [
    {
      key: 'outlook/mail',
      label: 'Mail',
      name: unread > 0 ? `Mail in Outlook, ${unread} unread` : 'Mail in Outlook',
      count: unread,
      start: to.mail(),
      icon: (active) => (active ? <MailFilled style={size} /> : <MailRegular style={size} />),
      isHere: under('outlook', 'mail'),
    },
    {
      key: 'outlook/calendar',
      label: 'Calendar',
      name: 'Calendar in Outlook',
      start: to.calendar('outlook'),
      icon: calendar,
      isHere: ({ path }) => path[0] === 'outlook' && (path[1] === 'calendar' || path[1] === 'event'),
    },
    {
      key: 'outlook/home',
      label: app.name,
      name: `${app.name} in Outlook`,
      start: to.home('outlook'),
      icon: appIcon,
      isHere: under('outlook', 'home'),
    },
  ];

  const here = [...teams, ...outlook].find((stop) => stop.isHere(place));
  // A stop leads back to where one was in it; a second click leads to its beginning.
  const visited = useRef(new Map<string, string>());
  useEffect(() => {
    if (here && location.hash) visited.current.set(here.key, location.hash);
  });

  const list = (stops: Stop[]) => (
    <ul className={styles.list}>
      {stops.map((stop) => {
        const active = stop === here;
        return (
          <li key={stop.key} className={styles.stop}>
            <a
              className={mergeClasses(styles.link, active && styles.active)}
              href={active ? stop.start : (visited.current.get(stop.key) ?? stop.start)}
              aria-label={stop.name}
              aria-current={active ? 'page' : undefined}
            >
              {stop.icon(active)}
              <span className={styles.label}>{stop.label}</span>
            </a>
            {stop.count ? (
              <CounterBadge aria-hidden className={styles.count} size="small" count={stop.count} />
            ) : null}
          </li>
        );
      })}
    </ul>
  );

  return (
    <nav className={styles.rail} aria-label="Teams and Outlook" data-rail>
      <Text className={styles.heading} size={100}>
        Teams
      </Text>
      {list(teams)}
      <div className={styles.second} />
      <Text className={styles.heading} size={100}>
        Outlook
      </Text>
      {list(outlook)}
    </nav>
  );
}
