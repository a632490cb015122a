import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  type ReactElement,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Note } from '../../../domain/sessions/note.ts';
import { openPreparation } from '../../../domain/sessions/preparation-contract.ts';
import { useData } from '../../api/use-data.ts';
import { toast } from '../../app/toasts.tsx';
import { useAction } from '../../app/use-action.ts';
import { Button } from '../../components/Button.tsx';
import { browserStore } from '../../drafts/browser-store.ts';
import { Elsewhere } from '../prepare/Elsewhere.tsx';
import { keepText, wordsOf } from '../prepare/preparation-draft.ts';
import { saidOf } from '../prepare/said-of.ts';
import { PREPARE } from '../prepare/texts.ts';
import { preparationRecords, usePreparation } from '../prepare/use-preparation.ts';
import type { NewNote } from './new-note.ts';
import { isMine, type SessionClient } from './session-client.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 8px',
    flexShrink: 0,
    minWidth: 0,
    minHeight: '36px',
    paddingLeft: '8px',
    borderLeft: `3px solid ${tokens.colorBrandStroke1}`,
    // Above a phone's keyboard there is room for what is being written.
    '@container (max-height: 420px)': { display: 'none' },
  },
  words: {
    flex: '1 1 120px',
    minWidth: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  title: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  beginning: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  said: { margin: 0, color: tokens.colorNeutralForeground2 },
  undecided: { flexShrink: 0, maxHeight: '40vh', overflowY: 'auto' },
  ours: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  actions: { display: 'flex', flexShrink: 0, gap: '4px' },
});

/** Whether it was put aside in this browser: until it is asked for again, or has changed. */
function useAside({ personId, place }: SessionClient, etag: string | null) {
  const key = `guildhall.aside.${personId}.${place.sessionId}`;
  const [stored, setStored] = useState(() => browserStore.get(key));
  return {
    aside: stored !== null && stored === etag,
    put(version: string | null) {
      if (version === null) browserStore.remove(key);
      else browserStore.set(key, version);
      setStored(version);
    },
  };
}

/** What I have prepared, unless it is on its way as a note. */
function usePrepared({ outbox, place }: SessionClient, mine: number) {
  const asked = useData(openPreparation, { params: place });
  const { data, reload, isValidating } = asked;
  const entries = useSyncExternalStore(outbox.listen, outbox.entries);
  const going =
    data !== undefined && entries.some(({ prepared }) => prepared !== null && prepared === data.etag);
  const [asking, setAsking] = useState(false);
  const was = useRef(going);
  useLayoutEffect(() => {
    // It has arrived or was discarded: offered again only if the server still has it.
    if (was.current && !going) {
      setAsking(true);
      reload();
    }
    was.current = going;
  }, [going, reload]);
  useEffect(() => {
    if (!isValidating) setAsking(false);
  }, [isValidating]);
  const counted = useRef(mine);
  useEffect(() => {
    // A new note of mine may be what I prepared, sent from another device.
    if (counted.current !== mine) reload();
    counted.current = mine;
  }, [mine, reload]);
  return { data, asked, going: going || asking };
}

/** Puts it into the composer, to be written on. */
function take({ text: field, change }: NewNote, text: string, prepared: string | null): void {
  change({ text, prepared });
  requestAnimationFrame(() => {
    const { current } = field;
    current?.focus();
    current?.setSelectionRange(current.value.length, current.value.length);
  });
}

interface WordsProps {
  readonly text: string;
  /** Whether the composer is, so that it can be taken. */
  readonly empty: boolean;
  readonly said?: string;
}

/** How what is offered begins, or that it has to wait. */
function Words({ text, empty, said }: WordsProps) {
  const styles = useStyles();
  return (
    <div className={styles.words}>
      <p className={styles.title}>{PREPARE.offer}</p>
      <p className={styles.beginning} title={text}>
        {empty ? text : PREPARE.afterThis}
      </p>
      {said !== undefined && <p className={styles.said}>{said}</p>}
    </div>
  );
}

interface Props {
  readonly client: SessionClient;
  readonly notes: readonly Note[];
  readonly note: NewNote;
}

