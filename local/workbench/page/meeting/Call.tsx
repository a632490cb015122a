import { makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { FrameSpec } from '../host/context.ts';
import { useDesk } from '../host/desk.ts';
import { HostFrame } from '../host/HostFrame.tsx';
import { go, to } from '../place.ts';
import { CallBar } from './CallBar.tsx';
import { SidePanel } from './SidePanel.tsx';
import { Tiles } from './Tiles.tsx';
import { useMeetingFacts, useMeetingFrame, useRoom } from './useMeeting.ts';

const useStyles = makeStyles({
  call: {
    flex: 1,
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  rest: { flex: 1, minHeight: 0, display: 'flex' },
  stage: {
    flex: 1,
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
  },
  shared: {
    flex: 1,
    minHeight: 0,
    display: 'flex',
    borderRadius: tokens.borderRadiusLarge,
    overflow: 'hidden',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  empty: { margin: 'auto', padding: tokens.spacingHorizontalXXL, textAlign: 'center' },
});

/** A call one has joined. */
export function Call({ chatId, panel }: { chatId: string; panel: boolean }) {
  const styles = useStyles();
  const { facts, problem } = useMeetingFacts(chatId);
  if (problem) {
    return (
      <Text className={styles.empty} role="alert">
        {problem}
      </Text>
    );
  }
  if (!facts) return <Spinner className={styles.empty} label="Joining" />;
  return (
    <Joined
      chatId={chatId}
      panel={panel}
      subject={facts.subject}
      installed={facts.installed}
      members={facts.members}
    />
  );
}

interface JoinedProps {
  chatId: string;
  panel: boolean;
  subject: string;
  installed: boolean | undefined;
  members: Parameters<typeof CallBar>[0]['members'];
}

function Joined({ chatId, panel, subject, installed, members }: JoinedProps) {
  const styles = useStyles();
  const { person, people } = useDesk();
  const { room, change } = useRoom(chatId);
  const frameOf = useMeetingFrame(chatId);
  const panelSpec = frameOf('sidePanel', 'meetingSidePanel');
  const open = panel && installed !== false && panelSpec !== undefined;

  const stageUrl = room?.stage?.url;
  const stage = useMemo(
    (): FrameSpec | undefined =>
      stageUrl === undefined
        ? undefined
        : {
            host: 'Teams',
            frameContext: 'meetingStage',
            entityId: '',
            url: stageUrl,
            title: 'Shared on the stage',
            chatId,
          },
    [stageUrl, chatId],
  );

  const own = room?.people.find((one) => one.personId === person.id);

  return (
    <section className={styles.call} aria-label={`Meeting: ${subject}`}>
      <CallBar
        chatId={chatId}
        subject={subject}
        since={own?.joinedAt}
        room={room}
        members={members}
        camera={own?.camera ?? true}
        microphone={own?.microphone ?? false}
        onChange={change}
        hasApp={installed !== false && panelSpec !== undefined}
        panelOpen={open}
        onPanel={() => go(to.call(chatId, !panel), { replace: true })}
      />
      <div className={styles.rest}>
        <div className={styles.stage}>
          {stage && (
            <div className={styles.shared}>
              <HostFrame spec={stage} />
            </div>
          )}
          <Tiles present={room?.people ?? []} people={people} me={person.id} strip={stage !== undefined} />
        </div>
        {panelSpec && (
          <SidePanel spec={panelSpec} open={open} onClose={() => go(to.call(chatId), { replace: true })} />
        )}
      </div>
    </section>
  );
}
