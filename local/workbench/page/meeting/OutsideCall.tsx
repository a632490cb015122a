import { Avatar, Button, makeStyles, Spinner, Tab, TabList, Text, tokens } from '@fluentui/react-components';
import { VideoFilled } from '@fluentui/react-icons/svg/video';
import { useDesk } from '../host/desk.ts';
import { HostFrame } from '../host/HostFrame.tsx';
import { go, type MeetingView, to } from '../place.ts';
import { AppIcon } from '../shell/AppIcon.tsx';
import { useFrameStyles } from '../teams/Home.tsx';
import { span } from '../time.ts';
import { type MeetingFacts, useMeetingFacts, useMeetingFrame } from './useMeeting.ts';

const useStyles = makeStyles({
  about: { padding: tokens.spacingHorizontalXXL, overflowY: 'auto' },
  members: {
    listStyleType: 'none',
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  member: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What Teams itself shows there; each with the view it belongs to. */
export const HOST_TABS = [
  { id: 'messages', label: 'Chat', view: 'chat' },
  { id: 'about', label: 'Details', view: 'details' },
] as const;

type HostTab = (typeof HOST_TABS)[number]['id'];

const CONTEXTS = { chat: 'meetingChatTab', details: 'meetingDetailsTab' } as const;

interface Props {
  chatId: string;
  view: MeetingView;
  /** Without it the app's tab is shown, where the manifest asks for one. */
  hostTab?: HostTab;
  subPage?: string | undefined;
}

/** A meeting before and after its call, with the app's tab where a context of the manifest says so, and only there. */
export function OutsideCall({ chatId, view, hostTab, subPage }: Props) {
  const frameStyles = useFrameStyles();
  const { app } = useDesk();
  const { facts, problem } = useMeetingFacts(chatId);
  const spec = useMeetingFrame(chatId)('content', CONTEXTS[view]);
  if (!facts) {
    return problem ? (
      <Text className={frameStyles.empty} role="alert">
        {problem}
      </Text>
    ) : (
      <Spinner className={frameStyles.empty} size="small" />
    );
  }
  const appTab = facts.installed === true ? spec : undefined;
  const own: HostTab = view === 'chat' ? 'messages' : 'about';
  const shown = hostTab ?? (appTab ? 'app' : own);
  return (
    <section className={frameStyles.page} aria-label={facts.subject}>
      <div className={frameStyles.header}>
        <Text as="h1" className={frameStyles.name}>
          {facts.subject}
        </Text>
        <TabList
          selectedValue={shown}
          onTabSelect={(_, { value }) =>
            go(value === 'app' ? to.outsideCall(chatId, view) : `${to.call(chatId)}/${String(value)}`, {
              replace: true,
            })
          }
        >
          {HOST_TABS.map(({ id, label }) => (
            <Tab key={id} value={id}>
              {label}
            </Tab>
          ))}
          {appTab && (
            <Tab value="app" icon={<AppIcon size={20} />}>
              {app.name}
            </Tab>
          )}
        </TabList>
        <div className={frameStyles.space} />
        <Button appearance="primary" icon={<VideoFilled />} onClick={() => go(to.call(chatId))}>
          Join
        </Button>
      </div>
      {shown === 'app' && appTab && <HostFrame spec={{ ...appTab, meetingView: view, subPage }} />}
      {shown === 'messages' && (
        <Text className={frameStyles.empty}>Messages are not part of this Teams.</Text>
      )}
      {shown === 'about' && <About facts={facts} />}
    </section>
  );
}

function About({ facts }: { facts: MeetingFacts }) {
  const styles = useStyles();
  const { app, person } = useDesk();
  return (
    <div className={styles.about}>
      {facts.start && facts.end && <Text block>{span(facts.start, facts.end, person.timeZone)}</Text>}
      <Text block size={200} className={styles.quiet}>
        {facts.installed === false ? `${app.name} has not been added to this meeting.` : ''}
      </Text>
      <ul className={styles.members}>
        {facts.members.map((one) => (
          <li key={one.id} className={styles.member}>
            <Avatar name={one.displayName} color="colorful" size={28} aria-hidden />
            <Text>{one.displayName}</Text>
            <Text size={200} className={styles.quiet}>
              {one.jobTitle}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}