/** What the server has of it. */
function Kept({ client, notes, note }: Props) {
  const styles = useStyles();
  const mine = notes.filter((one) => isMine(client, one)).length;
  const { data, asked, going } = usePrepared(client, mine);
  const { draft, change, text: field, empty } = note;
  const { aside, put } = useAside(client, data?.etag ?? null);
  const { isValidating } = asked;
  const use = useRef<HTMLButtonElement>(null);
  const latest = useRef(draft);
  latest.current = draft;
  const putAside = useAction(async (operation) => {
    if (!data || draft.prepared === null) return;
    let version = draft.prepared;
    if (wordsOf(draft.text) !== wordsOf(data.text)) {
      try {
        const kept = await keepText(client.place, draft.text, draft.prepared, operation);
        version = kept.etag;
        asked.patch(() => kept);
      } catch {
        toast(PREPARE.notKept, { about: 'prepared' });
        return;
      }
    }
    // It was sent meanwhile, or cleared.
    if (latest.current.prepared !== draft.prepared) return;
    // What was typed meanwhile stays.
    const typed = field.current?.value ?? draft.text;
    if (typed !== draft.text) return change({ text: typed, prepared: version });
    put(version);
    change({ text: '', prepared: null });
    toast(PREPARE.asideSaid, { about: 'prepared' });
    field.current?.focus();
  });

  const overtaken =
    draft.prepared !== null &&
    data !== undefined &&
    !isValidating &&
    !putAside.busy &&
    data.etag !== draft.prepared;
  useEffect(() => {
    if (!overtaken) return;
    change({ prepared: null });
    toast(PREPARE.overtaken, { about: 'prepared' });
  });

  if (draft.prepared !== null)
    return (
      <div className={styles.root}>
        <p className={mergeClasses(styles.words, styles.said)}>{PREPARE.inComposer}</p>
        <Button
          size="small"
          appearance="subtle"
          disabledFocusable={putAside.busy}
          onClick={() => void putAside.run()}
        >
          {PREPARE.aside}
        </Button>
      </div>
    );
  if (going || !data?.text || data.used) return null;
  if (aside)
    return (
      <div>
        <Button
          size="small"
          appearance="subtle"
          onClick={() => {
            put(null);
            requestAnimationFrame(() => use.current?.focus());
          }}
        >
          {PREPARE.showAgain}
        </Button>
      </div>
    );
  return (
    <section className={styles.root} aria-label={PREPARE.offer}>
      <Words text={data.text} empty={empty} />
      <div className={styles.actions}>
        <Button
          ref={use}
          size="small"
          disabledFocusable={!empty}
          onClick={() => take(note, data.text, data.etag)}
        >
          {PREPARE.use}
        </Button>
        <Button
          size="small"
          appearance="subtle"
          onClick={() => {
            put(data.etag);
            field.current?.focus();
          }}
        >
          {PREPARE.aside}
        </Button>
      </div>
    </section>
  );
}

const BUSY: readonly string[] = ['opening', 'waiting', 'saving', 'discarding'];
const nothing = () => undefined;

/** What only this browser has of it, because there was no network: it goes out from here, and can be used before. */
function Unsent({ client, note, onDone }: Pick<Props, 'client' | 'note'> & { onDone: () => void }) {
  const styles = useStyles();
  const { keeper, now } = usePreparation(client.place, null, nothing);
  const { state } = now;
  const { text } = now.draft;
  useEffect(() => {
    if (state === 'saved') onDone();
    // Nobody types here, so there is no pause to wait for.
    if (state === 'waiting') void keeper.flush();
  }, [state, onDone, keeper]);
  if (state === 'conflict')
    return (
      <section className={styles.undecided} aria-label={PREPARE.offer}>
        <p className={styles.title}>{PREPARE.offer}</p>
        <p className={styles.ours}>{text}</p>
        <Elsewhere keeper={keeper} now={now} />
      </section>
    );
  if (!wordsOf(text)) return null;
  return (
    <section className={styles.root} aria-label={PREPARE.offer}>
      <Words text={text} empty={note.empty} said={saidOf(now)} />
      <Button
        size="small"
        disabledFocusable={!note.empty || BUSY.includes(state)}
        onClick={() => {
          preparationRecords(client.personId).remove(client.place.sessionId);
          take(note, text, keeper.version() || null);
          onDone();
        }}
      >
        {PREPARE.use}
      </Button>
    </section>
  );
}

/** What I have prepared, above the composer: taken into it when it is empty, and sent only from there. */
export default function Prepared(props: Props): ReactElement | null {
  const { client, note } = props;
  const [unsent, setUnsent] = useState(
    () => preparationRecords(client.personId).get(client.place.sessionId) !== null,
  );
  const done = useCallback(() => setUnsent(false), []);
  return unsent && note.draft.prepared === null ? (
    <Unsent client={client} note={note} onDone={done} />
  ) : (
    <Kept {...props} />
  );
}
