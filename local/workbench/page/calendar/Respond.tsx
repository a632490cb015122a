import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Text,
  ToggleButton,
  tokens,
} from '@fluentui/react-components';
import { CalendarClockRegular } from '@fluentui/react-icons/svg/calendar-clock';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { QuestionRegular } from '@fluentui/react-icons/svg/question';
import type { Event, ResponseType } from '@microsoft/microsoft-graph-types';
import { useState } from 'react';
import { type Answer, type Reply, respond } from '../graph.ts';
import { useDesk } from '../host/desk.ts';
import { cityOf, momentOf, wallOf } from '../time.ts';

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    marginInline: tokens.spacingHorizontalXXL,
    paddingBlock: tokens.spacingVerticalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  comment: { flex: '1 1 220px' },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, width: '280px' },
  times: { display: 'flex', gap: tokens.spacingHorizontalS },
});

const replies: { reply: Reply; label: string; response: ResponseType; icon: React.ReactElement }[] = [
  { reply: 'accept', label: 'Accept', response: 'accepted', icon: <CheckmarkRegular /> },
  {
    reply: 'tentativelyAccept',
    label: 'Tentative',
    response: 'tentativelyAccepted',
    icon: <QuestionRegular />,
  },
  { reply: 'decline', label: 'Decline', response: 'declined', icon: <DismissRegular /> },
];

export function Respond({ event, onAnswered }: { event: Event; onAnswered: () => Promise<void> }) {
  const styles = useStyles();
  const { person, say } = useDesk();
  const [comment, setComment] = useState('');
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string>();
  const given = event.responseStatus?.response;

  const send = async (reply: Reply, more: Answer = {}) => {
    setSending(true);
    setProblem(undefined);
    try {
      const text = comment.trim();
      await respond(person.id, event.id ?? '', reply, { ...(text && { comment: text }), ...more });
      setComment('');
      say('Answer sent to the organiser');
      await onAnswered();
    } catch (error) {
      setProblem(`Not sent: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      setSending(false);
    }
  };

  return (
    <section className={styles.box} aria-label="Your answer">
      <div className={styles.row}>
        {replies.map(({ reply, label, response, icon }) => (
          <ToggleButton
            key={reply}
            icon={icon}
            checked={given === response}
            disabledFocusable={sending}
            onClick={() => void send(reply)}
          >
            {label}
          </ToggleButton>
        ))}
        <Input
          className={styles.comment}
          aria-label="A word to the organiser"
          placeholder="Add a word (optional)"
          value={comment}
          onChange={(_, { value }) => setComment(value)}
        />
        {event.allowNewTimeProposals !== false && <Propose event={event} onPropose={send} />}
      </div>
      {problem && (
        <MessageBar intent="error">
          <MessageBarBody>{problem}</MessageBarBody>
        </MessageBar>
      )}
    </section>
  );
}

function Propose({
  event,
  onPropose,
}: {
  event: Event;
  onPropose: (reply: Reply, answer: Answer) => Promise<void>;
}) {
  const styles = useStyles();
  const { person } = useDesk();
  const zone = person.timeZone;
  const start = wallOf(momentOf(event.start ?? {}), zone);
  const end = wallOf(momentOf(event.end ?? {}), zone);
  const [open, setOpen] = useState(false);
  const [date, setDate] = useState(start.date);
  const [from, setFrom] = useState(start.time);
  const [until, setUntil] = useState(end.time);
  const right = date !== '' && from !== '' && until > from;

  const propose = (reply: Reply) => {
    setOpen(false);
    const at = (time: string) => ({ dateTime: `${date}T${time}:00`, timeZone: zone });
    void onPropose(reply, { proposedNewTime: { start: at(from), end: at(until) } });
  };

  return (
    <Popover open={open} onOpenChange={(_, data) => setOpen(data.open)} trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button icon={<CalendarClockRegular />}>Propose new time</Button>
      </PopoverTrigger>
      <PopoverSurface aria-label="Propose new time">
        <div className={styles.form}>
          <Field label={`Day (${cityOf(zone)} time)`}>
            <Input type="date" value={date} onChange={(_, { value }) => setDate(value)} />
          </Field>
          <div className={styles.times}>
            <Field label="From">
              <Input type="time" value={from} onChange={(_, { value }) => setFrom(value)} />
            </Field>
            <Field label="Until">
              <Input type="time" value={until} onChange={(_, { value }) => setUntil(value)} />
            </Field>
          </div>
          {!right && (
            <Text size={200} role="alert">
              The end comes after the start, on the same day.
            </Text>
          )}
          <Button appearance="primary" disabled={!right} onClick={() => propose('tentativelyAccept')}>
            Tentative and propose
          </Button>
          <Button disabled={!right} onClick={() => propose('decline')}>
            Decline and propose
          </Button>
        </div>
      </PopoverSurface>
    </Popover>
  );
}
