import { Button, Field, Input, makeStyles, Spinner, Switch, Text, tokens } from '@fluentui/react-components';
import type { Event } from '@microsoft/microsoft-graph-types';
import { useRef, useState } from 'react';
import useSWR, { useSWRConfig } from 'swr';
import type { EmailAddress } from '../../office/protocol.ts';
import { api, type Composed } from '../api.ts';
import { eventById } from '../graph.ts';
import { useDesk } from '../host/desk.ts';
import { go, to } from '../place.ts';
import { momentAt, momentOf, wallOf } from '../time.ts';
import { AddIn } from './AddIn.tsx';
import { type Body, BodyEditor } from './BodyEditor.tsx';
import { composeCalls } from './compose-calls.ts';

const useStyles = makeStyles({
  form: {
    flex: 1,
    minWidth: 0,
    overflowY: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
  },
  times: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  empty: { margin: 'auto' },
});

/** Composing an appointment of one's own: a new one, or one that is there. */
export function ComposeAppointment({ eventId }: { eventId: string | undefined }) {
  const styles = useStyles();
  const { person } = useDesk();
  const { data, error } = useSWR<Event, unknown>(
    eventId ? ['composed', person.id, eventId] : null,
    () => eventById(person.id, eventId ?? ''),
    { revalidateOnFocus: false },
  );
  if (eventId && !data)
    return error ? <Text className={styles.empty}>The event could not be opened.</Text> : <Spinner />;
  return <Form event={data} />;
}

const parse = (text: string): EmailAddress[] =>
  text
    .split(/[;,\n]/)
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => {
      const [, name = '', mail = one] = /^(.*)<([^>]+)>$/.exec(one) ?? [];
      return { displayName: name.trim() || mail, emailAddress: mail.trim() };
    });
const shown = (people: EmailAddress[]): string =>
  people.map(({ displayName, emailAddress }) => `${displayName} <${emailAddress}>`).join('; ');

function Form({ event }: { event: Event | undefined }) {
  const styles = useStyles();
  const { person, say } = useDesk();
  const { mutate } = useSWRConfig();
  const zone = person.timeZone;
  const begins = event?.start ? momentOf(event.start) : nextHour();
  const ends = event?.end ? momentOf(event.end) : new Date(begins.getTime() + 3_600_000);
  const of = (type: string) =>
    (event?.attendees ?? [])
      .filter((one) => one.type === type)
      .map(({ emailAddress }) => ({
        displayName: emailAddress?.name ?? '',
        emailAddress: emailAddress?.address ?? '',
      }));
  const [subject, setSubject] = useState(event?.subject ?? '');
  const [date, setDate] = useState(wallOf(begins, zone).date);
  const [start, setStart] = useState(wallOf(begins, zone).time);
  const [end, setEnd] = useState(wallOf(ends, zone).time);
  const [required, setRequired] = useState(shown(of('required')));
  const [optional, setOptional] = useState(shown(of('optional')));
  const [online, setOnline] = useState(event?.isOnlineMeeting ?? false);
  const [id, setId] = useState(event?.id ?? undefined);
  const [sending, setSending] = useState(false);
  const body = useRef<Body>(null);

  const composed = (): Composed => ({
    subject,
    html: body.current?.html() ?? '',
    start: momentAt({ date, time: start }, zone).toISOString(),
    end: momentAt({ date, time: end }, zone).toISOString(),
    timeZone: zone,
    attendees: [
      ...parse(required).map((one) => ({ ...one, type: 'required' as const })),
      ...parse(optional).map((one) => ({ ...one, type: 'optional' as const })),
    ].map(({ type, displayName, emailAddress }) => ({ type, name: displayName, address: emailAddress })),
    isOnline: online,
  });
  async function save(send: boolean): Promise<string> {
    const saved = await api.compose(person.id, composed(), id, send);
    setId(saved.id);
    await mutate((key) => Array.isArray(key) && key[0] === 'events');
    return saved.id;
  }
  const latest = useRef({ subject, composed, save, id, required, optional });
  latest.current = { subject, composed, save, id, required, optional };
  const [calls] = useState(() =>
    composeCalls(() => ({
      subject: () => latest.current.subject,
      setSubject,
      body: body.current ?? { html: () => '', text: () => '', prepend() {}, insert() {} },
      appointment: {
        start: () => new Date(latest.current.composed().start),
        end: () => new Date(latest.current.composed().end),
        people: (type) => parse(latest.current[type]),
        add: (type, people) => {
          const set = type === 'required' ? setRequired : setOptional;
          set((before) => {
            const there = parse(before);
            const known = new Set(there.map(({ emailAddress }) => emailAddress.toLowerCase()));
            return shown([
              ...there,
              ...people.filter(({ emailAddress }) => !known.has(emailAddress.toLowerCase())),
            ]);
          });
        },
        save: () => latest.current.save(false),
        id: () => latest.current.id,
      },
    })),
  );

  return (
    <AddIn
      context="meetingDetailsOrganizer"
      item={{ mode: 'compose', itemType: 'appointment' }}
      calls={calls}
      tools={
        <>
          <Button
            appearance="primary"
            disabled={sending}
            onClick={() => {
              setSending(true);
              save(true).then(
                (sent) => go(to.event('outlook', sent)),
                (error: Error) => {
                  setSending(false);
                  say(`Not sent: ${error.message}`);
                },
              );
            }}
          >
            {event && !event.isDraft ? 'Send update' : 'Send'}
          </Button>
          <Button appearance="subtle" onClick={() => void save(false).then(() => say('Saved as a draft'))}>
            Save
          </Button>
          <Button appearance="subtle" onClick={() => go(to.calendar('outlook'))}>
            Discard
          </Button>
        </>
      }
    >
      <section className={styles.form} aria-label="Appointment">
        <Field label="Subject">
          <Input value={subject} onChange={(_, { value }) => setSubject(value)} />
        </Field>
        <Field label="Required">
          <Input value={required} onChange={(_, { value }) => setRequired(value)} />
        </Field>
        <Field label="Optional">
          <Input value={optional} onChange={(_, { value }) => setOptional(value)} />
        </Field>
        <div className={styles.times}>
          <Field label="Date">
            <Input type="date" value={date} onChange={(_, { value }) => setDate(value)} />
          </Field>
          <Field label="Start">
            <Input type="time" value={start} onChange={(_, { value }) => setStart(value)} />
          </Field>
          <Field label="End">
            <Input type="time" value={end} onChange={(_, { value }) => setEnd(value)} />
          </Field>
          <Switch label="Teams meeting" checked={online} onChange={(_, { checked }) => setOnline(checked)} />
        </div>
        <BodyEditor first={event?.body?.content ?? ''} body={body} />
      </section>
    </AddIn>
  );
}

function nextHour(): Date {
  const now = new Date();
  now.setMinutes(60, 0, 0);
  return now;
}
