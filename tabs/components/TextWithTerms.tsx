import { lazy, Suspense } from 'react';

const TermText = lazy(() => import('../glossary/TermText.tsx'));

interface Props {
  readonly communityId: string;
  /** What stands above it in its section, where the terms are marked already. */
  readonly below?: string;
  readonly children: string;
}

/** A text without markup, in which terms of the glossary are marked once they are loaded. */
export const TextWithTerms = (props: Props) => (
  <Suspense fallback={props.children}>
    <TermText {...props} />
  </Suspense>
);
