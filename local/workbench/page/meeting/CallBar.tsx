import {
  Avatar,
  Button,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Text,
  ToggleButton,
  Tooltip,
  tokens,
} from '@fluentui/react-components';
import { CallEndFilled } from '@fluentui/react-icons/svg/call-end';
import { MicRegular } from '@fluentui/react-icons/svg/mic';
import { MicOffRegular } from '@fluentui/react-icons/svg/mic-off';
import { PeopleRegular } from '@fluentui/react-icons/svg/people';
import { ShareScreenStopRegular } from '@fluentui/react-icons/svg/share-screen-stop';
import { VideoRegular } from '@fluentui/react-icons/svg/video';
import { VideoOffRegular } from '@fluentui/react-icons/svg/video-off';
import { useEffect, useState } from 'react';
import { api, type Person, type Room } from '../api.ts';
import { useDesk } from '../host/desk.ts';
import { addressAs, go, to } from '../place.ts';
import { AppIcon } from '../shell/AppIcon.tsx';

const useStyles = makeStyles({
  bar: {
    minHeight: '48px',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    paddingInline: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  subject: {
    margin: 0,
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  time: {
    fontVariantNumeric: 'tabular-nums',
    color: tokens.colorNeutralForeground2,
    marginInlineStart: tokens.spacingHorizontalS,
  },
  space: { flex: 1, minWidth: tokens.spacingHorizontalS },
  leave: {
    backgroundColor: tokens.colorStatusDangerBackground3,
    color: tokens.colorNeutralForegroundOnBrand,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    ':hover': {
      backgroundColor: tokens.colorStatusDangerBackground3Hover,
      color: tokens.colorNeutralForegroundOnBrand,
    },
  },
  people: { width: '320px', maxHeight: '60vh', overflowY: 'auto' },
  list: { listStyleType: 'none', margin: `${tokens.spacingVerticalS} 0`, padding: 0 },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalXXS,
  },
  grow: { flex: 1 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface CallBarProps {
  chatId: string;
  subject: string;
  /** when one joined */
  since: string | undefined;
  room: Room | undefined;
  members: Person[];
  camera: boolean;
  microphone: boolean;
  onChange: (own: { camera?: boolean; microphone?: boolean }) => void;
  hasApp: boolean;
  panelOpen: boolean;
  onPanel: () => void;
}

export function CallBar(props: CallBarProps) {
  const { chatId, subject, since, room, members, camera, microphone, onChange, hasApp, panelOpen, onPanel } =
    props;
  const styles = useStyles();
  const { app } = useDesk();
  return (
    <div className={styles.bar} role="toolbar" aria-label="Meeting controls">
      <Text as="h1" className={styles.subject}>
        {subject}
      </Text>
      <Elapsed since={since} className={styles.time} />
      <div className={styles.space} />
      {room?.stage && (
        <Button
          appearance="subtle"
          icon={<ShareScreenStopRegular />}
          onClick={() => void api.stopSharing(chatId)}
        >
          Stop sharing
        </Button>
      )}
      <WhoIsHere room={room} members={members} />
      {hasApp && (
        <Tooltip
          content={panelOpen ? `Close ${app.name}` : `Open ${app.name} beside the call`}
          relationship="description"
        >
          <ToggleButton
            appearance="subtle"
            icon={<AppIcon size={20} />}
            checked={panelOpen}
            onClick={onPanel}
          >
            {app.name}
          </ToggleButton>
        </Tooltip>
      )}
      <Tooltip content={camera ? 'Turn camera off' : 'Turn camera on'} relationship="label">
        <Button
          appearance="subtle"
          icon={camera ? <VideoRegular /> : <VideoOffRegular />}
          onClick={() => onChange({ camera: !camera })}
        />
      </Tooltip>
      <Tooltip content={microphone ? 'Mute' : 'Unmute'} relationship="label">
        <Button
          appearance="subtle"
          icon={microphone ? <MicRegular /> : <MicOffRegular />}
          onClick={() => onChange({ microphone: !microphone })}
        />
      </Tooltip>
      <Button
        className={styles.leave}
        icon={<CallEndFilled />}
        onClick={() => go(to.outsideCall(chatId, 'chat'))}
      >
        Leave
      </Button>
    </div>
  );
}

function Elapsed({ since, className }: { since: string | undefined; className: string }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  if (!since) return null;
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  return (
    <Text size={200} className={className} role="timer" aria-label="In the call since">
      {hours > 0 && `${hours}:`}
      {two(Math.floor(seconds / 60) % 60)}:{two(seconds % 60)}
    </Text>
  );
}

/** Who is in the call; who is not can be let in by opening the workbench as them in another tab. */
function WhoIsHere({ room, members }: { room: Room | undefined; members: Person[] }) {
  const styles = useStyles();
  const here = new Set(room?.people.map((one) => one.personId));
  const inCall = members.filter((one) => here.has(one.id));
  const away = members.filter((one) => !here.has(one.id));
  const row = (one: Person, link: boolean) => (
    <li key={one.id} className={styles.row}>
      <Avatar name={one.displayName} color="colorful" size={24} aria-hidden />
      <Text size={200} className={styles.grow}>
        {one.displayName}
      </Text>
      {link && (
        <Button as="a" size="small" href={addressAs(one.id)} target="_blank" rel="opener">
          Join as {one.givenName}
        </Button>
      )}
    </li>
  );
  return (
    <Popover>
      <PopoverTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<PeopleRegular />}>
          People {here.size > 0 && `(${here.size})`}
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.people} aria-label="People">
        <Text weight="semibold">In this meeting</Text>
        <ul className={styles.list}>{inCall.map((one) => row(one, false))}</ul>
        {away.length > 0 && <Text weight="semibold">Invited</Text>}
        <ul className={styles.list}>{away.map((one) => row(one, true))}</ul>
      </PopoverSurface>
    </Popover>
  );
}
