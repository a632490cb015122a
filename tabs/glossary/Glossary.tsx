import type { ReactNode } from 'react';
import { TermsContext } from '../components/terms.ts';
import { useMarking } from './use-marking.ts';

interface Props {
  readonly communityId: string;
  readonly children: ReactNode;
}

/** Marks the community's terms in every Markdown within. */
export function Glossary({ communityId, children }: Props) {
  return <TermsContext value={useMarking(communityId)}>{children}</TermsContext>;
}
