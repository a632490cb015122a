import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Suspense, useState } from 'react';
import { hideRecognition, listRecognitions, takeBackRecognition } from '../../domain/recognition/contract.ts';
import {
  type Contribution,
  isAbout,
  pageOf,
  type Recognition,
} from '../../domain/recognition/recognition.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { call } from '../api/client.ts';
import { useData } from '../api/use-data.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { Button } from '../components/Button.tsx';
import { lazySheet } from '../components/lazy-sheet.tsx';
import { Problem } from '../components/Problem.tsx';
import { useHost } from '../host/use-host.ts';
import { RECOGNITION } from './texts.ts';

const RecogniseSheet = lazySheet(() => import('./RecogniseSheet.tsx'));

const useStyles = makeStyles({
  list: { display: 'grid', gap: '4px', listStyleType: 'none', margin: '4px 0 0', padding: 0 },
  said: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: '0 8px',
    paddingInlineStart: '8px',
    borderLeft: `2px solid ${tokens.colorPaletteForestBorderActive}`,
    overflowWrap: 'anywhere',
  },
  by: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  quiet: { color: tokens.colorNeutralForeground3 },
  onScreen: { '@media print': { display: 'none' } },
});

interface Props {
  readonly communityId: string;
  readonly about: Contribution;
  /** Whose contribution it is. */
  readonly person: PersonRef;
  /** Whether one may say something here; what was said is shown in any case. */
  readonly offers?: boolean;
}

function Said({ communityId, one, me }: { communityId: string; one: Recognition; me: string }) {
  const styles = useStyles();
  const { about, by, person, words, hidden } = one;
  const params = { communityId };
  const takeBack = useAction(async (operation) => {
    await call(takeBackRecognition, { params, body: { about }, operation });
    toast(RECOGNITION.takenBack);
  });
  const hide = useAction((operation) =>
    call(hideRecognition, { params, body: { about, by: by.id, hidden: !hidden }, operation }),
  );
  const { problem, again } = takeBack.problem === null ? hide : takeBack;
  return (
    <li className={mergeClasses(styles.said, hidden && styles.onScreen)}>
      <span className={hidden ? styles.quiet : undefined}>“{words}”</span>
      <span className={styles.by}>– {by.name}</span>
      {hidden && <span className={styles.by}>{RECOGNITION.hidden}</span>}
      {by.id === me && (
        <Button
          size="small"
          appearance="subtle"
          className={styles.onScreen}
          disabledFocusable={takeBack.busy}
          onClick={() => void takeBack.run()}
        >
          {RECOGNITION.takeBack}
        </Button>
      )}
      {person.id === me && (
        <Button
          size="small"
          appearance="subtle"
          className={styles.onScreen}
          disabledFocusable={hide.busy}
          onClick={() => void hide.run()}
        >
          {hidden ? RECOGNITION.show : RECOGNITION.hide}
        </Button>
      )}
      {problem !== null && <Problem slim problem={problem} onRetry={() => void again()} />}
    </li>
  );
}

/**
 * What others say of a contribution, and the way to say something oneself. All of one page ask once. While it is not
 * known, and where it fails, the page is as without it.
 */
export default function Recognise({ communityId, about, person, offers = true }: Props) {
  const styles = useStyles();
  const { personId: me } = useHost();
  const { data } = useData(listRecognitions, { params: { communityId }, query: pageOf(about) });
  const [open, setOpen] = useState(false);
  if (!data) return null;
  const said = data.recognitions.filter((one) => isAbout(one.about, about));
  const offered =
    offers && data.abilities.recognise === 'yes' && person.id !== me && !said.some(({ by }) => by.id === me);
  return (
    <>
      {offered && (
        <Button
          size="small"
          appearance="subtle"
          className={styles.onScreen}
          aria-label={RECOGNITION.recogniseFor(person.name)}
          onClick={() => setOpen(true)}
        >
          {RECOGNITION.recognise}
        </Button>
      )}
      {said.length > 0 && (
        <ul className={styles.list} aria-label={RECOGNITION.said}>
          {said.map((one) => (
            <Said key={one.by.id} communityId={communityId} one={one} me={me} />
          ))}
        </ul>
      )}
      <Suspense>
        {open && (
          <RecogniseSheet
            communityId={communityId}
            about={about}
            person={person}
            onClose={() => setOpen(false)}
          />
        )}
      </Suspense>
    </>
  );
}
