import { type ReactNode, Suspense, useState } from 'react';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { AnswerButtons } from '../components/AnswerButtons.tsx';
import { lazySheet } from '../components/lazy-sheet.tsx';
import { Row } from '../components/Page.tsx';
import { Face } from '../components/People.tsx';
import { JOINING } from './joining-texts.ts';

const AnswerSheet = lazySheet(() => import('./AnswerSheet.tsx'));

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
  const [accepts, setAccepts] = useState<boolean | null>(null);
  return (
    <Row
      sign={<Face person={person} />}
      end={
        <AnswerButtons
          yes={{ text: JOINING.add, label: JOINING.addOf(person.name) }}
          no={{ text: JOINING.decline, label: JOINING.declineOf(person.name) }}
          onAnswer={setAccepts}
        />
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
