import { lazy, type ReactNode, Suspense, useState } from 'react';
import { type Terms, TermsContext } from '../components/terms.ts';

const Marking = lazy(() => import('./Marking.tsx'));

interface Props {
  readonly communityId: string;
  readonly children: ReactNode;
}

/** Marks the community's terms in every Markdown within, once they are loaded: until then it is read as it is. */
export function Glossary({ communityId, children }: Props) {
  const [marking, setMarking] = useState<{ readonly terms: () => Terms } | null>(null);
  return (
    <TermsContext value={marking?.terms ?? null}>
      {children}
      <Suspense>
        <Marking communityId={communityId} onChange={setMarking} />
      </Suspense>
    </TermsContext>
  );
}
