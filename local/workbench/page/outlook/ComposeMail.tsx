import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { useDesk } from '../host/desk.ts';
import { go, to } from '../place.ts';
import { AddIn } from './AddIn.tsx';
import { type Body, BodyEditor } from './BodyEditor.tsx';
import { composeCalls } from './compose-calls.ts';

const useStyles = makeStyles({
  form: {
    flex: 1,
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
  },
});

/** Composing a message, to see what the add-in puts into it. The workbench sends no mail. */
export function ComposeMail() {
  const styles = useStyles();
  const { say } = useDesk();
  const [subject, setSubject] = useState('');
  const body = useRef<Body>(null);
  const latest = useRef(subject);
  latest.current = subject;
  const [calls] = useState(() =>
    composeCalls(() => ({
      subject: () => latest.current,
      setSubject,
      body: body.current ?? { html: () => '', text: () => '', prepend() {}, insert() {} },
    })),
  );
  return (
    <AddIn
      context="mailCompose"
      item={{ mode: 'compose', itemType: 'message' }}
      calls={calls}
      tools={
        <>
          <Button appearance="primary" onClick={() => say('The workbench sends no mail of people’s own')}>
            Send
          </Button>
          <Button appearance="subtle" onClick={() => go(to.mail())}>
            Discard
          </Button>
        </>
      }
    >
      <section className={styles.form} aria-label="Message">
        <Field label="To">
          <Input />
        </Field>
        <Field label="Subject">
          <Input value={subject} onChange={(_, { value }) => setSubject(value)} />
        </Field>
        <BodyEditor first="" body={body} />
      </section>
    </AddIn>
  );
}
