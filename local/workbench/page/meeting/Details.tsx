import { Avatar, Button, makeStyles, Spinner, Tab, TabList, Text, tokens } from '@fluentui/react-components';
import { VideoFilled } from '@fluentui/react-icons/svg/video';
import { useDesk } from '../host/desk.ts';
import { HostFrame } from '../host/HostFrame.tsx';
import { go, to } from '../place.ts';
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

/** The chat of a meeting before and after the call, with the app's details tab. */
export function Details({
  chatId,
  about,
  subPage,
}: {
  chatId: string;
  about: boolean;
  subPage: string | undefined;
}) {
  const frameStyles = useFrameStyles();
  const { app } = useDesk();
  const { facts, problem } = useMeetingFacts(chatId);
  const frameOf = useMeetingFrame(chatId);
  const spec = frameOf('content', 'meetingDetailsTab') ?? frameOf('content', 'meetingChatTab');
  if (!facts) {
    return problem ? (
      <Text className={frameStyles.empty} role="alert">
        {problem}
      </Text>
    ) : (
      <Spinner className={frameStyles.empty} size="small" />
    );
  }
  const hasTab = spec !== undefined && facts.installed === true;
  const shown = about || !hasTab ? 'about' : 'app';
  return (
    <section className={frameStyles.page} aria-label={facts.subject}>
      <div className={frameStyles.header}>
        <Text as="h1" className={frameStyles.name}>
          {facts.subject}
        </Text>
        <TabList
          selectedValue={shown}
          onTabSelect={(_, { value }) =>
            go(value === 'about' ? `${to.call(chatId)}/about` : to.details(chatId), { replace: true })
          }
        >
          <Tab value="about">Details</Tab>
          {hasTab && (
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
      {shown === 'app' && spec ? <HostFrame spec={{ ...spec, subPage }} /> : <About facts={facts} />}
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
