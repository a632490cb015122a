import { Button } from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { Row } from '../components/Page.tsx';
import { Face } from '../components/People.tsx';
import { useRowStyles } from '../pilots/row-styles.ts';
import { JOINING } from './joining-texts.ts';

const AnswerSheet = lazy(() => import('./AnswerSheet.tsx'));

interface Props {
  readonly communityId: string;
  readonly kind: 'request' | 'proposal';
  readonly person: PersonRef;
  readonly word: string;
  /** Who proposes them or what they ask for. */
  readonly children: ReactNode;
}

/** Somebody who waits for an organiser's answer. */
export function JoiningRow({ communityId, kind, person, word, children }: Props) {
  const styles = useRowStyles();
  const [accepts, setAccepts] = useState<boolean | null>(null);
  return (
    <Row
      sign={<Face person={person} />}
      end={
        <span className={styles.buttons}>
          <Button size="small" aria-label={JOINING.addOf(person.name)} onClick={() => setAccepts(true)}>
            {JOINING.add}
          </Button>
          <Button
            size="small"
            appearance="subtle"
            aria-label={JOINING.declineOf(person.name)}
            onClick={() => setAccepts(false)}
          >
            {JOINING.decline}
          </Button>
        </span>
      }
    >
      {person.name} {children}
      {word && `: “${word}”`}
      <Suspense>
        {accepts !== null && (
          <AnswerSheet
            communityId={communityId}
            kind={kind}
            person={person}
            accepts={accepts}
            onClose={() => setAccepts(null)}
          />
        )}
      </Suspense>
    </Row>
  );
}
