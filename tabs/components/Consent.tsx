import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { Suspense, useEffect, useRef, useState } from 'react';
import * as z from 'zod/mini';
import type { ConsentPage } from '../../domain/community/consent.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { fieldState } from '../app/refusals.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { CONSENT } from './consent-texts.ts';
import { lazySheet } from './lazy-sheet.tsx';
import { Row, Rows } from './Page.tsx';
import { Face } from './People.tsx';
import { Problem } from './Problem.tsx';
import { Steady } from './Steady.tsx';
import { sayList } from './say-list.ts';
import { When } from './When.tsx';

const SetAsideSheet = lazySheet(() => import('./SetAsideSheet.tsx'));

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '8px' },
  text: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  words: { overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  form: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '8px' },
});

interface Props {
  readonly consent: ConsentPage;
  readonly now: string;
  /** Whether I may say something to it. */
  readonly may: boolean;
  /** Whether I have proposed it. */
  readonly isMine: boolean;
  /** What is typed is kept under it. */
  readonly name: string;
  readonly answer: (objection: string | null, operation: string) => Promise<unknown>;
  readonly setAside: (personId: string, word: string, operation: string) => Promise<unknown>;
}

/** Whose objections stand, as a list in words; '' for nobody's. */
function whoStands(objections: ConsentPage['objections']): string {
  const names = new Map(
    objections.flatMap(({ by, state }) => (state === 'stands' ? [[by.id, by.name]] : [])),
  );
  return sayList(names.values());
}

/** Until when a proposal is open, who objects and why, and what I say to it. */
export function Consent({ consent, now, may, isMine, name, answer, setAside }: Props) {
  const styles = useStyles();
  const [writes, setWrites] = useState(false);
  const { objections, closesAt, mine, round } = consent;
  const [aside, setAsideOf] = useState<PersonRef | null>(null);
  const isOver = Date.parse(closesAt) <= Date.parse(now);
  const stands = whoStands(objections);
  const asked = whoStands(objections.filter((one) => one.round < round));
  const say = useAction(async (operation, objection: string | null) => {
    await answer(objection, operation);
    if (objection === null && mine === 'objects') toast(CONSENT.takenBack);
    if (objection === null && mine === 'asked-again') toast(CONSENT.answered);
  });
  return (
    <div className={styles.root}>
      <p className={styles.text}>
        {isOver ? (
          `${CONSENT.overStands}${stands && ` ${CONSENT.waitsFor(stands)}`}`
        ) : (
          <>
            {CONSENT.openUntil} <When inside at={closesAt} />
            {round > 1 && `, ${CONSENT.round(round)}`}. {CONSENT.adoptedThen}
            {asked && ` ${CONSENT.askedAgain(asked)}`}
          </>
        )}
      </p>
      {objections.length === 0 && !isOver && <p className={styles.quiet}>{CONSENT.none}</p>}
      <Objections
        objections={objections}
        round={round}
        onSetAside={consent.setAside === 'yes' ? setAsideOf : null}
      />
      {isMine && mine === 'none' && <p className={styles.quiet}>{CONSENT.mine}</p>}
      {may && writes && (
        <ObjectionForm name={`${name}.${round}`} answer={answer} onClose={() => setWrites(false)} />
      )}
      {may && !writes && (
        <div className={styles.buttons}>
          {mine === 'asked-again' && <span>{CONSENT.again}</span>}
          {mine === 'objects' && (
            <>
              <span role="status">{CONSENT.yours}</span>
              <Button disabledFocusable={say.busy} onClick={() => void say.run(null)}>
                {CONSENT.takeBack}
              </Button>
            </>
          )}
          {mine === 'consents' && (
            <span role="status" className={styles.quiet}>
              {CONSENT.consented}
            </span>
          )}
          {mine !== 'objects' && mine !== 'consents' && !isMine && (
            <Button appearance="primary" disabledFocusable={say.busy} onClick={() => void say.run(null)}>
              {mine === 'asked-again' ? CONSENT.answersMe : CONSENT.iConsent}
            </Button>
          )}
          {mine !== 'objects' && (
            <Button onClick={() => setWrites(true)}>
              {mine === 'asked-again' ? CONSENT.objectAgain : CONSENT.object}
            </Button>
          )}
        </div>
      )}
      {say.problem !== null && <Problem slim problem={say.problem} onRetry={() => void say.again()} />}
      <Suspense>
        {aside && (
          <SetAsideSheet
            name={`set-aside.${name}.${aside.id}`}
            by={aside}
            setAside={setAside}
            onClose={() => setAsideOf(null)}
          />
        )}
      </Suspense>
    </div>
  );
}

interface ObjectionsProps extends Pick<ConsentPage, 'objections' | 'round'> {
  /** null where nobody's objection can be set aside. */
  readonly onSetAside?: ((by: PersonRef) => void) | null;
}

/** Who has objected and why, and what became of it. */
export function Objections({ objections, round: current, onSetAside = null }: ObjectionsProps) {
  const styles = useStyles();
  if (objections.length === 0) return null;
  return (
    <Rows>
      {objections.map(({ by, words, at, state, round, setAside }) => (
        <Row
          key={`${by.id} ${round}`}
          sign={<Face person={by} />}
          end={
            <>
              {state === 'stands' && round < current ? CONSENT.standsAsked : CONSENT.states[state]} ·{' '}
              <When at={at} as="distance" />
            </>
          }
        >
          <span className={styles.words}>
            {by.name}: “{words}”
            {setAside && (
              <>
                <br />
                {CONSENT.setAsideBy(setAside.by.name)}: “{setAside.word}”
              </>
            )}
          </span>
          {state === 'stands' && onSetAside && (
            <div>
              <Button size="small" aria-label={CONSENT.setAsideOf(by.name)} onClick={() => onSetAside(by)}>
                {CONSENT.setAside}
              </Button>
            </div>
          )}
        </Row>
      ))}
    </Rows>
  );
}

interface FormProps extends Pick<Props, 'name' | 'answer'> {
  readonly onClose: () => void;
}

function ObjectionForm({ name, answer, onClose }: FormProps) {
  const styles = useStyles();
  const draft = useDraft(name, z.string(), () => '');
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const words = draft.value.trim();
  const send = useAction(async (operation) => {
    await answer(words, operation);
    draft.forget();
    toast(CONSENT.objected);
    onClose();
  });
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (words) void send.run();
      }}
    >
      <Field
        label={CONSENT.why}
        required
        hint={CONSENT.whyHint}
        {...(tried && !words
          ? { validationState: 'error' as const, validationMessage: CONSENT.reasonNeeded }
          : fieldState(send.problem, 'objection'))}
      >
        <Textarea
          ref={field}
          rows={3}
          maxLength={600}
          value={draft.value}
          onChange={(_, { value }) => draft.set(value)}
        />
      </Field>
      {send.problem !== null && (
        <Problem slim problem={send.problem} fields={['objection']} onRetry={() => void send.again()} />
      )}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={send.busy}>
          <Steady widest={CONSENT.sending}>{send.busy ? CONSENT.sending : CONSENT.send}</Steady>
        </Button>
        <Button onClick={onClose}>{CONSENT.leave}</Button>
      </div>
    </form>
  );
}
